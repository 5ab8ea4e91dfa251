"""Which words speak of an undertaking: the clause that names it, and later sentences on "the plant" or "it"."""

from collections.abc import Sequence

from pipeline.facts.expression import Expression, Found
from pipeline.facts.grammar import load_words
from pipeline.facts.project_heads import HEAD, KINDS, MODIFIER
from pipeline.facts.project_named import LINES, Named
from pipeline.facts.scene import Reading, Scene
from pipeline.record import record

WORDS = load_words("projects.csv")
CLAUSE_BREAK = Expression(r"[;.](?: |$)|, (?:while|whereas|although|but|and that)\b")
REACH = 160  # characters of the clause that may hold the verb
FAR, NEAR = 6, 3  # sentences that "the railway", and "it" or "construction", may lie after the name
PARAGRAPHS = 3  # that may go by before "the project" is told of again where there is but one
ALL = 15  # sentences that a text goes on about the one undertaking that it has named
THE = (
    rf"\b(?:the|this|that)(?: (?:new|planned|proposed|whole|entire|{MODIFIER}|[0-9.,-]+km|"
    r"<[qmn]\d+>(?:-[a-z]+)*|<p\d+>)){0,2}"
)
AGAIN = {kind: Expression(rf"{THE} {WORDS[f'again_{kind}']}") for kind in KINDS}
DONE_WORD = (
    r"(?:began|begun|begins?|started|starts?|commenced|continues?|ended|finished|completed|complete|resumed|stopped|"
    r"halted|suspended|cost|costs|carried out|undertaken|under ?way|scheduled|expected|due)"
)
IT_GOES = (
    r"(?P<it>it) (?:will|would|is|was|has|had|should|could|can|cost|costs|runs|ran|carries|opened|began|started|links|"
    r"connects|went|entered|came (?:in|on)|became)\b"
)
SOMEBODY_BUILDS_IT = (
    r"[^.;]{0,60}\b(?:built|build|building|financed|funded|constructed|constructing) it\b"
    r"|(?:we|they|<[poh]\d+>) (?:have |has )?(?:invested|spent|put) <m\d+> (?:there|in it|into it)\b"
    r"|(?:the |both )?(?:firms?|company|investors?|group|developers?|government|it|they|<[po]\d+>) "
    r"(?:later |has |have |then |since )*"
    r"(?:dropped|scrapped|abandoned|shelved|gave up|given up|buried|cancelled|called off|withdrew from)"
    r" (?:it|the (?:idea|plan|plans|project|scheme))\b"
)
THE_PROJECT = r"(?:the |this )?(?:(?:<[mqn]\d+>|[a-z-]+) )?(?:project|facility|scheme|site|undertaking)\b"
ITS_WORKS = (
    r"(?:its |the |total |<[mqn]\d+> )*(?:construction|works?|dredging|earthworks|drilling|tunnelling|"
    r"building|cost|price|capacity|investment|commissioning|"
    r"completion|start-up|financing|funding|build|implementation|first (?:phase|stage|unit|units|section|train)|"
    r"expansion|extension|upgrade|upgrading|rehabilitation|modernisation|modernization|contractor|loan)\b"
)
SHARE_BUILT = (
    r"<c\d+> (?:of (?:it|the (?:works?|project|construction|line|route)) )?"
    r"(?:had been |has been |have been |was |were |is )(?:already |now )?(?:completed?|finished|done|ready|built)\b"
)
LOOSE = Expression(
    r"^(?:[a-z]{1,12}: )?(?:[^<,.;]{0,30}(?:<t\d+>)?, )?(?:but |and |while )?"
    rf"(?:{IT_GOES}|{SOMEBODY_BUILDS_IT}|{THE_PROJECT}|{ITS_WORKS}|{SHARE_BUILT})"
)
REACHES = Expression(r"^[^;.]{0,90}\b(?:to|with|from|between|and|into) (?:the )?(?:<[pl]\d+>(?:'s)? )?$")
ANOTHERS = Expression(r"^ (?:of|on|for) (?:an?|another) ")  # "the construction of a ..."
SECOND = Expression(
    r"\b(?:second|third|other|another|separate|similar|next|same|earlier|previous) (?:[a-z]+ )?project\b"
)
# Of the one undertaking that a text tells of, more ways of speaking are understood, and at a greater distance.
THE_ONE_PROJECT = r"\b(?:the|this) (?:(?:<[mqn]\d+>|[a-z-]+) ){0,2}(?:project|facility|scheme|undertaking)\b(?:'s)?"
WORKS_ARE_DONE = rf"\b(?:construction|works?|building|implementation)\b[^.;]{{0,60}}\b{DONE_WORD}\b"
FIRM_WORKS = (
    r"<o\d+>(?: \(<o\d+>\))?,? (?:which |who )?(?:has |have |had )?(?:also )?"
    r"(?:been |was |were |is |are |acted as |served as |serves as )?(?:the |a |an |one of the )?(?:[a-z-]+ ){0,3}"
    r"(?:contractors?|builders?|developers?|awarded|selected|responsible|contracted|commissioned|hired|"
    r"(?:began|started|commenced|suspended|halted|stopped|resumed|finished|completed|undertook|carried out|won) "
    r"(?:the )?(?:construction|works?|building|contract|project))\b"
)
SHARE_IS_DONE = (
    r"<c\d+> (?:of the (?:works?|project|construction) )?(?:had been |has been |have been |was |were |is )?"
    r"(?:complete|completed|finished|done|ready)\b"
)
ALONE = Expression(f"{THE_ONE_PROJECT}|{WORKS_ARE_DONE}|{FIRM_WORKS}|{SHARE_IS_DONE}")


THE_FIRST = Expression(r"^(?:[^.]{0,50} - )?(?:(?:the|this|<[pl]\d+>'s|new|<[qmn]\d+>(?:-[a-z]+)*) ){0,3}$")
A_NEW = {
    kind: Expression(
        r"\b(?:an?|new|another|first|second|third|its|<[pl]\d+>'s)(?: [a-z-]+| <[mqnp]\d+>(?:-[a-z]+)*){0,3} "
        rf"(?:{WORDS[f'again_{kind}']}|\b(?:project|scheme|facility|crossing|complex)\b)"
    )
    for kind in KINDS
}
PRONOUN = Expression(r"\b(?:its|it|there|the (?:plan|idea|proposal|venture|scheme|works|complex))\b")
ANOTHER = Expression(rf"\b(?:an?|another|second|third|next|other|both|<n\d+>) (?:[a-z-]+ ){{0,3}}{HEAD}")
SHORTEST = 12  # characters of a clause that tells something
FAINT_ALONE = 3  # sentences that words without a subject may lie after the only undertaking of a text


@record
class Window:
    """A clause that speaks of an undertaking, which stands at `anchor` in it; all in the masked text."""

    reading: Reading
    start: int
    end: int
    anchor: tuple[int, int]
    own: bool  # whether the name itself stands here
    faint: bool = False  # whether no subject ties it to the undertaking: only what frames tell holds
    others: tuple[tuple[int, int], ...] = ()  # where the sentence names other undertakings

    def distance(self, start: int, end: int) -> int:
        """How far words are from the undertaking."""
        return self.anchor[0] - end if end <= self.anchor[0] else max(0, start - self.anchor[1])


def list_windows(scene: Scene, named: Sequence[Named]) -> list[list[Window]]:
    """For each project named, its own clause, then those that go on about it."""
    by_reading: dict[int, list[int]] = {}
    for index, one in enumerate(named):
        by_reading.setdefault(one.reading.index, []).append(index)
    windows = [[_own_window(one, [named[at] for at in by_reading[one.reading.index]])] for one in named]
    told: list[int] = []
    last = -1  # the sentence that spoke of the last undertaking last
    for reading in scene.readings:
        here = by_reading.get(reading.index, [])
        near = told and reading.index - named[told[-1]].reading.index <= ALL
        if near and reading.sentence.role != "furniture":
            for index, window in _continue(reading, named, told, here, scene.readings[last]):
                windows[index].append(window)
                last = last if window.faint else reading.index
        last = reading.index if here else last
        told = [*told, *here][-8:]
        if here:
            for index, window in _go_on(reading, named, told, here):
                windows[index].append(window)
    for index in range(len(named)):
        if (before := _find_lead(scene, named, index)) is not None:
            windows[index].append(before)
    return windows


def _find_lead(scene: Scene, named: Sequence[Named], index: int) -> Window | None:
    """The sentence before the first name of an undertaking, where it tells of one of its kind without a name: "Work has
    begun on a third rail crossing. The Darbaza-Maktaaral railway ..." """
    one = named[index]
    if one.reading.index == 0 or not THE_FIRST.search(one.reading.masked[: one.start]):
        return None
    before = scene.readings[one.reading.index - 1]
    if any(other.reading.index in (before.index, one.reading.index) for other in named if other is not one):
        return None
    told = A_NEW[one.kind].search(before.masked)
    return Window(before, 0, len(before.masked), told.span() if told else (0, 0), False, told is None)


def _continue(
    reading: Reading, named: Sequence[Named], told: list[int], here: list[int], before: Reading
) -> list[tuple[int, Window]]:
    """What a sentence says, clause by clause, of the projects named before it, `before` being the last that did."""
    first_here = min((named[index].start for index in here), default=len(reading.masked))
    found: list[tuple[int, Window]] = []
    for start, end in _list_clauses(reading.masked):
        if start < first_here and (one := _find_again(reading, named, told, start, min(end, first_here), before)):
            found.append(one)
    return found


def _go_on(reading: Reading, named: Sequence[Named], told: list[int], here: list[int]) -> list[tuple[int, Window]]:
    """What the later clauses of its own sentence say of a project: "... is planned; work should begin in May"."""
    last = max(named[index].end for index in here)
    clauses = [(start, end) for start, end in _list_clauses(reading.masked) if start >= last]
    return [one for start, end in clauses if (one := _find_again(reading, named, told, start, end, reading))]


def _list_clauses(masked: str) -> list[tuple[int, int]]:
    breaks = [found.span() for found in CLAUSE_BREAK.finditer(masked)]
    starts = [0, *(end for _, end in breaks)]
    return list(zip(starts, [*(start for start, _ in breaks), len(masked)], strict=True))


def _find_again(
    reading: Reading, named: Sequence[Named], told: list[int], start: int, end: int, latest: Reading
) -> tuple[int, Window] | None:
    clause = reading.masked[start:end]
    alone = _is_alone(named, told)
    far = ALL if alone else FAR
    before = (named[index] for index in reversed(told))
    for kind in dict.fromkeys(one.kind for one in before if reading.index - one.reading.index <= far):
        again = AGAIN[kind].search(clause)
        index = _meant(named, told, kind, again.group()) if again else -1
        if again and reading.index - named[index].reading.index <= far:
            return index, Window(reading, start, end, (start + again.start(), start + again.end()), False)
    last = named[told[-1]]
    near = reading.index - last.reading.index <= (ALL if alone else NEAR) and _is_close(reading, latest, alone)
    loose = (LOOSE.search(clause) or (ALONE.search(clause) if alone else None)) if near else None
    if loose and not SECOND.search(loose.group()) and not ANOTHERS.search(clause[loose.end() :]):
        same = [index for index in told if named[index].reading is last.reading]
        same = [index for index in same if not _is_reached(named[index], [named[one] for one in same])]
        if len({named[index].key for index in same}) == 1:
            words = _subject_span(loose)
            return same[-1], Window(reading, start, end, (start + words[0], start + words[1]), False)
    return _find_faint(reading, named, told, start, end) if near and not loose else None


def _find_faint(
    reading: Reading, named: Sequence[Named], told: list[int], start: int, end: int
) -> tuple[int, Window] | None:
    """A clause that only a word such as "its", or what it tells of, ties to the one undertaking told of before it."""
    last = named[told[-1]]
    same = [index for index in told if named[index].reading is last.reading]
    close = FAINT_ALONE if _is_alone(named, told) else 1
    if (
        end - start < SHORTEST
        or reading.index - last.reading.index > close
        or len({named[index].key for index in same}) > 1
    ):
        return None
    clause = reading.masked[start:end]
    if ANOTHER.search(clause):
        return None
    said = PRONOUN.search(clause)
    at = (start + said.start(), start + said.end()) if said else (start, start)
    return same[-1], Window(reading, start, end, at, False, True)


def _is_reached(one: Named, beside: Sequence[Named]) -> bool:
    """Whether it is only where a line ends that the sentence tells of: "the railway to the port of Sohar"."""
    lines = [other for other in beside if other.kind in LINES and other.kind != one.kind and other.end <= one.start]
    return any(REACHES.search(other.reading.masked[other.end : one.start]) for other in lines)


def _subject_span(loose: Found) -> tuple[int, int]:
    """Where the undertaking stands in words that go on about it: "it" alone, for its verb may tell how far it is."""
    subject = loose.span("it") if "it" in loose.groupdict() else (-1, -1)
    return subject if subject[0] >= 0 else loose.span()


def _meant(named: Sequence[Named], told: list[int], kind: str, words: str) -> int:
    """Which project "the terminal" is: the last of its kind that was called so, else the last of its kind."""
    same = [index for index in reversed(told) if named[index].kind == kind]
    word = words.rpartition(" ")[2]
    called = (i for i in same if word in named[i].reading.masked[named[i].start : named[i].end].split())
    return next(called, same[0])


def _is_alone(named: Sequence[Named], told: list[int]) -> bool:
    """Whether only one undertaking has been named so far."""
    return len({named[index].key for index in told}) == 1


def _is_close(reading: Reading, latest: Reading, alone: bool) -> bool:
    """Whether a sentence may go on about what the latest one told of: the items of a list tell of one thing each."""
    if reading.sentence.role == "list_item" and reading.sentence.paragraph != latest.sentence.paragraph:
        return False
    return reading.sentence.paragraph - latest.sentence.paragraph <= (PARAGRAPHS if alone else 1)


def _own_window(one: Named, beside: Sequence[Named]) -> Window:
    start, end = _clause(one.reading, (one.start, one.end))
    others = ((other.start, other.end) for other in beside if other.key != one.key)
    apart = tuple(span for span in others if span[1] <= one.start or one.end <= span[0])
    return Window(one.reading, start, end, (one.start, one.end), True, others=apart)


def _clause(reading: Reading, anchor: tuple[int, int]) -> tuple[int, int]:
    masked = reading.masked
    before = [found.end() for found in CLAUSE_BREAK.finditer(masked, 0, anchor[0])]
    after = CLAUSE_BREAK.search(masked, anchor[1])
    start = max(before[-1] if before else 0, anchor[0] - REACH)
    return start, min(after.start() if after else len(masked), anchor[1] + REACH)
