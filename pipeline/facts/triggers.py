"""The words that an expression cannot do without, read off the expression itself.

No rule has to state them, and none can forget them when its pattern changes. A match of
`{party:who} (?:has )?(?:exported|sold) {money}` holds "exported" or "sold", and a slot of money.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick

PARSER: Any = re._parser  # type: ignore[attr-defined]  # what the standard library reads its own expressions with
MOST = 600  # strings that a part of an expression may stand for until it is cut in two
SLOT = "<"
LEAST = 2  # letters of a word that is worth looking for
COMMON = frozenset("the and for with of by in to an as at on it is be ed ing".split())
Strings = frozenset[str]
EMPTY: Strings = frozenset({""})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an expression: all the strings that it matches, where they are few, and sets of strings of which each
    match holds at least one."""

    whole: Strings | None
    needed: tuple[Strings, ...] = ()


UNKNOWN = Part(None)
NOTHING = Part(EMPTY)


def choose_triggers(outline: str, classes: Mapping[str, str]) -> tuple[Strings, ...]:
    """At most three sets of strings, up to two of words and others of slots: every match holds one string of each.

    A letter of the outline that `classes` knows stands for the expression there.

    >>> source = r"<[po]\\d+> [a-z]+ (?:exports?|sold) [0-9]*W"
    >>> [sorted(one) for one in choose_triggers(source, {"W": "crude oil|iron ore"})]
    [['crude oil', 'iron ore'], [' export ', ' exports ', ' sold '], ['<o', '<p']]
    """
    part = _demand(_join(_read_parts(PARSER.parse(outline), classes)))
    of_slots = [one for one in part.needed if all(string.startswith(SLOT) for string in one)]
    of_words = [one for one in part.needed if one not in of_slots and all(map(_is_telling, one))]
    rarest = [*sorted(of_words, key=_count_expected)[:2], *sorted(of_slots, key=_count_expected)]
    return tuple(_drop_longer(one) for one in rarest[:3])


def _read_letter(letter: str, classes: Mapping[str, str]) -> Part:
    return _read_class(classes[letter]) if letter in classes else _demand(Part(frozenset({letter})))


@cache
def _read_class(expression: str) -> Part:
    return _demand(_join(_read_parts(PARSER.parse(expression), {})))


def _read_parts(tokens: Iterable[tuple[Any, Any]], classes: Mapping[str, str]) -> Iterator[Part]:
    letters: list[str] = []  # that stand one after another
    for token, argument in tokens:
        name = str(token)
        if name == "LITERAL" and chr(argument) not in classes:
            letters.append(chr(argument))
            continue
        if letters:
            yield Part(frozenset({"".join(letters)}))
            letters = []
        yield _read_part(name, argument, classes)
    if letters:
        yield Part(frozenset({"".join(letters)}))


def _read_part(name: str, argument: Any, classes: Mapping[str, str]) -> Part:
    match name:
        case "LITERAL":
            return _read_letter(chr(argument), classes)
        case "IN":  # letters to choose from, and so may the parser read classes to choose from
            if any(str(kind) != "LITERAL" for kind, _ in argument):
                return UNKNOWN
            return _either([_read_letter(chr(point), classes) for _, point in argument])
        case "AT":
            return NOTHING
        case "SUBPATTERN":
            return _demand(_join(_read_parts(argument[3], classes)))
        case "BRANCH":
            return _either([_demand(_join(_read_parts(tokens, classes))) for tokens in argument[1]])
        case "MAX_REPEAT" | "MIN_REPEAT":
            least, most, tokens = argument
            one = _demand(_join(_read_parts(tokens, classes)))
            if (least, most) == (0, 1) and one.whole is not None:
                return Part(one.whole | EMPTY)
            return Part(None, one.needed if least else ())
    return UNKNOWN


def _join(parts: Iterable[Part]) -> Part:
    """Parts one after another: their strings strung together while these are few."""
    needed: list[Strings] = []
    run, is_whole = EMPTY, True
    for part in parts:
        if part.whole is not None and len(run) * len(part.whole) <= MOST:
            run = frozenset([before + after for before in run for after in part.whole])
            continue
        is_whole = False
        needed += (run, *part.needed)
        run = part.whole or EMPTY
    return Part(run) if is_whole else Part(None, tuple(one for one in dict.fromkeys((*needed, run)) if "" not in one))


def _either(parts: list[Part]) -> Part:
    """Several alternatives: the strings of them all, or the rarest that each needs."""
    wholes = [part.whole for part in parts if part.whole is not None]
    if len(wholes) == len(parts):
        return _demand(Part(frozenset[str]().union(*wholes)))
    best = [_choose_rarest(part.needed) for part in parts]
    return Part(None, (frozenset[str]().union(*best),) if all(best) else ())


def _demand(part: Part) -> Part:
    """A part whose strings are known needs one of them."""
    return part if part.whole is None or "" in part.whole else Part(part.whole, (part.whole,))


def _is_telling(string: str) -> bool:
    """Whether not every sentence has the string."""
    letters = string.strip(" ,>")
    return SLOT in string or (len(letters) >= LEAST and letters not in COMMON)


def _choose_rarest(needed: Iterable[Strings]) -> Strings:
    telling = [one for one in needed if all(map(_is_telling, one))]
    return min(telling, key=_count_expected, default=frozenset())


def _count_expected(strings: Strings) -> float:
    """How often a text is likely to hold some strings: seldom where they are few and long, blanks apart."""
    return sum([25.0 ** -len(one.strip()) for one in strings])


def _drop_longer(strings: Strings) -> Strings:
    """The strings without those that hold another one."""
    matcher = AhoCorasick(list(strings))
    return frozenset([one for one in strings if len(matcher.find_matches_as_indexes(one, overlapping=True)) == 1])
