"""Finds the year that words lean on: the day of writing, or a year named before."""

import re
from datetime import date, timedelta

from pipeline.times.lexicon import GAP, YEAR, read_lines
from pipeline.times.scan import Context
from pipeline.times.time import PartialDate, Time

RELATIVE_YEAR = (
    r"(?:(?i:this|last|next|that(?:\ssame)?|(?:the\s)?(?:same|previous|preceding|current|following|prior))\s"
    r"(?:fiscal\s|calendar\s|financial\s)?(?i:year)(?!s|-|\s(?:old|before|of)\b)|the\syear\sbefore\slast"
    r"|(?:the|a|one)\syear\s(?:before|earlier|ago|after|later)|(?i:twelve|12)\smonths\s(?:before|earlier)"
    r"|the\syear(?!s|-))(?![\w])"
)
YEAR_REFERENCE = (
    rf"(?:(?:{GAP}(?i:of|in)\s(?:(?i:the\syear)\s)?|,?{GAP}|\s?,|(?<=[a-z])-|(?<=[a-z]\.)-?)(?:(?i:fiscal|financial)\s(?:year\s)?|FY\s?)?(?P<year>{YEAR})|\s?['’](?P<year_end>\d\d)(?![\w'’])"
    rf"|,?{GAP}(?:(?i:of|in|from)\s)?(?P<rel>{RELATIVE_YEAR}))"
)
NAMED_WITHIN = 400
SENTENCE_END = re.compile(  # the mark first: what stands before it is looked at where one stands
    r"[.!?](?<!\b[A-Z].)(?<!\bMr.)(?<!\bMrs.)(?<!\bMs.)(?<!\bDr.)(?:['\"”’)]|\[\d{1,3}\]){0,3}\s+[A-Z“\"‘]|\n"
)
BEFORE_CHARS, AFTER_CHARS = 140, 70


def is_in_sentence(text: str, start: int, end: int) -> bool:
    """Whether no sentence ends between two places."""
    return end - start < NAMED_WITHIN and SENTENCE_END.search(text, start, min(len(text), end + 1)) is None


def find_named_year(context: Context, position: int, same_sentence: bool = False, dated: bool = False) -> int | None:
    """The last year said or meant before a place, not more than a paragraph back.

    With `dated`, deadlines and starts are passed over: nothing said of "by 2030" dates what is told beside it.
    """
    for time in reversed(context.earlier[-6:]):
        if position - time.end > NAMED_WITHIN:
            return None
        if same_sentence and not is_in_sentence(context.text, time.end, position):
            return None
        if time.last is None or time.grain in ("decade", "century") or time.relation == "within":
            continue
        if not dated or (time.relation == "at" and not is_ahead(context.text, time.start, time.end)):
            return time.last.year
    return None


def resolve_relative_year(words: str, position: int, context: Context) -> int | None:
    """The year that "last year", "that year" or "a year earlier" means, None where nothing says it."""
    key = " ".join(words.lower().split())
    anchor = context.anchor.year if context.anchor else None
    if key == "the year":
        named = find_named_year(context, position, same_sentence=True)
        return anchor if named is None else named
    if key.startswith(("that", "the same", "same")):
        return find_named_year(context, position)
    if key == "the year before last":
        return None if anchor is None else anchor - 2
    if key.endswith("ago") or key.split()[0] == "last":
        return None if anchor is None else anchor - 1
    if key.split()[0] == "next":
        return None if anchor is None else anchor + 1
    if key.endswith(("before", "earlier")) or any(word in key for word in ("previous", "preceding", "prior")):
        return shift_named_year(context, position, -1)
    if key.endswith(("after", "later")) or "following" in key:
        return shift_named_year(context, position, 1)
    return anchor


def shift_named_year(context: Context, position: int, by: int) -> int | None:
    named = find_named_year(context, position)
    if named is None and context.anchor is not None:
        named = context.anchor.year
    return None if named is None else named + by


def read_year_reference(match: re.Match[str], context: Context) -> tuple[int | None, bool]:
    """The year in a match of YEAR_REFERENCE, and whether it took other words to know it."""
    if match["year"] or match["year_end"]:
        return read_century(match["year"] or match["year_end"]), False
    return resolve_relative_year(match["rel"], match.start(), context), True


def read_century(digits: str) -> int:
    """The year of four digits, or of the two that "June '24" leaves of it."""
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 70 else 1900)


def is_ahead(text: str, start: int, end: int) -> bool | None:
    """Whether the verb nearest to a date in its sentence speaks of what is to come; None where none tells.

    >>> text = "The summit, which will be held on 3 May, was announced in April"
    >>> is_ahead(text, text.index("3"), text.index(", was")), is_ahead(text, text.index("April"), len(text))
    (True, False)
    """
    before = text[max(0, start - BEFORE_CHARS) : start]
    ends = [found.end() for found in SENTENCE_END.finditer(before)]
    cues = list(TENSE.finditer(before, ends[-1] - 1 if ends else 0))
    if cues:
        return cues[-1].lastgroup == "future"
    if DEADLINE.search(before):
        return True
    after = text[end : end + AFTER_CHARS]
    stop = SENTENCE_END.search(after)
    cue = TENSE.search(after, 0, stop.start() if stop else len(after))
    return None if cue is None else cue.lastgroup == "future"


def compile_tense() -> re.Pattern[str]:
    """Words of what is to come, with the two words after them ("will be held"), and words of what is past."""
    future, past = (
        "|".join(re.escape(word) for word in read_lines(name)) for name in ("future_words.txt", "past_words.txt")
    )
    return re.compile(
        rf"\b(?=\w)(?:(?P<future>(?:{future})\b(?:\s(?:be\s)?(?:to\s)?(?:be\s)?[a-z]+\b)?)"
        rf"|(?P<past>(?:{past}|[a-z]{{2,16}}ed)\b))",
        re.IGNORECASE,
    )


TENSE = compile_tense()
DEADLINE = re.compile(r"\b(?:by|before|no later than)\s(?:the\s)?$", re.IGNORECASE)


def infer_year(match: re.Match[str], context: Context, month: int, day: int | None) -> tuple[int | None, bool]:
    """The year of a day or month that names none: its sentence's, else the one nearest the day of writing.

    News looks back, so the latest such date not after the day of writing is meant, unless the sentence speaks of
    what is to come.
    """
    anchor = context.anchor
    named = find_named_year(context, match.start(), same_sentence=True, dated=True)
    if named is not None and (anchor is None or (named, month) <= (anchor.year, anchor.month or 12)):
        return named, True
    if anchor is None:
        return find_named_year(context, match.start(), dated=True), True
    if anchor.month is None:
        return anchor.year, True
    candidate = (month, day or 0)
    written = (anchor.month, (anchor.day or 31) if day else 0)
    if is_ahead(context.text, match.start(), match.end()):
        written = (anchor.month, (anchor.day or 0) if day else 0)
        return anchor.year + (candidate < written), True
    return anchor.year - (candidate > written), True


def to_date(day: PartialDate | None) -> date | None:
    """The day of writing where it is known to the day."""
    return date(day.year, day.month, day.day) if day and day.month and day.day else None


def move_days(day: date, days: int) -> PartialDate | None:
    """The date so many days on, None beyond the calendar."""
    try:
        moved = day + timedelta(days=days)
    except OverflowError:
        return None
    return PartialDate(moved.year, moved.month, moved.day)


def find_last_period(context: Context) -> Time | None:
    """The last run of months or quarter named before."""
    for time in reversed(context.earlier[-8:]):
        if time.grain in ("month", "quarter", "half") and time.period:
            return time
    return None
