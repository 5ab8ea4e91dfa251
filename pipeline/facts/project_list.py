"""Every undertaking that a text names, in order."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import find_lines
from pipeline.facts.project_appositions import name_apposed, name_behind
from pipeline.facts.project_branches import NOUNS, name_branches
from pipeline.facts.project_chains import CHAINS, name_chains, split_pair
from pipeline.facts.project_counted import name_counted
from pipeline.facts.project_dropped import name_dropped, name_priced
from pipeline.facts.project_heads import HEADS, Head, list_heads
from pipeline.facts.project_institutes import name_institute, name_organisation, name_such
from pipeline.facts.project_known import KNOWN, name_known
from pipeline.facts.project_named import LINES, Named
from pipeline.facts.project_names import (
    name_becoming,
    name_joined_ends,
    name_line,
    name_line_alone,
    name_route,
    name_title,
)
from pipeline.facts.project_one_end import name_one_end
from pipeline.facts.project_own import name_own
from pipeline.facts.project_owned import name_owned
from pipeline.facts.project_pairs import PAIRS, name_pairs
from pipeline.facts.project_roads import ROADS, name_roads
from pipeline.facts.project_sites import name_numbered, name_numbered_again, name_site
from pipeline.facts.project_titles import TITLES, name_titled
from pipeline.facts.project_trains import TRAINS, name_trains
from pipeline.facts.scene import Reading, Scene

ALIAS = Expression(
    r"^,? ?\(?(?:or )?(?:also |better |widely |commonly |often |previously |sometimes )*"
    r"(?:known as|called|dubbed|referred to as|or|so-called|the so-called)(?: the)?(?: so-called)? ?[\"']*$"
)
PURPOSE = Expression(
    r"\b(?:purpose|objective|aim|goal|scope) of (?:the|this) (?:[^.;:]{1,100} )?project\b"
    r"|\b(?:the|this|under the) (?:[a-z]+ )?project,? (?:(?:also|will|would|which|that|mainly|in total) )*"
    r"(?:involve|entail|consist|compris|includ|cover|is to|was to|seeks? to|sought to|aim|build|buil[dt]|construct|"
    r"provid|was designed|is designed|rehabilitat)"
)
WHICH = Expression(
    r"^(?: \([^()]{1,20}\))?(?: project)?(?: in <[pl]\d+>)?, which (?:also )?(?:involve|entail|consist|compris|includ)"
    r"[a-z]*\b"
)
APPOSED = Expression(r"^(?: \([^()]{1,20}\))?(?: project)?(?:,(?: and)?|:| -) $|^ and (?:[a-z-]+ ){0,2}$")
FACILITY = Expression(r"^(?:the|this) (?:new |said )?facility\b")
LISTED = Expression(r"^,? and\b|^, an? ")
NAMES = ("own_name", "title", "titled", "apposed")
DESCRIPTIONS = ("placed", "route", "numbered")  # rules that see what stands where, not a name
BACK = 3  # sentences over which "the plant" goes on about one
Rule = Callable[[Scene, Head], Named | None]


def list_projects(scene: Scene) -> list[Named]:
    """Every undertaking that a text names, once a place where it stands; other names of one have its key."""
    return _join_definites(_join_aliases(_join_kinds([_known(one) for one in _name_all(scene)])))


@cache
def load_aliases() -> dict[str, str]:
    """The keys of project_aliases.csv, each with the key that it shares."""
    text = (files("pipeline.facts") / "project_aliases.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["key"]: row["same_as"] for row in rows}


def _known(one: Named) -> Named:
    return replace(one, key=load_aliases().get(one.key, one.key))


@dataclass(frozen=True, slots=True)
class Earlier:
    """The last projects of the kinds that later words lean on ("a second one", "Line C", "another such workshop")."""

    numbered: Named | None = None
    pipeline: Named | None = None
    institute: Named | None = None
    line: Named | None = None

    @property
    def leaning(self) -> bool:
        """Whether there is a project that later words may lean on."""
        return any((self.numbered, self.pipeline, self.institute))

    def after(self, one: Named) -> "Earlier":
        """What holds once another project has been named."""
        if one.kind in LINES:
            self = replace(self, line=one)
        if one.number:
            return replace(self, numbered=one)
        if one.rule in ("institute", "such"):
            return replace(self, institute=one)
        return replace(self, pipeline=one) if one.kind == "pipeline" and one.rule == "joined_ends" else self


NONE_EARLIER = Earlier()


def _holds_name(reading: Reading) -> bool:
    return any(slot.code in "ol" for slot in reading.slots)


def _name_all(scene: Scene) -> Iterator[Named]:
    earlier = NONE_EARLIER
    told = find_lines(scene.page, (HEADS, CHAINS, TITLES, PAIRS, KNOWN, NOUNS, TRAINS, ROADS))
    for reading in scene.readings:
        if reading.sentence.role == "furniture":
            continue
        if not (earlier.leaning or reading.index in told or _holds_name(reading)):
            yield from name_counted(scene, reading, ())
            continue
        for named in _name_in(scene, reading, earlier):
            earlier = earlier.after(named)
            yield named


def _name_in(scene: Scene, reading: Reading, earlier: Earlier) -> list[Named]:
    found: list[Named] = []
    again = name_numbered_again(scene, reading, earlier.numbered) if earlier.numbered else []
    for head in list_heads(scene, reading):
        if any(one.start < head.end and head.start < one.end for one in (*again, *found)):
            continue
        named = next((named for rule in RULES if (named := rule(scene, head)) is not None), None)
        if named is not None:
            earlier = earlier.after(named)
            again = name_numbered_again(scene, reading, named) if named.number else again
            found = [one for one in found if one.rule != "title" or not named.start <= one.start < named.end]
            found += split_pair(named)
    found += name_chains(scene, reading, [(named.start, named.end) for named in found])
    found += name_titled(scene, reading, [(named.start, named.end) for named in found])
    found += name_known(scene, reading, [(named.start, named.end) for named in found])
    found += name_branches(scene, reading, [(named.start, named.end) for named in found], earlier.line)
    found += name_trains(scene, reading, [(named.start, named.end) for named in found])
    found += name_roads(scene, reading, [(named.start, named.end) for named in found])
    found += name_pairs(scene, reading)
    found += name_counted(scene, reading, [(named.start, named.end) for named in found])
    found += again
    if earlier.institute is not None:
        found += name_such(scene, reading, earlier.institute)
    if earlier.pipeline is not None:
        found += name_line_alone(reading, earlier.pipeline)
    return found


def _join_kinds(named: list[Named]) -> list[Named]:
    """One name is one undertaking, though another sentence gives its noun another sense: a dam is a power plant where
    turbines are told of, and only a dam elsewhere."""
    firsts: dict[str, Named] = {}
    joined: list[Named] = []
    for one in named:
        first = firsts.setdefault(one.name.value.lower(), one) if one.rule in NAMES else one
        joined.append(one if first.kind == one.kind else replace(one, kind=first.kind, key=first.key))
    return joined


def _join_aliases(named: list[Named]) -> list[Named]:
    """ "the X Route, or the so-called Y Corridor": the second name has the key of the first, here and later."""
    keys: dict[str, str] = {}
    for first, second in pairwise(named):
        between = first.reading.masked[first.end : second.start]
        if first.reading is second.reading and first.kind == second.kind and ALIAS.search(between):
            keys.setdefault(second.key, keys.get(first.key, first.key))
    return [replace(one, key=keys[one.key]) if one.key in keys else one for one in named]


def _join_definites(named: list[Named]) -> list[Named]:
    """ "The plant in X", after a plant was named in the last sentences, is that plant, unless it stands elsewhere."""
    joined: list[Named] = []
    for one in named:
        if _stands_for_another(joined, one):
            continue
        whole = _described(joined, one)
        if whole is not None:
            if whole.kind == one.kind and not _is_second_half(whole, one):
                joined.append(replace(one, key=whole.key, name=whole.name, parties=whole.parties, sure=whole.sure))
            continue
        last = next((before for before in reversed(joined) if before.kind == one.kind), None)
        if last is not None and last.key != one.key and _is_told_again(last, one):
            one = replace(one, key=last.key, name=last.name, parties=one.parties or last.parties, sure=last.sure)
        joined.append(one)
    return joined


def _stands_for_another(joined: list[Named], one: Named) -> bool:
    """Whether "the new facility at X" is the undertaking of another kind that was named right before."""
    words = one.reading.masked[one.start : one.end]
    if one.rule != "placed" or not FACILITY.search(words) or not joined:
        return False
    return joined[-1].kind != one.kind and 0 < one.reading.index - joined[-1].reading.index <= BACK


def _described(joined: list[Named], one: Named) -> Named | None:
    """The undertaking of which a phrase only tells what it consists of: "the project involved building a dam at X"."""
    if not joined:
        return None
    last = joined[-1]
    part = one.kind == last.kind and set(one.key.split("-")) < set(last.key.split("-"))  # "the X substation" of "X-Y"
    if one.rule not in DESCRIPTIONS and not (one.rule == "own_name" and part):
        return None
    before = one.reading.masked[: one.start]
    if last.reading is one.reading:
        if last.kind == one.kind and one.rule in DESCRIPTIONS and one.start <= last.start < one.end:
            return last  # "the X dam and power station on the Y"
        before = before[last.end :] if last.rule not in DESCRIPTIONS else ""
        return last if WHICH.search(before) or _is_apposed(last, one, before) else None
    near = one.reading.index - last.reading.index <= BACK
    return last if near and PURPOSE.search(before) else None


def _is_second_half(whole: Named, one: Named) -> bool:
    """Whether the noun only goes on with the name: "the X dam and power station" is told of once."""
    near = whole.reading is one.reading and whole.end <= one.start
    return near and one.reading.masked.startswith(" and ", whole.end)


def _is_apposed(last: Named, one: Named, between: str) -> bool:
    """Whether a name and a noun of its kind stand side by side: "the X dam, a 300 MW dam in Y", "the X dam and power
    station"; a list goes on behind its second member."""
    if last.kind != one.kind or one.rule != "placed" or not APPOSED.search(between):
        return False
    words = one.reading.masked[one.start : one.end]
    if between.startswith(" and"):
        return not words.startswith(("the ", "a ", "an ", "new ", "another "))
    return words.startswith(("a ", "an ")) and not LISTED.search(one.reading.masked[one.end : one.end + 30])


def _is_told_again(last: Named, one: Named) -> bool:
    named_so = one.rule == "route" and last.rule in ("own_name", "title", "titled")
    if not (one.rule == "placed" or named_so) or not 0 < one.reading.index - last.reading.index <= BACK:
        return False
    if one.locality and last.locality:
        return False
    if not one.reading.masked[one.start : one.end].startswith("the "):
        return False
    here, there = ({read.value for _, read in each.parties} for each in (one, last))
    return not here or not there or bool(here & there)


RULES: list[Rule] = [
    name_institute,
    name_organisation,
    name_line,
    name_joined_ends,
    name_becoming,
    name_title,
    name_own,
    name_apposed,
    name_behind,
    name_route,
    name_numbered,
    name_one_end,
    name_site,
    name_owned,
    name_dropped,
    name_priced,
]
