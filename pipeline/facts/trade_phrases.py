"""Words of trade in a sentence, and whom they tie together.

A phrase is a noun or a verb of trade with all that hangs on it: "Sales of Kenyan tea to the Egyptian market" is
one phrase of dispatch, out of Kazakhstan, to China. Which amount belongs to it is another question (`trade_links`).
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, get_args

from pipeline.facts.grammar import Match, Template, load_values, load_words
from pipeline.facts.scene import Reading, Scene, Slot

Kind = Literal[
    "partner",
    "seller",
    "buyer",
    "turnover",
    "exports",
    "imports",
    "dispatch",
    "purchase",
    "income",
    "sell",
    "buy",
    "anaphor",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
WORDS = load_words("trade.csv")
HEADS = Template("|".join(f"{{{kind}:{kind}}}" for kind in KINDS), WORDS)

DETERMINED = r"(?:(?:the|its|their|our|all|both|neighbou?ring|other|fellow|five|entire|whole) )*"
TAIL = r"(?:'s?)?(?: (?:domestic )?{side})?"
PARTY = rf"{DETERMINED}{{state:a}}{TAIL}"
RIGHT = {
    "pair": rf",?(?: [a-z]+)? (?:between|among) {PARTY}(?:,? and |,? as well as |-| - )"
    rf"{DETERMINED}{{state:b}}{TAIL}",
    "both": rf" (?:between|of) {PARTY}",
    "two": r" (?:between|of) (?:(?:the|our|both|these|two) )*"
    r"(?:countries|states|nations|sides|neighbou?rs|parties|<n\d+>|them)",
    "with": rf",? (?:with|and) {PARTY}",
    "from": rf",? (?:from|out of|by|originating in|bought from|purchased from|coming from) {PARTY}",
    "to": r",? (?:went |going |sent |bound |shipped |sold |directed |destined )?"
    rf"(?:to|into|for|towards?) {PARTY}",
    "in": rf" (?:in|on) {DETERMINED}{{state:a}}'?s? (?:domestic )?(?:market|markets)\b",
    "of": rf" of {PARTY}",
    "for": rf" for {PARTY}",
    "origin": rf" (?:of )?{DETERMINED}(?:[a-z-]+ )?{{state:a}}(?:'s?)?-?(?:made|origin|grown)? "
    r"(?:natural |pipeline |raw )?(?:{goods}|{commodity:commodity}|(?:[a-z-]+ ){0,2}(?:goods|products))",
    "goods": r" (?:of |in )?(?:(?:all|its|their|our|other|various|raw|processed|refined|industrial|food) ){0,2}"
    r"(?:{goods}|{commodity:commodity})(?:(?:,? and |, )(?:{goods}|{commodity})){0,3}\b",
    "time": r"[,(]{0,2} ?(?:(?:in|for|during|over|by|at the end of|at|as of|through|throughout|within|alone) )*"
    r"(?:the )?<t\d+>\)?(?: alone\b)?",
    "means": r" (?:by|via|through|over|along|across|using) (?:the )?"
    r"(?:rail|road|sea|air|pipeline|land|truck|train|ship|water|border|<[polj]\d+>)\b",
    "abroad": r" (?:(?:to|with|from) )?(?:the rest of the world|the world|the outside world|all countries|abroad|"
    r"foreign countries|all over the world|worldwide)\b",
    "object": rf" (?:with )?{PARTY}(?: with)?",
    "back": r" (?:to each other|with each other|in both directions|both ways)\b",
}


# How each piece begins: a cheap look before the whole template is tried.
BEGINS = {
    "pair": r",?(?: [a-z]+)? (?:between|among) ",
    "both": r" (?:between|of) ",
    "two": r" (?:between|of) ",
    "with": r",? (?:with|and) ",
    "from": r",? (?:from|out|by|originating|bought|purchased|coming) ",
    "to": r",? (?:went|going|sent|bound|shipped|sold|directed|destined|to|into|for|towards?) ",
    "in": r" (?:in|on) ",
    "of": r" of ",
    "for": r" for ",
    "origin": r"(?: [a-z-]+){0,5} <p",
    "goods": r" [a-z]",
    "time": r"[,( ]{1,3}(?:[a-z]+ ){0,7}<t",
    "means": r" (?:by|via|through|over|along|across|using) ",
    "abroad": r" (?:to|with|from|the|all|abroad|foreign|worldwide)\b",
    "object": r"(?: [a-z-]+){0,6} <p",
    "back": r" (?:to|with|in|both) ",
}
OPENINGS = {name: re.compile(source) for name, source in BEGINS.items()}


def _try_step(reading: Reading, name: str, at: int) -> Match | None:
    return _step(name).at(reading, at) if OPENINGS[name].match(reading.masked, at) else None


@cache
def _step(name: str) -> Template:
    return Template("^" + RIGHT[name], WORDS)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun or verb of trade at `start`..`end` of the masked sentence, its modifiers included from `left` to `right`.

    `owner` has the trade ("China's", "our"), `pair` are both ends at once, `giver` and `taker` the ends of one
    direction, `partner` the other end of a two-way flow. `implied` marks a possessive pronoun, `foreign` the trade
    with all the world, `strange` an owner that is no state or group, `many` a list of partners taken together.
    """

    kind: Kind
    start: int
    end: int
    left: int
    right: int
    verb: bool = False
    owner: Slot | None = None
    pair: tuple[str, ...] = ()
    pair_slots: tuple[Slot, ...] = ()
    giver: Slot | None = None
    taker: Slot | None = None
    partner: Slot | None = None
    commodity: tuple[str, int, int] | None = None
    implied: bool = False
    mutual: bool = False
    foreign: bool = False
    strange: bool = False
    many: bool = False
    change: bool = False


def find_phrases(scene: Scene, reading: Reading) -> list[Phrase]:
    """The phrases of trade in a sentence, from left to right."""
    phrases = [phrase for match in HEADS.find(reading) if (phrase := _grow(reading, match)) is not None]
    if opened := IT.match(reading.masked):
        phrases.insert(0, Phrase("anaphor", opened.start(1), opened.end(1), opened.start(1), opened.end(1)))
    counted = [phrase for slot in reading.coded("n") if (phrase := _counted_partners(scene, reading, slot)) is not None]
    counted += [phrase for slot in reading.coded("p") if (phrase := _shared_trade(scene, reading, slot)) is not None]
    return sorted((*phrases, *counted), key=lambda phrase: phrase.start) if counted else phrases


IT = re.compile(
    r"^[\"(]?(it)\b(?: (?:already|now|has|had|also|currently))*(?: (?:amount|total|reach|stand|stood|exceed|hit|"
    r"rose|fell|grew))"
)
PARTNERS = re.compile(rf"(?:{WORDS['partner']})$")


def _counted_partners(scene: Scene, reading: Reading, slot: Slot) -> Phrase | None:
    """Partners that a count holds: "its three main trading partners"."""
    if not PARTNERS.search(scene.quote(slot.start, slot.end).lower()):
        return None
    start = reading.position(slot)
    end = reading.masked.index(">", start) + 1
    return _look_right(reading, _look_left(reading, Phrase("partner", start, end, start, end)))


OTHER = re.compile(rf",?(?: (?:and|or|and/or) [a-z-]+)?(?: [a-z-]+ing)? (?:{WORDS['other']})")
LAST_WORD = re.compile(r"([^ ]+) $")
VERB_BEFORE = frozenset(load_values("trade.csv", "auxiliary"))
OFFICE = re.compile(r"(?:chamber|ministry|minister|department|secretary|committee|ministers|bureau|code) (?:of|for) $")


def _grow(reading: Reading, match: Match) -> Phrase | None:
    kind: Kind = next(kind for kind in KINDS if match.has(kind))
    text, start, end = reading.masked, match.start, match.end
    if text[end : end + 1] == "-" or OTHER.match(text, end) or OFFICE.search(text[max(0, start - 24) : start]):
        return None
    kind, verb = _verb_or_noun(reading, kind, start, end)
    phrase = Phrase(kind, start, end, start, end, verb)
    phrase = _look_left(reading, phrase) if not verb else _find_subject(reading, phrase)
    return _look_right(reading, phrase)


SHARED = re.compile(rf"(?:{WORDS['turnover']})$")


def _shared_trade(scene: Scene, reading: Reading, slot: Slot) -> Phrase | None:
    """Trade that a mention holds: "their trade", "bilateral trade" as an anaphor of the two."""
    if slot.form != "anaphor" or not SHARED.search(scene.quote(slot.start, slot.end).lower()):
        return None
    start = reading.position(slot)
    end = reading.masked.index(">", start) + 1
    phrase = Phrase("turnover", start, end, start, end, mutual=True)
    if len(slot.entity_ids) == 2:
        phrase = replace(phrase, pair=slot.entity_ids, pair_slots=(slot,))
    return _look_right(reading, phrase)


def _verb_or_noun(reading: Reading, kind: Kind, start: int, end: int) -> tuple[Kind, bool]:
    """ "Exports" after a name and before goods is a verb: "Kazakhstan exports oil to China"."""
    if kind in ("sell", "buy"):
        return kind, True
    text = reading.masked
    word, before = text[start:end], LAST_WORD.search(text[max(0, start - 24) : start])
    last = before.group(1) if before else ""
    bare = word in ("export", "import", "supply", "purchase")
    finite = word in ("exports", "imports", "supplies", "purchases")
    if not (bare or finite):
        if word.startswith(("exchanged", "traded")) and last not in ("the", "of", "goods", "its"):
            return kind, True
        return kind, False
    verbs: dict[str, Kind] = {"e": "sell", "s": "sell", "i": "buy", "p": "buy"}
    if bare and last in VERB_BEFORE:
        return verbs[word[0]], True
    if finite and (
        last in ("it", "which", "that", "also", "country", "republic", "annually", "currently", "now", "still")
        or re.fullmatch(r"<p\d+>", last)
    ):
        named = not last.startswith("<") or reading.slot(last).form in ("name", "abbreviation", "capital", "anaphor")
        if named and (
            _step("goods").at(reading, end)
            or re.match(r" (?:about |up to )?<[mq]\d+>| (?:more|mostly|mainly)\b", text[end:])
        ):
            return verbs[word[0]], True
    return kind, False


FUNCTION = frozenset(load_values("trade.csv", "function"))
PRONOUNS = frozenset(("its", "their", "our", "his", "her", "my"))
LEADING = frozenset(("leading", "top", "main", "key", "largest", "biggest", "major"))  # goods that head a list
MUTUAL = frozenset(("bilateral", "mutual", "two-way", "reciprocal", "joint"))
PARTY_TOKEN = re.compile(r"^[(\"']*(<p\d+>)(?:(?:-|/)(<p\d+>))?('s?|-)?$")


def _look_left(reading: Reading, phrase: Phrase) -> Phrase:
    """Reads adjectives, goods and the owner before a noun, word by word, at most seven."""
    text = reading.masked
    at, words = phrase.start, 0
    while at > 0 and words < 7 and text[at - 1] == " ":
        begin = text.rfind(" ", 0, at - 1) + 1
        word = text[begin : at - 1]
        words += 1
        if word[-1:] in ",;:)" or text[:begin].endswith(" to "):
            break
        if token := PARTY_TOKEN.match(word):
            return _own(reading, replace(phrase, left=begin), token, begin)
        if word in PRONOUNS or word in ("country's", "republic's", "region's"):
            return replace(phrase, left=begin, implied=True)
        if word.startswith(("<h", "<o", "<l")) and words > 1 and not word.endswith("'s"):
            break
        if word.startswith("<") or word.endswith("'s") or "<" in word:
            strange = word.startswith(("<o", "<l", "<h")) or word.endswith("'s") or bool(re.search(r"-<p\d+>$", word))
            return replace(phrase, strange=strange)
        if word in ("volume", "value", "volumes") or (
            word == "of" and text[:at].endswith(("volume of ", "value of ", "level of "))
        ):
            phrase = replace(phrase, left=begin)
        elif word in ("in", "of") and re.search(
            r"\b(?:growth|increase|rise|decline|drop|fall|surge|decrease|jump) (?:in|of) $", text[:at]
        ):
            return replace(phrase, change=True)
        elif word == "and" and phrase.commodity and re.search(rf"(?:{WORDS['commodity']}) and $", text[:at]):
            phrase = replace(phrase, left=begin)
        elif word in FUNCTION or not re.fullmatch(r"[\"(]?[a-z][a-z-]*", word):
            break
        elif re.fullmatch(WORDS["domestic"], word) and word != "domestic":
            return replace(phrase, strange=True)
        else:
            phrase = replace(
                phrase,
                left=begin,
                mutual=phrase.mutual or word in MUTUAL,
                foreign=phrase.foreign or bool(re.fullmatch(WORDS["foreign"], word)),
                strange=phrase.strange
                or word == "domestic"
                or (word in LEADING and phrase.kind in ("exports", "imports")),
                commodity=_commodity_before(reading, begin, phrase) or phrase.commodity,
            )
        at = begin
    return phrase


COMMODITY = re.compile(rf"^(?:{WORDS['commodity']})(?: (?:and )?(?:{WORDS['commodity']}))? $")


def _commodity_before(reading: Reading, begin: int, phrase: Phrase) -> tuple[str, int, int] | None:
    """The goods named between `begin` and the noun: "natural gas exports"."""
    found = COMMODITY.match(reading.masked[begin : phrase.start])
    return (reading.masked[begin : phrase.start - 1], begin, phrase.start - 1) if found else None


def _own(reading: Reading, phrase: Phrase, token: re.Match[str], begin: int) -> Phrase:
    """The owner: "China's", "Chinese", "Russian-Chinese", "China and Kazakhstan's"."""
    first, second, mark = token.groups()
    text = reading.masked
    slots = [reading.slot(first), *([reading.slot(second)] if second else [])]
    joined = re.search(r"(<p\d+>)(?:'s?)?(?:,? and |-| - |/)(?:the )?$", text[max(0, begin - 24) : begin])
    if (
        len(slots) == 1
        and joined
        and not re.search(r"(?:between|among|,) (?:the )?<p\d+>(?:'s?)?,? and (?:the )?$", text[:begin])
    ):
        slots.insert(0, reading.slot(joined.group(1)))
        phrase = replace(phrase, left=max(0, begin - len(joined.group(0))))
    ids = tuple(dict.fromkeys(i for slot in slots for i in slot.entity_ids))
    if len(ids) == 2 and phrase.kind in ("turnover", "partner"):
        return replace(phrase, pair=ids, pair_slots=tuple(slots))
    if re.search(r"[a-z]-$", text[max(0, begin - 3) : begin]) or len(ids) != 1:
        return replace(phrase, strange=True)
    if re.search(r"(?:^| )(?:to|with|into) (?:the )?$", text[:begin]) and not mark:
        return replace(phrase, strange=phrase.kind not in ("exports", "imports", "dispatch"))
    return replace(phrase, owner=slots[-1])


SUBJECT_GAP = re.compile(
    r"(<p\d+>|\b(?:it|they|we|country|republic|neighbou?rs?)\b)"
    r"(?: (?:countries|republics|nations|side|companies|exporters|producers))?(?:,[^,;:]{1,60},)?"
    r"(?: (?:has|have|had|will|would|is|are|was|to|be|also|alone|already|been|now|only|then|plans|expects|"
    r"expected|set|wants|"
    r"intends|can|could|may|agreed|began|started|which|that|who|annually|last|year|still|each|currently|in|for|"
    r"<t\d+>,?|and))*,? $"
)
CONJOINED = re.compile(r" (?:and|while|but|or)(?: (?:also|then))? $")


def _find_subject(reading: Reading, phrase: Phrase) -> Phrase:
    """The subject of a verb: the party right before it, or one implied; none for a participle ("gas sold to China")."""
    before = reading.masked[max(0, phrase.start - 160) : phrase.start]
    found = SUBJECT_GAP.search(before)
    if found and found.group(1).startswith("<"):
        slot = reading.slot(found.group(1))
        left = phrase.start - len(before) + found.start()
        if phrase.kind == "turnover":
            return _joint_subject(reading, phrase, slot, left)
        prefix = reading.masked[:left]
        if re.search(r"<p\d+>(?:,|,? and) (?:the )?$", prefix):
            return replace(phrase, strange=True)  # several take part together
        if re.search(r"(?:^| )(?:to|with|from|between|into|of) (?:the )?$", prefix):
            return replace(phrase, implied=not found.group(0).strip().endswith(found.group(1)))
        if len(slot.entity_ids) == 1:
            return replace(phrase, owner=slot, left=left)
        return replace(phrase, strange=True)
    passive = bool(re.search(r"\b(?:was|were|is|are|been|be|being) $", before))
    return replace(phrase, implied=bool(found and not passive) or bool(CONJOINED.search(before)))


def _joint_subject(reading: Reading, phrase: Phrase, slot: Slot, left: int) -> Phrase:
    if len(slot.entity_ids) == 2:
        return replace(phrase, pair=slot.entity_ids, pair_slots=(slot,), left=left)
    joined = re.search(
        r"(<p\d+>)(?:'s?)?(?:,? and | - |-)(?:the |its |five )*$", reading.masked[max(0, left - 30) : left]
    )
    if not joined:
        return replace(phrase, owner=slot, left=left)
    first = reading.slot(joined.group(1))
    return replace(phrase, pair=(*first.entity_ids, *slot.entity_ids), pair_slots=(first, slot), left=left)


# Which pieces may hang on the right of a phrase, the first that fits being taken.
ORDER: dict[Kind, tuple[str, ...]] = {
    "turnover": ("pair", "both", "two", "goods", "with", "abroad", "of", "back", "means", "time"),
    "partner": ("of", "time"),
    "exports": ("origin", "goods", "to", "from", "in", "abroad", "of", "both", "means", "time"),
    "imports": ("origin", "goods", "from", "to", "abroad", "of", "means", "time"),
    "sell": ("origin", "goods", "to", "in", "abroad", "from", "object", "means", "time"),
    "buy": ("origin", "goods", "from", "abroad", "means", "time"),
    "seller": ("goods", "to", "of", "time"),
    "buyer": ("origin", "goods", "of", "for", "from", "time"),
    "anaphor": ("time",),
}

SAME_ORDER: dict[Kind, Kind] = {"dispatch": "exports", "purchase": "imports", "income": "imports"}


STRANGER = re.compile(
    r",? (?:with|between|among|to|from|into) (?:the |its |their |other |all |both )*(?:<[lo]\d+>|[A-Z][a-z])"
)


NEIGHBOURS = re.compile(
    r",? (?:with|between|among|to|from|in|into) (?:[a-z]+ ){0,2}(?:<n\d+>|(?:neighbou?rs|partners|allies|"
    r"countries|states|nations|regions?|market|bloc|union|grouping|continent)\b)"
)


def _look_right(reading: Reading, phrase: Phrase) -> Phrase:
    """Reads what hangs on the right of a noun or verb of trade, step by step, at most seven."""
    at, order = phrase.end, ORDER[SAME_ORDER.get(phrase.kind, phrase.kind)]
    for _ in range(7):
        steps = ((name, match) for name in order if (match := _try_step(reading, name, at)) is not None)
        grown = next(((g, match.end) for name, match in steps if (g := _hang(reading, phrase, name, match))), None)
        if grown is None:
            break
        phrase, at = replace(grown[0], right=grown[1]), grown[1]
    if STRANGER.match(reading.cased, at) or NEIGHBOURS.match(reading.masked, at):
        return replace(phrase, strange=True)
    return phrase


ENUMERATED = re.compile(
    r"(?:, |,? and )(?:the )?<p\d+>(?!'s|-<)(?! (?:is|are|was|were|has|have|had|will|exported|imported)\b)"
)


def _hang(reading: Reading, phrase: Phrase, name: str, match: Match) -> Phrase | None:
    """The phrase with one more piece, or None where the place is taken."""
    if match.has("commodity") and phrase.commodity is None:
        phrase = replace(phrase, commodity=(match.words("commodity"), *match.masked_span("commodity")))
    if name in ("time", "means", "back", "goods"):
        return phrase
    if name == "abroad":
        return replace(phrase, foreign=True)
    if name == "two":
        return replace(phrase, mutual=True)
    slot = match.slot("a")
    if name == "pair":
        ids = (*slot.entity_ids, *match.slot("b").entity_ids)
        return replace(phrase, pair=ids, pair_slots=(slot, match.slot("b")), many=_is_enumerated(reading, match))
    if name == "both":
        return replace(phrase, pair=slot.entity_ids, pair_slots=(slot,)) if len(slot.entity_ids) == 2 else None
    if name in ("with", "to", "from", "in", "of") and _is_enumerated(reading, match):
        phrase = replace(phrase, many=True)
    if name == "with":
        return None if phrase.partner else replace(phrase, partner=slot)
    if name in ("to", "in", "object"):
        return None if phrase.taker else replace(phrase, taker=slot)
    if name in ("from", "for") or (name == "origin" and slot.form in ("adjective", "name", "people", None)):
        return None if phrase.giver else replace(phrase, giver=slot)
    if name == "of" and phrase.owner is None:
        return replace(phrase, owner=slot)
    return None


def _is_enumerated(reading: Reading, match: Match) -> bool:
    return bool(ENUMERATED.match(reading.masked, match.end))
