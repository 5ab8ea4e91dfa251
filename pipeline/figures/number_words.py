"""Numbers in words: "twenty-five", "a hundred and twenty", "half a million", "two-thirds", "hundreds of"."""

import re

from pipeline.figures.noun_phrase import is_plural
from pipeline.figures.number import Number, add_scale, round_value
from pipeline.figures.passage import Passage

WORD = re.compile(r"[a-z]{2,9}")
JOIN = re.compile(r"(?:[ \xa0]|-|\n| \n)(and[ \n-])?(?=[a-z]{2})")
SHARE_BEHIND = re.compile(
    r"[ -](halves|thirds|quarters(?=[ ](?:of|to|from|in|by|over|since)\b)|(?<=-)quarters|fifths|sixths|eighths|"
    r"tenths)\b"
)
HALF_OF_SCALE = re.compile(r"[ -](a[ -])?(million|billion|trillion|thousand|hundred|dozen|century|decade)\b")
QUARTER_OF_SCALE = re.compile(r"[ -]of[ -]a[ -](million|billion|century)\b")
OF_SCALES = re.compile(r"[ \n]of[ \n](thousands|millions|billions|trillions)\b")
SCALES_OF = re.compile(r"\b(?:tens|dozens|hundreds|thousands)[ \n]of[ \n]$")
BEHIND_VAGUE = re.compile(r"[ \n]{1,2}[a-z]")
POINT_BEHIND = re.compile(r"-(?:percentage[ -])?point\b")  # "a quarter-point cut"
BEHIND_SHARE = re.compile(r"[,.;)]")


def read_word_number(passage: Passage, start: int, end: int) -> Number | None:
    """The number at a number word, None where the word is none there."""
    value, kind = passage.lex.number_words[passage.lower[start:end]]
    if kind == "fraction":
        return read_half(passage, start, end) if value == 0.5 else read_share(passage, start, end, value)
    if kind == "multiple":
        return Number(start, end, value, "multiple")
    if kind == "fold":
        return Number(start, end, value, "fold")
    if kind == "period":
        return read_period(passage, start, end, value)
    if kind == "plural_scale":
        return read_vague(passage, start, end, value)
    if kind == "scale":
        return read_article_scale(passage, start, end, value)
    return read_run(passage, start, start)


def word_joined_before(passage: Passage, start: int) -> tuple[str, int]:
    """The word before, with a gap or a hyphen between, and where it begins."""
    if passage.char(start - 1) == "-":
        begin, end = passage.word_start_before(start - 1)
        if begin == end:  # no gap before the hyphen: the word runs up to it
            window = passage.lower[max(0, start - 13) : start - 1]
            begin = start - 1 - len(window) + max(window.rfind(" "), window.rfind("\n")) + 1
            end = start - 1
    else:
        begin, end = passage.word_start_before(start)
    word = passage.lower[begin:end]
    bare = word.lstrip("(“\"‘[—–'")
    return bare, begin + len(word) - len(bare)


def read_half(passage: Passage, start: int, end: int) -> Number | None:
    """ "half a million", "half century", "half of", and not "the first half" or "half-staff"."""
    before, before_start = word_joined_before(passage, start)
    if passage.lex.has_cue("half_refuser", before):
        return None
    match = HALF_OF_SCALE.match(passage.lower, end)
    if match is not None and before != "the":
        scale, kind = passage.lex.number_words[match.group(2)]
        begin = before_start if before == "a" and match.group(1) is None else start
        return Number(begin, match.end(), 0.5 * scale, "period" if kind == "period" else "words", True)
    return None if passage.char(end) == "-" else Number(start, end, 0.5, "fraction")


def read_share(passage: Passage, start: int, end: int, value: float) -> Number | None:
    """ "a third of", "one-fifth", "by a quarter", and not "a third country" or "the third"."""
    before, before_start = word_joined_before(passage, start)
    if before not in ("a", "one"):
        return None
    point = POINT_BEHIND.match(passage.lower, end)
    if point is not None:
        return Number(before_start, end, value, "fraction")
    match = QUARTER_OF_SCALE.match(passage.lower, end) if value == 0.25 else None
    if match is not None:
        scale, kind = passage.lex.number_words[match.group(1)]
        return Number(before_start, match.end(), 0.25 * scale, "period" if kind == "period" else "words", True)
    meant = (
        before == "one"
        or passage.lex.has_cue("share_follower", passage.word_after(end))
        or BEHIND_SHARE.match(passage.lower, end) is not None
        or passage.lex.has_cue("share_leader", passage.word_before(before_start))
    )
    return Number(before_start, end, value, "fraction") if meant else None


def read_period(passage: Passage, start: int, end: int, value: float) -> Number | None:
    """ "a decade", "the past decade", "a century"; and not "the century" or "this decade"."""
    before, before_start = word_joined_before(passage, start)
    if before in ("a", "one"):
        return Number(before_start, end, value, "period")
    if value == 10 and passage.lex.has_cue("period_leader", before):
        return Number(start, end, value, "period")
    return None


def read_vague(passage: Passage, start: int, end: int, value: float) -> Number | None:
    """ "hundreds of villages": at least one hundred; "tens of thousands": at least ten thousand."""
    if SCALES_OF.search(passage.lower[max(0, start - 14) : start]) is not None:
        return None  # read from its first word already
    match = OF_SCALES.match(passage.lower, end)
    if match is not None:
        value, end = value * passage.lex.number_words[match.group(1)][0], match.end()
    if BEHIND_VAGUE.match(passage.lower, end) is None:
        return None
    return Number(start, end, value, "vague", True, "min")


def read_article_scale(passage: Passage, start: int, end: int, value: float) -> Number | None:
    """ "a hundred and twenty", "a million"; "several hundred" is at least one hundred."""
    if passage.char(start - 1) == "-":
        return None
    before, before_start = word_joined_before(passage, start)
    if before in ("a", "one"):
        return read_run(passage, start, before_start)
    ahead = end + len(" or so") if passage.lower.startswith(" or so ", end) else end
    if before == "per" or (before == "the" and value < 1e6 and is_plural(passage.word_after(ahead), passage.lex)):
        return read_run(passage, start, start)  # "the hundred fires"
    if passage.lex.has_cue("vague_leader", before):
        several = add_scale(passage, start, end, value, "vague")
        return Number(before_start, several.end, several.value, "vague", True, "min", several.scale)
    return None


def read_run(passage: Passage, position: int, start: int) -> Number | None:
    """The number that the words from `position` on make, counted from `start`: "three hundred and five thousand"."""
    words, lower = passage.lex.number_words, passage.lower
    total = current = 0.0
    smallest, previous, end, joined_by_and = float("inf"), "", position, False
    while (match := WORD.match(lower, position)) is not None:
        value, kind = words.get(match.group(), (0.0, ""))
        if not follows(previous, kind, joined_by_and) or (kind == "scale" and value > 100 and value >= smallest):
            break
        if kind != "scale":
            current += value
        elif value <= 100:
            current = (current if previous else 1.0) * value
        else:
            total, current, smallest = total + (current if previous else 1.0) * value, 0.0, value
        end, previous = match.end(), kind
        join = JOIN.match(lower, end)
        if join is None:
            break
        joined_by_and, position = join.group(1) is not None, join.end()
    if not previous:
        return None
    share = SHARE_BEHIND.match(lower, end)
    if share is not None and lower[start:end] in words:
        return Number(start, share.end(1), round_value((total + current) * words[share.group(1)][0]), "fraction")
    return finish_run(passage, start, end, total + current)


def follows(previous: str, kind: str, joined_by_and: bool) -> bool:
    """Whether a number word of a kind may stand behind one of another kind in the same number."""
    if kind not in ("unit", "teen", "ten", "scale"):
        return False
    if joined_by_and:
        return previous == "scale" and kind != "scale"
    return previous in ("", "scale") or kind == "scale" or (previous == "ten" and kind == "unit")


def finish_run(passage: Passage, start: int, end: int, value: float) -> Number | None:
    number = add_scale(passage, start, end, value, "words")
    if passage.char(number.end).isalnum():
        return None
    if number.scaled:
        return number
    scale = next((scale for scale in (1e12, 1e9, 1e6, 1e3, 100.0) if value >= scale and value % scale == 0), 1.0)
    scaled = value >= 100 or passage.lower.endswith("dozen", start, end)
    return Number(start, number.end, number.value, "words", scaled, None, scale)
