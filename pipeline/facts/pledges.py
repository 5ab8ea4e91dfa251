"""Pledges: who undertakes to give, build, open or reach what, for whom and by when."""

from collections import Counter
from dataclasses import replace

import re2

from pipeline.facts.claim import EventClaim, PledgeClaim, ProjectClaim, Read, Statement, TradeClaim
from pipeline.facts.pledge_clauses import Clause, list_clauses
from pipeline.facts.pledge_nominals import list_nominals
from pipeline.facts.pledge_terms import (
    OBJECTS,
    folded_object,
    read_due_year,
    read_recipients,
    read_terms,
)
from pipeline.facts.scene import Scene, Slot
from pipeline.facts.voice import is_denied, read_voice
from schemas.vocabularies import Instrument

WORD = re2.compile(r"[a-z][a-z'-]{3,}")
EMPTY_WORDS = frozenset(
    "also and for from into more than that the their this with would will which between among other such new all your "
    "countries country states central asian asia region regional".split()
)
ADDITIONAL = re2.compile(r"\b(?:additional|another|extra)\b")


def read_pledges(
    scene: Scene, trade: tuple[TradeClaim, ...], projects: tuple[ProjectClaim, ...], events: tuple[EventClaim, ...]
) -> tuple[PledgeClaim, ...]:
    """Every pledge of a document, in order. Targets that a party sets itself are pledges too."""
    claims: list[PledgeClaim] = []
    listed: dict[int, list[int]] = {}
    for clause in (*list_clauses(scene), *list_nominals(scene)):
        claim = _read_pledge(scene, clause)
        if claim is None or _counted(claim, claims) or is_denied(clause.reading, clause.start, clause.object_start):
            continue
        if clause.listed is not None:
            listed.setdefault(clause.listed, []).append(len(claims))
        claims.append(replace(claim, project=_find_project(claim, projects), event=_find_event(claim, events)))
    claims += [pledge for target in trade if (pledge := _pledge_of_target(target, claims)) is not None]
    for items in listed.values():
        _share_recipients(claims, items)
    about = _find_subject_state(scene)
    claims = [_for_whom_the_text_is(scene, claim, about) for claim in claims]
    return tuple(sorted(claims, key=lambda claim: (claim.statement.start, claim.statement.end)))


def _pledge_of_target(target: TradeClaim, claims: list[PledgeClaim]) -> PledgeClaim | None:
    """A target of trade that no clause pledges is what the two sides set themselves."""
    taken = {figure for claim in claims for figure in claim.figures}
    if target.kind.value != "target" or taken & set(target.figures) or target.counterpart_area.value == "WORLD":
        return None
    words = (target.statement.start, target.statement.end)
    period = target.time_period
    return PledgeClaim(
        statement=replace(target.statement, rule="target_of_trade"),
        pledgors=(target.ref_area, target.counterpart_area),
        recipients=(),
        transaction_type=Read("12", *words, "inferred"),
        instrument=Read("trade_target", target.kind.start, target.kind.end, "inferred"),
        description=Read(f"{target.flow.value} target", target.flow.start, target.flow.end, "resolved"),
        bound=target.bound,
        is_additional=Read(False, *words, "inferred"),
        topic=target.flow.value,
        quantity=target.obs_value,
        unit=target.unit_measure,
        converted_usd=target.converted_usd,
        due_year=Read(int(period.value[:4]), period.start, period.end, period.method) if period else None,
        figures=target.figures,
    )


def _find_subject_state(scene: Scene) -> list[str]:
    """The states and groups of a text, the most spoken of first; those of the title count for more."""
    kinds = {party.party_id: party.kind for party in scene.cast.parties}
    counts: Counter[str] = Counter()
    for mention in scene.cast.mentions:
        if kinds.get(mention.entity_id) in ("state", "group") and mention.entity_type == "party":
            counts[mention.entity_id] += 1
    return [party for party, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _for_whom_the_text_is(scene: Scene, claim: PledgeClaim, about: list[str]) -> PledgeClaim:
    """Help with no receiver named, and what a firm invests, is for the state or group that the text is most about."""
    if claim.recipients or claim.quantity is None or claim.instrument.value not in HELP or not claim.figures:
        return claim
    homes = {party.party_id: party.country_id for party in scene.cast.parties}
    givers = {read.value for read in claim.pledgors} | {homes.get(read.value) for read in claim.pledgors}
    firm = any(party.kind == "organization" and party.party_id in givers for party in scene.cast.parties)
    invested = claim.instrument.value == "investment"
    receiver = next((party for party in about if party not in givers), None)
    if receiver is None or (invested and not firm):
        return claim
    where = next(m for m in scene.cast.mentions if m.entity_id == receiver)
    return replace(claim, recipients=(Read(receiver, where.start, where.end, "inferred"),))


HELP = ("grant", "loan", "investment", "financing")


def _counted(claim: PledgeClaim, claims: list[PledgeClaim]) -> bool:
    """Whether an earlier reading has the same amount already."""
    return any(set(claim.figures) & set(other.figures) for other in claims)


def _find_project(claim: PledgeClaim, projects: tuple[ProjectClaim, ...]) -> Read[str] | None:
    """The one undertaking that the pledge's own words name."""
    start, end = claim.statement.start, claim.statement.end
    named = {p.project_key: p.name for p in projects if start <= p.name.start and p.name.end <= end}
    if len(named) != 1:
        return None
    key, name = next(iter(named.items()))
    return Read(key, name.start, name.end, "resolved")


def _find_event(claim: PledgeClaim, events: tuple[EventClaim, ...]) -> Read[str] | None:
    """The summit or forum, told of before, at which the pledgor made it: its parties include giver and receiver."""
    sides = {read.value for read in (*claim.pledgors, *claim.recipients)}
    told = [
        event
        for event in events
        if event.kind.value in ("summit", "forum")
        and event.statement.start < claim.statement.start
        and len(sides) > 1
        and sides <= {read.value for read in event.parties}
    ]
    event = max(told, key=lambda event: event.statement.start, default=None)
    return None if event is None else Read(event.event_key, event.name.start, event.name.end, "inferred")


def _read_pledge(scene: Scene, clause: Clause) -> PledgeClaim | None:
    terms = read_terms(scene, clause)
    pledgors = _read_pledgors(scene, clause)
    if terms is None or not pledgors:
        return None
    instrument, amount = terms
    start, end = clause.reading.text_span(clause.start, clause.end)
    act_start, _ = clause.reading.text_span(clause.object_start - len(clause.act), clause.end)
    voice = read_voice(scene, clause.reading, clause.start, clause.object_start)
    claim = PledgeClaim(
        statement=Statement(start, end, voice.assertion, voice.attributed_to, clause.rule),
        pledgors=pledgors,
        recipients=read_recipients(clause, {read.value for read in pledgors}),
        transaction_type=Read("12", act_start, act_start + len(clause.act), "inferred"),
        instrument=Read(instrument, act_start, end, "inferred"),
        description=Read(" ".join(scene.quote(act_start, end).split()), act_start, end),
        bound=Read("exact", act_start, end, "inferred"),
        is_additional=_read_additional(clause, act_start, end),
        topic=_name_topic(scene, clause, instrument),
        due_year=read_due_year(scene, clause),
    )
    return claim if amount is None else _with_amount(scene, claim, amount)


def _read_pledgors(scene: Scene, clause: Clause) -> tuple[Read[str], ...]:
    """Parties as named; a person binds his or her state."""
    homes = {person.person_id: person.country_id for person in scene.cast.people}
    reads: dict[str, Read[str]] = {}
    for slot in clause.subjects:
        for entity in slot.entity_ids:
            party = homes.get(entity) if slot.code == "h" else entity
            if party is not None:
                reads.setdefault(party, Read(party, slot.start, slot.end, "resolved"))
    return tuple(reads.values())


def _read_additional(clause: Clause, start: int, end: int) -> Read[bool]:
    found = ADDITIONAL.search(clause.reading.masked, clause.object_start, min(clause.object_start + 30, clause.end))
    if found is None:
        return Read(False, start, end, "inferred")
    return Read(True, *clause.reading.text_span(found.start(), found.end()))


def _with_amount(scene: Scene, claim: PledgeClaim, amount: Slot) -> PledgeClaim:
    """Adds the figure, and the text's own conversion of it into dollars."""
    index = amount.figures[0]
    figure = scene.figures[index]
    conversions = [i for i, other in enumerate(scene.figures) if other.conversion_of == index]
    dollars = next((scene.figures[i] for i in conversions if scene.figures[i].unit == "USD"), None)
    span = (figure.start, figure.end)
    return replace(
        claim,
        quantity=Read(figure.value, *span),
        quantity_max=None if figure.value_max is None else Read(figure.value_max, *span),
        unit=Read(figure.unit, *span),
        bound=Read(figure.bound, *span),
        converted_usd=None if dollars is None else Read(dollars.value, dollars.start, dollars.end),
        figures=(index, *conversions),
    )


def _name_topic(scene: Scene, clause: Clause, instrument: Instrument) -> str:
    """Sorted content words of the object; for market access what is let in, as two texts seldom share more words."""
    words = folded_object(scene, clause)
    if instrument == "market_access":
        found = {match.group() for match in OBJECTS["traded"].finditer(words)}
        return " ".join(sorted(found))
    content = {word for word in WORD.findall(words) if word not in EMPTY_WORDS}
    return " ".join(sorted(content))


def _share_recipients(claims: list[PledgeClaim], items: list[int]) -> None:
    """An item of a list that names nobody is for those whom most of its fellow items name."""
    named = Counter(tuple(sorted(read.value for read in claims[i].recipients)) for i in items if claims[i].recipients)
    if not named:
        return
    usual = min(named, key=lambda parties: (-named[parties], parties))
    pattern = next(claims[i].recipients for i in items if tuple(sorted(r.value for r in claims[i].recipients)) == usual)
    for i in items:
        if not claims[i].recipients:
            inferred = tuple(replace(read, method="inferred") for read in pattern)
            claims[i] = replace(claims[i], recipients=inferred)
