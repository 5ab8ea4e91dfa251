"""Who stands behind a noun or verb of trade: partner, seller, buyer, goods, time, means."""

import re
from dataclasses import replace

from pipeline.facts.grammar import Match, load_values, load_words
from pipeline.facts.scene import Reading
from pipeline.facts.trade_phrase import Kind, Phrase
from pipeline.facts.trade_steps import try_step

WORDS = load_words("trade.csv")
# Which pieces may hang on the right of a phrase, the first that fits being taken.
ORDER: dict[Kind, tuple[str, ...]] = {
    "turnover": ("pair", "both", "two", "goods", "with", "abroad", "inside", "of", "back", "means", "time"),
    "partner": ("of", "time"),
    "exports": ("pair", "both", "two", "origin", "goods", "to", "from", "in", "abroad", "of", "means", "time"),
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
    r" (?:within|inside|throughout) (?:the )?(?:<p\d+>|[a-z])|"
    r",? (?:with|between|among|to|from|in|into) (?:[a-z]+ ){0,4}(?:<n\d+>|(?:two|three|four|five|six|others|"
    r"neighbou?rs|partners|allies|"
    r"countries|states|nations|regions?|markets?|bloc|union|grouping|continent)\b)"
)


THERE = re.compile(r" (?:from|to) (?:there|it|them)\b(?! \w+ing)")
THE_TWO = re.compile(
    r" between (?:the|these) two(?= (?:reached|came|was|were|is|rose|fell|grew|stood|hit|has|had|amounted|totalled|"
    r"totaled|in|at|to|would|will|should|could|exceeded|by|last|this|more)\b|[,.;]|$)"
)


def look_right(reading: Reading, phrase: Phrase) -> Phrase:
    """Reads what hangs on the right of a noun or verb of trade, step by step, at most seven."""
    phrase = _take_unknown_goods(reading, phrase)
    at, order = phrase.right, ORDER[SAME_ORDER.get(phrase.kind, phrase.kind)]
    for _ in range(7):
        steps = ((name, match) for name in order if (match := try_step(reading, name, at)) is not None)
        grown = next(((g, match.end) for name, match in steps if (g := _hang(reading, phrase, name, match))), None)
        if grown is None:
            break
        phrase, at = replace(grown[0], right=grown[1]), grown[1]
    if phrase.kind in ("exports", "imports") and (there := THERE.match(reading.masked, at)):
        return replace(phrase, right=there.end())
    if phrase.kind == "turnover" and (two := THE_TWO.match(reading.masked, at)):
        return replace(phrase, mutual=True, right=two.end())
    if STRANGER.match(reading.cased, at) or NEIGHBOURS.match(reading.masked, at):
        return replace(phrase, strange=True, outside=not phrase.strange)
    return phrase


KNOWN = re.compile(rf"(?:[a-z-]+ ){{0,2}}(?:{WORDS['commodity']}|{WORDS['goods']})")
UNKNOWN = re.compile(r" of ((?:(?:[a-z][a-z-]*|,|and) ){0,3}?[a-z][a-z-]*)(?= (?:from|to|into) (?:the |its )?<p\d+>)")
GENERAL = frozenset(load_values("trade.csv", "general"))


def _take_unknown_goods(reading: Reading, phrase: Phrase) -> Phrase:
    """The phrase with goods that no list knows, where a party follows them: "exports of beans from Peru"."""
    if phrase.kind in ("sell", "buy") and not phrase.commodity:
        return _take_object(reading, phrase)
    if phrase.kind not in ("exports", "imports", "dispatch", "purchase") or phrase.commodity:
        return phrase
    found = UNKNOWN.match(reading.masked, phrase.end)
    known = KNOWN.match(reading.masked, phrase.end + 4)
    if found is None or GENERAL & set(found.group(1).split()) or (known and known.end() >= found.end(1)):
        return phrase
    return replace(phrase, right=found.end(), commodity=(found.group(1), *found.span(1)))


OBJECTS = {
    "sell": re.compile(r" ((?:[a-z][a-z-]* ){0,2}[a-z][a-z-]*)(?= (?:to|into) (?:the )?<p\d+>)"),
    "buy": re.compile(r" ((?:[a-z][a-z-]* ){0,2}[a-z][a-z-]*)(?= from (?:the )?<p\d+>)"),
}
NO_GOODS = re.compile(
    rf"{WORDS['block']}|\b(?:an?|the|its|their|our|his|her|to|of|and|at|by|off|out|shares?|bonds?|stakes?|assets|land|"
    r"securities|rights|licen[cs]es|tickets|property|plots|treasuries|notes|gas|goods)\b"
)


def _take_object(reading: Reading, phrase: Phrase) -> Phrase:
    """A verb with goods that no list knows, where a party follows them: "sold gum to Peru"."""
    found = OBJECTS[phrase.kind].match(reading.masked, phrase.end)
    known = KNOWN.match(reading.masked, phrase.end + 1)
    if found is None or known or GENERAL & set(found.group(1).split()) or NO_GOODS.search(found.group(1)):
        return phrase
    return replace(phrase, right=found.end(), commodity=(found.group(1), *found.span(1)))


FOREIGN = re.compile(r"\b(?:foreign|external|non-oil|merchandise|non-oil foreign) $")
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
    if name in ("two", "pair", "both") and phrase.kind in ("exports", "dispatch"):
        phrase = replace(phrase, kind="turnover")  # "sales between the two"
    if name == "two":
        return replace(phrase, mutual=True)
    slot = match.slot("a")
    if name == "pair":
        ids = (*slot.entity_ids, *match.slot("b").entity_ids)
        return replace(phrase, pair=ids, pair_slots=(slot, match.slot("b")), many=_is_enumerated(reading, match))
    if name == "inside":
        foreign = FOREIGN.search(reading.masked, 0, phrase.start)
        return replace(phrase, owner=slot, foreign=True) if foreign and not phrase.owner else None
    if name == "both":
        return replace(phrase, pair=slot.entity_ids, pair_slots=(slot,)) if len(slot.entity_ids) == 2 else None
    if name in ("with", "to", "from", "in", "of") and _is_enumerated(reading, match):
        phrase = replace(phrase, many=True)
    if name == "with":
        return None if phrase.partner else replace(phrase, partner=slot)
    if name in ("to", "in", "object"):
        return None if phrase.taker else replace(phrase, taker=slot)
    if name == "origin" and phrase.kind == "sell" and phrase.owner and slot.form == "name" and not phrase.taker:
        return replace(phrase, taker=slot)  # "Peru sold Chile copper"
    if name in ("from", "for") or (name == "origin" and slot.form in ("adjective", "name", "people", None)):
        return None if phrase.giver else replace(phrase, giver=slot)
    if name == "of" and phrase.owner is None:
        return replace(phrase, owner=slot)
    return None


def _is_enumerated(reading: Reading, match: Match) -> bool:
    return bool(ENUMERATED.match(reading.masked, match.end))
