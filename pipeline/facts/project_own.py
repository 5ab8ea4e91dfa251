"""Undertakings that bear a name of their own: "the Lagos-Ibadan highway", "Akkuyu nuclear power plant"."""

import re
from bisect import bisect_right

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import load_words
from pipeline.facts.project_headlines import cut_headline
from pipeline.facts.project_heads import MODIFIER, WINDOW, Head
from pipeline.facts.project_named import LINES, Named, find_stuff, is_party_or_amount, slug
from pipeline.facts.project_names import find_located, find_owner, find_routed, masked_end
from pipeline.facts.project_places import places_in_name
from pipeline.facts.scene import Scene, fold
from pipeline.mentions.mention import Mention

NAME = re.compile(
    r"(?:^|[^\w'’.-])(?P<name>(?:(?:(?:trans|cross|inter)-)?[A-Z][\w'’.]*(?:[-–][\w'’]+)*)"
    r"(?: (?:of |and |de |do |da )?[A-Z0-9][\w'’.]*(?:[-–][\w'’]+)*){0,4})$",
    re.ASCII,
)
MODIFIER_ENDS = frozenset(re.split(r"\\? ", phrase.replace("\\-", "-"))[-1] for phrase in MODIFIER[5:-3].split("|"))
LOWER_TAIL = Expression(rf"(?:(?:^| )(?i:{MODIFIER}))+$")
GOODS_TAIL = Expression(rf"(?: (?:{load_words('projects.csv')['goods']}))+$")
TWO_ENDS = Expression(r"^[A-Z][a-z'’]+(?:[-–][A-Z][a-z'’]+)+$")
CAPITALS = Expression(r"(?:^|[^\w.-])(?P<title>(?:[A-Z][a-z-]+ ){1,4})$")
COMMON = Expression(rf"^(?i:{MODIFIER})$")
REPEATED_STUFF = ("solar", "wind")  # of which one region has several
HEAD_TAIL = Expression(r" (?:Corridor|Route)$")
OF_SCHOOL = Expression(r"(?i)\b(?:branch|graduates?|students?|rector|professors?|dean|faculty) (?:of|at|from) [^,.;]*$")
MADE_BY = Expression(
    r"(?i)[-–](?:built|designed|funded|financed|backed|owned|led|run|made|based|operated|supported|sponsored)$"
)
PLAIN = frozenset("High Great Grand Big Old Upper Lower Main Central Western Eastern".split())  # no name by itself
NO_NAME = frozenset(
    "The A An This That These Those In On At For And But As It Its His Her Their Our Some Most Many Several New First "
    "Second Third Silk Belt One Two Three Today Now Then With From By Under After Before While When Construction Work "
    "Development Modernization Lines Line Pipeline Pipelines Each Every Both All Such No Via Since Until Last Next "
    "Key Vital Strategic Major Important Crucial Historic Landmark Massive Huge Ambitious "
    "Another Other Meanwhile However Also Financing Building Of".split()
)
NUMBER = re.compile(r"[- ](\d{1,2})$", re.ASCII)
NUMBER_BEHIND = re.compile(r"[- ]\d{1,2}(?![\w.,%°/-]*\d|[-/%°]|\w)", re.ASCII)


def name_own(scene: Scene, head: Head) -> Named | None:
    """ "the Lagos-Ibadan highway", "Akkuyu nuclear power plant" """
    text_start, text_end = head.reading.text_span(head.start, head.end)
    first = max(head.reading.sentence.start, text_start - WINDOW)
    before = fold(scene.quote(first, text_start).rstrip())
    if before.rpartition(" ")[2].lower() in MODIFIER_ENDS:
        before = LOWER_TAIL.sub("", before)
    if head.kind == "factory":
        before = GOODS_TAIL.sub("", before)  # "the Karonga tile plant"
    found = NAME.search(before)
    words = _own_words(scene, found.group("name").split(), first + found.start(1)) if found else []
    titled = head.reading.cased[head.start : head.start + 1].isupper()  # "the Western Harbour"
    if len(words) == 1 and words[0] in PLAIN and not titled:
        words = []
    if head.kind == "school" and OF_SCHOOL.search(before):
        return None
    words = cut_headline(scene, head.reading, words)
    while words and MADE_BY.search(words[0]):
        words = words[1:]
    words = words[words.index("and") + 1 :] if "and" in words and not head.is_plural else words
    if not words and (first_word := _find_title(scene, head)) is not None:
        return _name_title_alone(scene, head, first_word)
    name = " ".join(words)
    at = first + before.rfind(name) if name else first
    if head.is_plural and head.is_weak and head.reading.cased[head.start].isupper():
        return None  # "Noor Ports" is a company
    capital = any(word[0].isupper() and len(word) > 1 for word in words) or name.startswith(
        ("trans-", "cross-", "inter-")
    )
    if MADE_BY.search(name):
        return None  # "Emirates-backed wind farms"
    if head.is_plural and _is_of_region(scene, at, at + len(name)):
        return None  # "South Asian seaports"
    text_end = _after_number(scene, text_end)
    if not capital or is_party_or_amount(scene, at, at + len(name), text_end):
        return None
    read = Read(" ".join(scene.quote(at, text_end).split()), at, text_end)
    start = max(0, bisect_right(range(head.start + 1), at, key=head.reading.text_start) - 1)
    parties = find_located(head) or find_routed(head) or places_in_name(scene, at, text_end) or find_owner(scene, at)
    number = NUMBER.search(read.value)
    key = f"{slug(head.kind)}-{_own_slug(head, name, scene.quote(at, text_end))}"
    key = f"{key}-{number.group(1)}" if number else key
    end = masked_end(head.reading, head.end, text_end)
    return Named(head.reading, start, end, head.kind, key, read, parties, not head.is_passing, "own_name")


def _after_number(scene: Scene, end: int) -> int:
    """Where a name ends that goes on with its number: "Quipu HPP 1", "Quipu Hydropower Plant-1"."""
    found = NUMBER_BEHIND.match(scene.quote(end, end + 8))
    if found is None or any(f.start < end + found.end() and end < f.end for f in scene.figures):
        return end
    return end + found.end()


def _is_of_region(scene: Scene, start: int, end: int) -> bool:
    """Whether the words name a region or a place and nothing else."""
    return any(m.start <= start and end <= m.end and m.entity_type == "place" for m in scene.cast.mentions)


def _find_title(scene: Scene, head: Head) -> int | None:
    """Where a title begins, all of whose words are common but begin with a capital: "the Standard Gauge Railway", "the
    National Medical Center"; None where there is none, or one of two words."""
    text_start, text_end = head.reading.text_span(head.start, head.end)
    base = max(head.reading.sentence.start, text_start - WINDOW)
    found = CAPITALS.search(scene.quote(base, text_start))
    words = found.group("title").split() if found else []
    common = 0
    while common < len(words) and COMMON.search(words[-1 - common]):
        common += 1
    start = text_start - sum(len(word) + 1 for word in words[len(words) - common :])
    title = scene.quote(start, text_end).replace("-", " ").split()
    return start if len(title) > 2 and title[0] != "New" and all(word[0].isupper() for word in title) else None


def _name_title_alone(scene: Scene, head: Head, start: int) -> Named:
    span = start, head.reading.text_span(head.start, head.end)[1]
    name = Read(" ".join(scene.quote(*span).split()), *span)
    key = f"{slug(head.kind)}-{slug(name.value)}"
    parties = find_located(head) or find_routed(head) or find_owner(scene, name.start)
    at = head.reading.masked_span(*span)[0]
    return Named(head.reading, at, head.end, head.kind, key, name, parties, False, "title")


def _own_words(scene: Scene, words: list[str], at: int) -> list[str]:
    """The words of a name without a sentence's first word, an owner or a demonym before it."""
    while words:
        adjective = _mention_at(scene, at)
        amount = any(f.start <= at < f.end for f in scene.figures)
        owner = words[0].endswith(("’s", "'s", "’", "'"))
        demonym = adjective is not None and adjective.form == "adjective" and len(words) > 1
        alone = demonym and adjective is not None and adjective.end <= at + len(words[0])
        if not (
            words[0] in NO_NAME or words[0] in ("and", "of") or owner or amount or alone or MADE_BY.search(words[0])
        ):
            break
        at += len(words.pop(0)) + 1
    return words


def _mention_at(scene: Scene, at: int) -> Mention | None:
    return next((m for m in scene.cast.mentions if m.start == at and m.entity_type == "party"), None)


def _own_slug(head: Head, name: str, whole: str) -> str:
    """The ends of a line in one order; what blows or shines in a plant before its name."""
    name = HEAD_TAIL.sub("", name)
    if head.kind in LINES and TWO_ENDS.search(name):
        return "-".join(sorted(slug(part) for part in name.replace("–", "-").split("-")))
    stuff = find_stuff(whole.lower())
    return f"{stuff}-{slug(name)}" if stuff in REPEATED_STUFF else slug(name)
