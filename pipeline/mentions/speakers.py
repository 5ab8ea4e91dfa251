"""Who speaks in a transcript or statement, and whom they speak with: what "we" and "our" stand on."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from pipeline.documents.document import Document
from pipeline.mentions.mention import Cast, Mention

STATEMENT_TITLE = re.compile(
    r"\b(?:statement|statements|address|speech|remarks|message|greetings|article|interview|answers)\b.{0,40}?"
    r"\b(?:by|of|from|with)\b",
    re.IGNORECASE,
)
TALKS_TITLE = re.compile(
    r"\b(?:talks|meeting|negotiations|conversation|consultations|press statements?|news conference|joint statement)\b",
    re.IGNORECASE,
)
SPOKEN_BY = re.compile(
    r"\s*[^\n]{0,40}\b(?:statement|address|speech|remarks|message)s? (?:\w+ )?(?:by|of|from) "
    r"(?:the |His Excellency )?"
    r"(?:President|Prime Minister|Foreign Minister|Minister of Foreign Affairs|Head of State) of (?:the )?"
    r"(?:Republic of |Kingdom of |State of )?",
    re.IGNORECASE,
)
OFFICE = (
    r"(?:President|Premier|Prime Minister|Vice[- ]President|Minister|Ministry|Secretary|Ambassador|Envoy|Embassy|"
    r"Consul|Spokes(?:man|woman|person)|Chancellor|Government|Head of (?:State|Government)|King|Emir|Governor|"
    r"Representative|Delegation)"
)
HELD_BY = re.compile(
    rf"\b{OFFICE}s?\b[\w ,.&-]{{0,80}}\b(?:of|for) (?:the )?(?:Republic of |Kingdom of |State of )?$", re.I
)
HELD_BEHIND = re.compile(rf"(?:['’]s?)? (?:[A-Z][a-z]+ ){{0,3}}{OFFICE}\b")
ADDRESS_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Madam)\.? $")
ASKER = re.compile(
    r"^[ \t]*(?:Question|Q|Interviewer|Journalist|Correspondent|Reporter|Moderator|Host|Presenter|Remark|Retort)"
    r"(?: \([^()\n]{1,60}\))?(?::|\.(?= [A-Z]))",
    re.MULTILINE,
)
ANSWERER = re.compile(r"^[ \t]*(?:Answer|A|Response|Reply)(?::|\.(?= [A-Z]))", re.MULTILINE)
STRANGER = re.compile(
    r"^[ \t]*[A-Z][\w'’.-]{1,30}(?: (?:of |al-)?[A-Z][\w'’.-]{0,30}){1,3}(?: \([^()\n]{1,60}\))?:(?= )", re.MULTILINE
)
MAX_LABEL = 120


@dataclass(frozen=True, slots=True)
class Turn:
    """`text[start:end]` is in the voice of `person_id`, who speaks for `state` to `partner` (None: not known).

    `pair` holds the two states that talk, also where it is not known which of them speaks.
    """

    start: int
    end: int
    person_id: str | None
    state: str | None
    partner: str | None
    pair: tuple[str, str] | None


def is_spoken(document: Document) -> bool:
    """Whether the first line of a text calls it a statement or talks."""
    first_line = document.text[: find_title_end(document)]
    return bool(TALKS_TITLE.search(first_line) or STATEMENT_TITLE.search(first_line))


def read_turns(document: Document, cast: Cast) -> tuple[Turn, ...]:
    """The turns of a transcript, or the one turn of a statement; empty for a text that nobody speaks.

    A turn begins with a label ("President of X Name Surname: ..."). Before the first label, and in a text without
    labels, a title such as "Press statements following talks" gives the pair, and nobody in particular speaks.
    """
    text = document.text
    countries = {person.person_id: person.country_id for person in cast.people}
    named = find_labels(text, cast)
    title_end = find_title_end(document)
    pair = find_pair(text, title_end, cast, [countries.get(label.entity_id) for _, label in named])
    turns = []
    titled = find_titled_speaker(text, title_end, cast) if not named else None
    labels = list_voices(text, title_end, named, titled)
    opening = labels[0][0] if labels else len(text)
    speaker = titled if not labels else None
    office = find_titled_office(text, title_end, cast) if not labels and pair is None else None
    if pair is not None or speaker is not None or office is not None:
        state = countries.get(speaker) if speaker else find_unnamed_speaker(text, cast, pair, opening)
        state = state or office
        turns.append(Turn(0, opening, speaker, state, other(pair, state), pair))
    ends = [start for start, _ in labels[1:]] + [len(text)]
    for (start, person_id), end in zip(labels, ends, strict=False):
        state = countries.get(person_id) if person_id else None
        turns.append(Turn(start, end, person_id, state, other(pair, state), pair))
    return tuple(turns)


def find_speaker_turn(turns: tuple[Turn, ...], offset: int) -> Turn | None:
    """The turn that holds an offset of the canonical text."""
    index = bisect_right(turns, offset, key=lambda turn: turn.start) - 1
    return turns[index] if index >= 0 and offset < turns[index].end else None


def find_labels(text: str, cast: Cast) -> list[tuple[int, Mention]]:
    """Where a line begins with a speaker and a colon."""
    found = []
    for mention in cast.mentions:
        if mention.entity_type == "person" and text[mention.end : mention.end + 1] == ":":
            line = text.rfind("\n", 0, mention.start) + 1
            if mention.start - line <= MAX_LABEL and not re.search(r"[.!?] ", text[line : mention.start]):
                found.append((line, mention))
    return found


def list_voices(
    text: str, title_end: int, named: list[tuple[int, Mention]], titled: str | None
) -> list[tuple[int, str | None]]:
    """Where each voice begins and whose it is: None for who asks and for strangers.

    "Answer:" is the voice of whom the title names, or of the one person who has a label.
    """
    voices: dict[int, str | None] = {start: mention.entity_id for start, mention in named}
    speakers = {mention.entity_id for _, mention in named}
    answerer = titled or (speakers.pop() if len(speakers) == 1 else None)
    askers = [match.start() for match in ASKER.finditer(text, title_end)]
    if askers or named:
        for match in ANSWERER.finditer(text, title_end):
            voices.setdefault(match.start(), answerer)
    for start in askers if answerer or named else ():
        voices.setdefault(start, None)
    for match in STRANGER.finditer(text, title_end) if named else ():
        voices.setdefault(match.start(), None)
    return sorted(voices.items())


def find_title_end(document: Document) -> int:
    """Where the first line of the text ends."""
    text = document.text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return min(len(text) if end < 0 else end, start + 300)


def find_pair(text: str, title_end: int, cast: Cast, speakers: list[str | None]) -> tuple[str, str] | None:
    """The two states that talk: those of the title, else those of the speakers, when they are exactly two."""
    if not TALKS_TITLE.search(text[:title_end]):
        return None
    named = [
        m.entity_id for m in cast.mentions if m.end <= title_end and m.entity_type == "party" and len(m.entity_id) == 3
    ]
    for states in (named, [*named, *(state for state in speakers if state)]):
        distinct = list(dict.fromkeys(states))
        if len(distinct) == 2:
            return distinct[0], distinct[1]
    return None


def find_titled_speaker(text: str, title_end: int, cast: Cast) -> str | None:
    """The person by whom a statement is, when its title names exactly one."""
    if not STATEMENT_TITLE.search(text[:title_end]):
        return None
    named = {m.entity_id for m in cast.mentions if m.end <= title_end and m.entity_type == "person"}
    return named.pop() if len(named) == 1 else None


def find_titled_office(text: str, title_end: int, cast: Cast) -> str | None:
    """The state whose unnamed office speaks: "Remarks by the Minister of Trade of X", "Interview with X's envoy"."""
    title = STATEMENT_TITLE.search(text[:title_end])
    if title is None or TALKS_TITLE.search(text[:title_end]):
        return None
    for mention in cast.mentions:
        if title.end() <= mention.start and mention.end <= title_end and len(mention.entity_id) == 3:
            led, behind = text[title.end() : mention.start], text[mention.end : mention.end + 40]
            held = HELD_BY.search(led) or HELD_BEHIND.match(behind)
            return mention.entity_id if held and len(led) < MAX_LABEL else None
    return None


def find_unnamed_speaker(text: str, cast: Cast, pair: tuple[str, str] | None, end: int) -> str | None:
    """The state that speaks in a talk of two: whose office the title names ("Statement by the President of X"), or when
    only the other one's leader is addressed ("Mr X and I")."""
    titled = (mention for mention in cast.mentions if mention.entity_id in (pair or ()) and mention.start < MAX_LABEL)
    by = next((mention.entity_id for mention in titled if SPOKEN_BY.fullmatch(text, 0, mention.start)), None)
    if by is not None:
        return by
    countries = {person.person_id: person.country_id for person in cast.people}
    addressed = {
        countries.get(mention.entity_id)
        for mention in cast.mentions
        if mention.entity_type == "person"
        and mention.end <= end
        and ADDRESS_BEFORE.search(text, max(0, mention.start - 7), mention.start)
    }
    states = [state for state in pair or () if state in addressed]
    return other(pair, states[0]) if len(states) == 1 else None


def other(pair: tuple[str, str] | None, state: str | None) -> str | None:
    if pair is None or state not in pair:
        return None
    return pair[1] if state == pair[0] else pair[0]
