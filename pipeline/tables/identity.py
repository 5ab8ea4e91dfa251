"""When two claims are one fact: the id that each claim gives its row, built from its content alone.

A `row_id` is made per claim, without sight of any other, so that the merge across documents is a grouping by it.
Projects, events and people bring a slug of their own. The others are hashes of their identity columns behind a
readable slug ("chn-c5-grant-3f9a1c2b4d"); what is no identity (the bound, who reports it) does not enter.
"""

import re
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b

from pipeline.facts.claim import AgreementClaim, PledgeClaim, Read, TradeClaim
from pipeline.times.time import PartialDate

SEPARATOR = "\x1f"
LONGEST_SLUG = 72
MOST_PARTIES_IN_SLUG = 4


def identify_trade(claim: TradeClaim) -> str:
    """Pair, flow, commodity, frequency, period, value, unit and kind: another value is another row.

    A period that is not given is a value of its own: "2024" and no period stay apart.
    """
    period = value_of(claim.time_period)
    parts = [claim.ref_area.value, claim.counterpart_area.value, claim.flow.value, normalise(value_of(claim.commodity)),
             claim.freq.value, period, format_number(claim.obs_value.value), claim.unit_measure.value,
             claim.kind.value]  # fmt: skip
    return compose_id([claim.ref_area.value, claim.counterpart_area.value, claim.flow.value, period], parts)


def identify_pledge(claim: PledgeClaim) -> str:
    """Who, to whom, by which instrument; then the quantity and its unit, or the topic where there is no number.

    Where nobody is named as recipient the project, or else the topic, tells two equal amounts apart.
    """
    pledgors, recipients = list_values(claim.pledgors), list_values(claim.recipients)
    topic = normalise(claim.topic)
    if claim.quantity is None:
        object_parts = ["topic", topic]
    else:
        object_parts = ["quantity", format_number(claim.quantity.value), name_unit(value_of(claim.unit))]
        if not recipients:
            object_parts.append(value_of(claim.project) or topic)
    parts = [",".join(pledgors), ",".join(recipients), claim.instrument.value, *object_parts]
    return compose_id([*name_parties(pledgors), *name_parties(recipients), claim.instrument.value], parts)


def identify_agreement(claim: AgreementClaim, published: PartialDate | None) -> str:
    """Whose deals, how many and worth what.

    Number and value together name one package, whenever it is told. One of them alone comes back ("12 documents were
    signed"), so it is held with the year of signing, or of publication; a package with neither with its description
    as well.
    """
    parties = list_values(claim.parties)
    parts = [",".join(parties)]
    parts += [format_number(read.value) if read else "" for read in (claim.count, claim.value)]
    parts.append(value_of(claim.currency))
    if claim.value is None or claim.count is None:
        signed = value_of(claim.signed_on)[:4]
        parts.append(signed or (f"{published.year:04d}" if published else ""))
    if claim.value is None and claim.count is None:
        parts.append(normalise(claim.description.value))
    return compose_id([*name_parties(parties), "agreements"], parts)


def identify_by_key(key: str) -> str:
    """A project or event: the slug under which all its names meet."""
    return slugify(key) or hash_text(key, 5)


def compose_id(readable: Iterable[str], identity: Iterable[str]) -> str:
    """A slug of the readable parts, then ten hex digits of the hash of the identity."""
    slug = slugify(" ".join(part for part in readable if part))[:LONGEST_SLUG].rstrip("-")
    return f"{slug}-{hash_text(SEPARATOR.join(identity), 5)}" if slug else hash_text(SEPARATOR.join(identity), 5)


def hash_text(text: str, n_bytes: int = 10) -> str:
    """Hex digits of a hash that is the same on every machine; twenty digits stay unique over billions of rows."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=n_bytes).hexdigest()


def slugify(text: str) -> str:
    """Lower-case ASCII letters and digits with single hyphens: "Côte d'Or 2" is "cote-d-or-2"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def normalise(text: str) -> str:
    """Case and white space do not tell two names apart."""
    return " ".join(text.casefold().split())


def name_unit(unit: str) -> str:
    """A currency code as it is; of a counted noun phrase its head: vaccine doses and doses are one unit."""
    return unit if re.fullmatch(r"[A-Z]{3}", unit) else normalise(unit).rpartition(" ")[2]


def name_parties(parties: list[str]) -> list[str]:
    return parties if len(parties) <= MOST_PARTIES_IN_SLUG else [f"{len(parties)}-parties"]


def list_values(reads: Iterable[Read[str]]) -> list[str]:
    return sorted({read.value for read in reads})


def value_of(read: Read[str] | None) -> str:
    return "" if read is None else read.value


def format_number(value: float) -> str:
    """Twelve significant digits: a value computed in two ways (62.1 × 1e9, 62100 × 1e6) is one value."""
    return format(value, ".12g")
