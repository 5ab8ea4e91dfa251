"""Who builds, pays for or owns an undertaking."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template, find_each, load_words
from pipeline.facts.project_windows import Window
from pipeline.facts.scene import Scene, Slot
from schemas.vocabularies import ProjectRole

WORDS = load_words("project_status.csv")
KNOWN_AS = r"\)?(?: \(<o[0-9]+>\))?"  # "China Road and Bridge Corporation (CRBC)"
WHO = r"(?:the )?{gap2}(?:{state}(?:'s|-owned|-based)? )?(?:{gap3})?{party:who}"
MORE = rf"(?:{KNOWN_AS}(?:,|,? and) (?:the )?{{party:more}})?"
WHEN = r"(?:(?:in|on) (?:[a-z]+ )?<t[0-9]+> |(?:in|at|near) (?:the )?<[pl][0-9]+> )?"
BY = Template(rf"{{made}},? (?:jointly |together )?{WHEN}by {WHO}{MORE}", WORDS)
PAID = Template(
    rf"{{paid}} (?:jointly |largely |mostly |partly )?(?:by|with loans from|with a loan from|through) {WHO}{MORE}",
    WORDS,
)
OWNED = Template(rf"\b(?:owned|majority-owned|co-owned) (?:jointly )?by {WHO}{MORE}")
LEADS = Template(
    rf"(?:{{party:more}}{KNOWN_AS},? and (?:the )?)?{{party:who}}{KNOWN_AS},? (?:[a-z-]+ ){{0,3}}?{{builds}}\b", WORDS
)
LENDS = Template(
    rf"{{party:who}}{KNOWN_AS}(?:'s (?:[a-z-]+ ){{0,3}}(?:fund|bank|agency))?,? "
    rf"(?:(?:has|have|had|is|are|will|would|also|alone|jointly|itself) ){{0,3}}{{lends}}\b"
    r"|{party:approver} (?:has |have )?approved an? (?:<m\d+> )?(?:[a-z-]+ )?(?:loan|credit|grant)\b",
    WORDS,
)
CREDIT = r"(?:an? |the |its )?(?:\(?[a-z'-]+\)? |\(?<[mdqto][0-9]+>\)? ){0,7}?(?:loans?|credits?|financing agreement)\b"
SIGNS = (
    r"(?:has |have |had )?(?:signed|entered into|concluded|approved|extended|provided|granted|issued|will provide|"
    r"is providing|provides|offered|committed|agreed to (?:provide|extend|grant|issue)|contributed|disbursed)"
)
CREDITS = Template(
    rf"(?:{{state:payer}}(?:'s| government)?,? through )?(?:the )?{{org:who}}{KNOWN_AS},?"
    rf"(?: and (?:the )?(?:[a-z']+ ){{0,4}}(?:<[pol][0-9]+>)?(?:'s <o[0-9]+>)?(?:[a-z ]{{1,40}})?(?: \([a-z]+\))?"
    rf"{KNOWN_AS})?"
    rf"(?: - [^;.]{{1,70}}? -|,[^,;.]{{1,80}},)?,? {SIGNS} {CREDIT}"
)
CREDITED = Template(
    rf"(?:government of (?:the )?|ministry of [a-z ]{{1,40}})?(?:<[pol][0-9]+>){KNOWN_AS} and (?:the )?{{org:who}}"
    rf"{KNOWN_AS} {SIGNS} {CREDIT}"
)
CREDIT_WITH = Template(
    rf"{SIGNS} {CREDIT} (?:\([a-z]+\) )?(?:agreement )?(?:worth <m[0-9]+> )?with (?:the |an? )?"
    rf"(?:(?:group|consortium|syndicate) of (?:[a-z-]+ ){{1,5}}\(?(?:including|led by|consisting of) (?:the )?)?"
    rf"{{org:who}}{MORE}"
)
LOAN_FROM = Template(
    rf"\b(?:loan|loans|credit|financing|funding) (?:of <m\d+> )?(?:from|by) (?:the )?{{gap2}}{{party:who}}{MORE}"
)
AS_BUILDER = Template(
    rf"{{party:who}}{KNOWN_AS} (?:comes in )?(?:as|is|was|were|are|acted as|served as) (?:the |a |an |one of the )?"
    r"(?:[a-z-]+ ){0,2}(?:contractors?|builder|developer|investor)\b"
)
AWARDED = Template(
    rf"{{party:who}}{KNOWN_AS},? (?:which |who )?(?:has been |have been |is |was |were |are )?"
    r"(?:(?:also |solely |jointly )?responsible for (?:the )?(?:[a-z]+ ){0,2}(?:implement|construct|build|execut)"
    r"|(?:awarded|selected|chosen|contracted|hired|commissioned|appointed) (?:(?:the|a|for|to|as) ){0,2}"
    r"(?:[a-z-]+ ){0,2}(?:contract|build|construct|implement|carry out|contractor))"
)
AWARDED_TO = Template(rf"\b(?:awarded|entrusted|contracted out|let) to {WHO}{MORE}")
CONTRACTOR = Template(
    rf"\b(?:contractor|contractors|builder|developer|operator)s?,? (?:is |was |are |were )?(?:the )?{{gap3}}"
    rf"{{party:who}}{MORE}"
)
PARTNER = Template(
    r"{party:owner}-(?:financed|funded|backed|built|led|owned|supported)\b|"
    r"{party:who} (?:participation|involvement|investment|financing|technology|investor|investors|company|companies|"
    r"firm|firms|contractor|contractors|consortium|loan|loans|credit|support|help|backing)\b"
)
ROLES: tuple[tuple[ProjectRole | Literal["bank"], Template], ...] = (
    ("builder", BY), ("builder", LEADS), ("builder", AS_BUILDER), ("builder", AWARDED), ("builder", AWARDED_TO),
    ("builder", CONTRACTOR),
    ("lender", PAID), ("lender", LENDS), ("bank", CREDITS), ("bank", CREDITED), ("bank", CREDIT_WITH),
    ("lender", LOAN_FROM), ("owner", OWNED), ("partner", PARTNER),
)  # fmt: skip
"""Where either side of a credit may stand, only a bank or fund is its lender."""
BANK = Expression(
    r"(?i)\b(?:[a-z]*bank|banco|banque|funds?|financ\w+|eximbank|development agency|cooperation agency|jica|jbic|kfw|"
    r"afd|treasury|aiib|adb|ebrd|eib|ifc|icbc|cdb|opec|association)\b"
)
MINISTRY = Expression(r"(?i)\bministr(?:y|ies)\b")  # one signs for who borrows


def read_roles(scene: Scene, windows: Sequence[Window]) -> tuple[tuple[ProjectRole, Read[str]], ...]:
    """Builders, lenders and owners as named, with their states as partners."""
    homes = {party.party_id: party.country_id for party in scene.cast.parties}
    banks = list_banks(scene)
    reads: dict[tuple[ProjectRole, str], Read[str]] = {}
    for slot, role in _list_actors(windows, banks):
        party = slot.entity_ids[0]
        if slot.code == "o":
            reads.setdefault((role, party), Read(party, slot.start, slot.end, "resolved"))
        state = homes.get(party) if slot.code == "o" else party
        if state:
            reads.setdefault(("partner", state), Read(state, slot.start, slot.end, "resolved"))
    return tuple((role, read) for (role, _), read in reads.items())


@lru_cache(maxsize=4096)
def _is_called_bank(name: str) -> bool:
    return bool(BANK.search(name)) and not MINISTRY.search(name)


@lru_cache(maxsize=4)
def list_banks(scene: Scene) -> frozenset[str]:
    """The parties of a text that lend: banks, and those that are called like one."""
    return frozenset(
        party.party_id
        for party in scene.cast.parties
        if party.organization_kind == "bank" or _is_called_bank(f"{party.name} {party.party_id.replace('-', ' ')}")
    )


def _list_actors(windows: Sequence[Window], banks: frozenset[str]) -> Iterator[tuple[Slot, ProjectRole]]:
    for window in windows:
        for role, match in find_each(window.reading, ROLES):
            if window.start <= match.end and match.start < window.end:
                for slot in _actors(match):
                    if role != "bank":
                        yield slot, role
                    elif slot.entity_ids[0] in banks:
                        yield slot, "lender"


def _actors(match: Match) -> Iterator[Slot]:
    yield match.slot("who", "approver", "owner")
    if match.has("more"):
        yield match.slot("more")
