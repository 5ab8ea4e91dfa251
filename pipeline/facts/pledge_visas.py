"""Visas waived without a verb of doing so: "agreed on a visa-free regime", "will be able to enter without visas"."""

from collections.abc import Iterator

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template
from pipeline.facts.pledge_clauses import CLAUSE_STOP, Clause
from pipeline.facts.pledge_givers import spread_left, spread_right
from pipeline.facts.scene import Reading, Slot

RULE = "visas_waived"
NO_VISA = (
    r"(?:(?:[a-z0-9-]+|<[dq]\d+>(?:-[a-z]+)?) ){0,3}?(?:visa-free|visa free|visa[- ](?:exemption|waiver|abolition|"
    r"liberali[sz]ation|facilitation)|(?:abolition|waiver|lifting|waiving) of visas?|"
    r"(?:abolishing|lifting|waiving|scrapping) visas?)"
)
WHOSE = Expression(r"(<p\d+>)(?:'s)? $")  # "Peruvian citizens"
AGREED = Template(
    r"{state:who}(?:'s|')?(?: (?:governments?|sides?|leaders|ministers))?(?: have| has| had)?(?: also| already)? "
    r"(?P<act>agreed|agree|signed|inked|concluded|reached|are to sign|will sign|plan to sign) (?:(?:on|to|an?|the) )*"
    r"(?:(?:agreement|deal|accord|memorandum|pact|understanding)s? )?"
    r"(?:(?:on|for|to|about|an?|the|introduce|establish) ){0,3}" + NO_VISA
)
BETWEEN = Template(
    rf"\b(?P<act>{NO_VISA})(?: [a-z]+){{0,4}}? between (?:the )?{{state:who}}[^;.]{{0,60}}? "
    r"(?P<intent>will|is to|enters?|comes?|takes?|is due|shall)\b"
)
ABLE_TO_ENTER = Template(
    r"(?:\b(?:citizens|nationals|holders|residents|travellers|travelers|tourists|visitors|people)\b[^;.]{0,80}?|"
    r"{state:guests}) "
    r"(?P<intent>will be able to|will be allowed to|can now) (?P<act>enter|visit|travel to|travel|stay in|go to) "
    r"(?:(?:the )?{state:who}|the other|each other|either)[^;.]{0,60}?"
    r"(?:without (?:an? |any )?(?:visas?|passports?)|visa-free|with (?:only |just )?(?:an? |their )?identity cards?)"
)


def list_waived(reading: Reading) -> Iterator[Clause]:
    """A clause for each waiver of visas that a sentence tells."""
    for template in WAIVERS:
        for match in template.find(reading):
            subjects = _name_states(match)
            if subjects:
                start = whose.start(1) if (whose := WHOSE.search(reading.masked[: match.start])) else match.start
                at, stop = match.masked_span("act")[0], CLAUSE_STOP.search(reading.masked, match.end)
                end = stop.start() if stop else len(reading.masked.rstrip(" .;,"))
                yield Clause(reading, subjects, match.words("act"), start, at, start, end, "will", RULE)


def _name_states(match: Match) -> tuple[Slot, ...]:
    """Both states where the waiver is mutual, else the one that lets in."""
    reading = match.reading
    if not match.has("who"):
        states = [slot for slot in reading.coded("p") if match.start <= reading.position(slot) < match.end]
        return tuple(states[:2]) if len(states) > 1 else ()
    before, _ = spread_left(reading, match.slot("who"))
    after = spread_right(reading, match.slot("who")) if match.has("intent") else ()
    return tuple(slot for slot in (*before, *after[1:]) if slot.code == "p")


WAIVERS = (AGREED, BETWEEN, ABLE_TO_ENTER)
