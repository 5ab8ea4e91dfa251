"""What the words before a word of status make of it: "will be completed" is a plan, "could be built" a proposal."""

from pipeline.facts.expression import Expression
from schemas.vocabularies import ProjectStatus

FUTURE = Expression(
    r"\b(?:will|would|to|should|is to|are to|shall|planned|plans|if|expected|due|set|scheduled|slated|expects|hopes|"
    r"before|until|once|when|helps?|aims?)(?: [a-z]+ly| also| then| soon| not| help| help to)? "
    r"(?:be |have |have been |being |be fully |is |are |come |go |be put |be brought |be taken |enter )?$"
)
FUTURE_AND = Expression(  # "will be widened and lit"
    r"\b(?:will|would|is to|are to|to be|should|expected to|due to|scheduled to|set to)\b[^.;]{0,90} and (?:be )?$"
)
MAYBE = Expression(
    r"\b(?:could|may|might|can)(?: [a-z]+ly| also)? (?:be |have been |have )?$"
    r"|\b(?:would(?: [a-z]+)? like|wants?|wish(?:es)?|dreams? of|hopes?) (?:to )?(?:see|seeing)\b[^.;]{0,80}$"
)
CAN = Expression(  # what a size tells: "can carry", "designed to handle"
    r"\bcan(?: [a-z]+ly| also)? $"
    r"|\b(?:designed|built|able|enough|laid out|meant|sized|equipped|sufficient|capacity|licensed|intended) to $"
)
NOT_YET = Expression(r"\b(?:not|never|n't|no|without|yet to be|neither)(?: yet| been| be| fully)*(?: being)? $")
FINANCE = Expression(r"\b(?:financ[a-z]+|funding) (?:[a-z]+ )?$")
UNSURE = Expression(r"\b(?:whether|unknown|unclear|not known|no (?:evidence|information|proof|sign))\b[^.;,]{0,60}$")
PART = Expression(
    r"\b(?:first|initial) (?:unit|phase|stage|section|part|turbine|stretch)s?"
    r" (?:was|were|has been|have been|is|went|came)? ?$"
    r"|\b(?:section|phase|stage|lot|segment) (?:[a-z]|[0-9]+|[ivx]+)(?: of [a-z ]{1,30})? (?:was|were|has been|is)? ?$"
    r"|(?:<[crq]\d+>|\bhalf|\bpartly|\bpartially)(?: of (?:the |its )?[a-z ]{1,30}?)?"
    r" (?:(?:was|were|had been|has been|have been|is|are) )?$"
)
SENT_OVER = Expression(  # "1.1 million tonnes of oil went through the X pipeline", "trains run over the X route"
    r"(?:<[qn]\d+>|\b(?:trains|freight|goods|cargo|oil|gas|crude|deliveries|shipments|containers|boxes|volumes|supplies|"
    r"electricity)\b)[^.;]{0,60} (?:over|through|via|along|by|on) (?:the |<[pl]\d+>'s )?$"
)
NOT_SENT = Expression(
    r"\b(?:will|would|could|can|may|might|plan[a-z]*|should|hopes?|if|to|not|n't|never|no|proposed)\b"
)
NOT_RESUMED = Expression(r"\b(?:not|never|n't|yet to)(?: [a-z]+)? (?:be )?resum")
RESUMED = Expression(r"\b(?:resumed|restarted|revived|relaunched|reopened|lifted)\b")


def read_tense(status: ProjectStatus, base: bool, before: str, finite: bool = False) -> ProjectStatus | None:
    """ "will be completed" is planned, not operational; "has not been completed" says nothing. A `finite` verb ("is
    building") has no part in the future of the verb before it."""
    if NOT_YET.search(before) or UNSURE.search(before):
        return None
    if base and CAN.search(before):
        return None  # "can carry 5,000 passengers" tells a size
    if MAYBE.search(before) and (base or status in ("operational", "under_construction")):
        return "proposed"
    if status == "operational" and PART.search(before):
        return "under_construction"
    if status == "suspended" and FINANCE.search(before):
        return None  # "financing has been closed"
    future = bool(FUTURE.search(before)) or (not finite and bool(FUTURE_AND.search(before)))
    if status in ("cancelled", "suspended") and (future or MAYBE.search(before)):
        return None
    if base:
        return "planned" if future else None
    return "planned" if status in ("operational", "under_construction") and future else status


def is_resumed(masked: str, start: int, end: int) -> bool:
    """Whether what lay goes on again: "was suspended in 2014 and resumed in 2016"."""
    return bool(RESUMED.search(masked, start, end)) and not NOT_RESUMED.search(masked, start, end)


def find_sent_over(before: str) -> tuple[int, int] | None:
    """The span of words that tell of goods that went over or through what follows them; None where there are none."""
    told = SENT_OVER.search(before)
    return None if told is None or NOT_SENT.search(before) else told.span()
