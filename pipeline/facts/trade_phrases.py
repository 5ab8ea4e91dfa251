"""Words of trade in a sentence, and whom they tie together.

A phrase is a noun or a verb of trade with all that hangs on it: "Sales of Kenyan tea to the Egyptian market" is
one phrase of dispatch, out of Kenya, to Egypt. Which amount belongs to it is another question (`trade_links`).
"""

import re
from dataclasses import replace
from functools import lru_cache

from pipeline.facts.grammar import Match, Template, load_values, load_words
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.trade_anaphors import find_anaphors, find_inverted
from pipeline.facts.trade_owners import find_subject, look_left
from pipeline.facts.trade_partners import look_right
from pipeline.facts.trade_phrase import KINDS, Kind, Phrase
from pipeline.facts.trade_steps import load_step

WORDS = load_words("trade.csv")
HEADS = Template("|".join(f"{{{kind}:{kind}}}" for kind in KINDS), WORDS)


@lru_cache(maxsize=2)
def _keep_phrases(_scene: Scene) -> dict[int, list[Phrase]]:
    """The phrases of the sentences of a document that were looked at, by index."""
    return {}


def find_phrases(scene: Scene, reading: Reading) -> list[Phrase]:
    """The phrases of trade in a sentence, from left to right."""
    kept = _keep_phrases(scene)
    if reading.index not in kept:
        kept[reading.index] = _read_phrases(scene, reading)
    return kept[reading.index]


def _read_phrases(scene: Scene, reading: Reading) -> list[Phrase]:
    phrases = [phrase for match in HEADS.find(reading) if (phrase := _grow(reading, match)) is not None]
    counted = [phrase for slot in reading.coded("n") if (phrase := _counted_partners(scene, reading, slot)) is not None]
    counted += [phrase for slot in reading.coded("p") if (phrase := _shared_trade(scene, reading, slot)) is not None]
    phrases = _take_ends(reading, _drop_held(reading, phrases))
    phrases = _take_appositions(reading, phrases)
    phrases += [*counted, *find_inverted(reading), *find_anaphors(reading, phrases)]
    return sorted(phrases, key=lambda phrase: phrase.start)


def _drop_held(reading: Reading, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases without those that only say who stands at the end of another: "sales to its Peruvian customers"."""
    ends = ("partner", "seller", "buyer")
    return [
        phrase
        for number, phrase in enumerate(phrases)
        if phrase.kind not in ends or not any(p.left < phrase.start < p.right for p in phrases[:number])
        if not _is_aside(reading, phrase, phrases[:number])
    ]


def _is_aside(reading: Reading, phrase: Phrase, before: list[Phrase]) -> bool:
    """Whether a noun only describes the end of a flow: "sales to Peru, the main buyer, reached ..."."""
    text = reading.masked
    if phrase.kind not in ("partner", "seller", "buyer") or not before or not text.startswith(",", phrase.right):
        return False
    return bool(re.fullmatch(r", (?:the |its )?(?:[a-z]+ )?", text[before[-1].right : phrase.left]))


ENDS = re.compile(
    r"\b(source|sources|origin|supplier|suppliers|destination|destinations|market|markets|buyer|buyers) (?:of|for) "
    r"(?:the )?(<p\d+>)(?:'s?)? (?:(?:goods|oil|gas|total|merchandise|foreign) )?(imports?|exports?)\b"
)


def _take_ends(reading: Reading, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases with "source of Peru's imports" read as a seller, "destination of its exports" as a buyer."""
    for found in ENDS.finditer(reading.masked) if "imports" in reading.masked or "exports" in reading.masked else ():
        selling = found.group(1).startswith(("source", "origin", "supplier"))
        if selling != found.group(3).startswith("import"):
            continue
        end = Phrase("seller" if selling else "buyer", found.start(), found.end(), found.start(), found.end())
        left = look_left(reading, end)
        end = replace(end, left=left.left, owner=reading.slot(found.group(2)))
        phrases = [p for p in phrases if p.end <= found.start() or p.start >= found.end()] + [end]
    return sorted(phrases, key=lambda phrase: phrase.start)


APPOSED = re.compile(
    r"\b(?:reaching|to|with|at|totall?ing|hitting|recording|posting|amounting to|reached|hit|to reach) "
    r"(?:an? |the |its )?$"
)


def _take_appositions(reading: Reading, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases, a noun that only says again what grew read as that: "trade with Peru grew, reaching a total of"."""
    read: list[Phrase] = []
    for phrase in phrases:
        named = next((p for p in reversed(read) if p.kind == "turnover" and (p.pair or p.partner or p.mutual)), None)
        bare = phrase.kind == "turnover" and not (phrase.owner or phrase.pair or phrase.partner or phrase.strange)
        bare = bare and not reading.masked.startswith(("exports and", "imports and"), phrase.start)
        if named and bare and APPOSED.search(reading.masked, named.right, phrase.left):
            phrase = replace(named, start=phrase.start, end=phrase.end, left=phrase.left, right=phrase.right)
        read.append(phrase)
    return read


PARTNERS = re.compile(rf"(?:{WORDS['partner']})$")


def _counted_partners(scene: Scene, reading: Reading, slot: Slot) -> Phrase | None:
    """Partners that a count holds: "its three main trading partners"."""
    if not PARTNERS.search(scene.quote(slot.start, slot.end).lower()):
        return None
    start = reading.position(slot)
    end = reading.masked.index(">", start) + 1
    return look_right(reading, look_left(reading, Phrase("partner", start, end, start, end)))


TOLD_THAT = re.compile(
    r"\b(?:sa(?:id|ys|ying)|add(?:ed|s|ing)|not(?:ed|es|ing)|reported|stated|shows?|showed|showing|announced|recalled|"
    r"stressed|emphasi[sz]ed|indicate[sd]?|revealed|mean[st]?|estimate[sd]?|expect(?:s|ed)|confirmed|explained|told "
    r"[a-z]+) that $"
)
OTHER = re.compile(rf",?(?: (?:and|or|and/or) [a-z-]+)?(?: [a-z-]+ing)? (?:{WORDS['other']})")
TRADED_WITH = re.compile(r" (?:between|among|with) ")
INNER = re.compile(r"\b(?:intra|inter)-?(?:[a-z]+|<[pl]\d+>)?(?:-[a-z]+)? (?:[a-z]+ )?$")  # within a group
LAST_WORD = re.compile(r"([^ ]+) $")


VERB_BEFORE = frozenset(load_values("trade.csv", "auxiliary"))
OFFICE = re.compile(r"(?:chamber|ministry|minister|department|secretary|committee|ministers|bureau|code) (?:of|for) $")


def _grow(reading: Reading, match: Match) -> Phrase | None:
    kind: Kind = next(kind for kind in KINDS if match.has(kind))
    text, start, end = reading.masked, match.start, match.end
    if text[end : end + 1] == "-" or OTHER.match(text, end) or OFFICE.search(text[max(0, start - 24) : start]):
        return None
    if text[start:end] == "trading" and not TRADED_WITH.match(text, end):
        return None
    if INNER.search(text[max(0, start - 40) : start]) or text.endswith(("best ", "best-"), 0, start):
        return None  # "best sellers" are goods
    if kind == "anaphor" and NO_ANAPHOR.search(text[max(0, start - 6) : start]):
        return None
    kind, verb = _verb_or_noun(reading, kind, start, end)
    phrase = Phrase(kind, start, end, start, end, verb)
    phrase = look_left(reading, phrase) if not verb else find_subject(reading, phrase)
    return _take_fronted(reading, look_right(reading, phrase))


IN_TRADE = re.compile(
    r"(?:^|; )[\"(]?in (?:its |their |the )?(?:trade|commerce|business|goods trade) with (?:the )?(<p\d+>),"
)
FRONTED = re.compile(r"(?:^|; )[\"(]?(?:[a-z]+, )?(to|from|with) (?:the )?(<p\d+>)(?: alone)?,? (?!and |or |but )")


def _take_fronted(reading: Reading, phrase: Phrase) -> Phrase:
    """The phrase with the partner that opens its sentence: "From Peru, Chile bought 2 million tonnes of copper"."""
    if phrase.owner and phrase.kind in ("exports", "imports") and not (phrase.giver or phrase.taker):
        traded = IN_TRADE.match(reading.masked, 0, phrase.left)
        other = reading.slot(traded.group(1)) if traded else None
        if other and other.entity_ids != phrase.owner.entity_ids:
            return replace(phrase, taker=other) if phrase.kind == "exports" else replace(phrase, giver=other)
    if phrase.giver or phrase.taker or phrase.partner or phrase.pair or not (phrase.verb or phrase.kind == "turnover"):
        return phrase
    found = FRONTED.match(reading.masked)
    if found is None or found.end() > phrase.left:
        return phrase
    slot, way = reading.slot(found.group(2)), found.group(1)
    if phrase.owner is not None and slot.entity_ids == phrase.owner.entity_ids:
        return phrase
    if phrase.kind == "turnover":
        return replace(phrase, partner=slot) if way == "with" else phrase
    return replace(phrase, taker=slot) if way == "to" else replace(phrase, giver=slot) if way == "from" else phrase


NO_ANAPHOR = re.compile(r"\b(?:in|to|by|than|from|over) $")  # "in the amount of", "by the same amount"
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
    return look_right(reading, phrase)


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
    if bare and last in VERB_BEFORE and not text.startswith(" of ", end):
        return verbs[word[0]], True
    if (
        finite
        and (
            last in ("it", "which", "that", "also", "country", "republic", "annually", "currently", "now", "still")
            or re.fullmatch(r"<p\d+>", last)
        )
        and not (last == "that" and TOLD_THAT.search(text[max(0, start - 24) : start]))
    ):
        named = not last.startswith("<") or reading.slot(last).form in ("name", "abbreviation", "capital", "anaphor")
        if named and (
            load_step("goods").at(reading, end)
            or re.match(r" (?:about |up to )?<[mq]\d+>| (?:more|mostly|mainly)\b", text[end:])
        ):
            return verbs[word[0]], True
    return kind, False
