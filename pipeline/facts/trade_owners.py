"""Who stands before a noun or verb of trade: its owner, its goods, its subject."""

import re
from dataclasses import replace

from pipeline.facts.grammar import load_values, load_words
from pipeline.facts.scene import Reading, Slot
from pipeline.facts.trade_phrase import Phrase

WORDS = load_words("trade.csv")
FUNCTION = frozenset(load_values("trade.csv", "function"))
PRONOUNS = frozenset(("its", "their", "our", "your", "his", "her", "my"))
HOMES = ("country", "republic", "region", "nation", "kingdom", "sultanate", "federation")
POSSESSIVES = PRONOUNS | {f"{home}'s" for home in HOMES}
LEADING = frozenset(("leading", "top", "main", "key", "largest", "biggest", "major"))  # goods that head a list
MUTUAL = frozenset(("bilateral", "mutual", "two-way", "reciprocal", "joint"))
MEASURES = frozenset(("volume", "value", "volumes"))
VERBS = frozenset(("bought", "sold", "imported", "exported", "purchased"))  # their object is no owner's
MOST_WORDS = 7  # that may stand between an owner and the noun
PARTY_TOKEN = re.compile(r"^[(\"']*(<p\d+>)(?:(?:-|/)(<p\d+>))?('s?|-)?$")
PLAIN_WORD = re.compile(r"[\"(]?[a-z][a-z-]*")
DOMESTIC = re.compile(WORDS["domestic"])
FOREIGN = re.compile(WORDS["foreign"])
COMMODITY = re.compile(rf"^(?:{WORDS['commodity']})(?: (?:and )?(?:{WORDS['commodity']}))? $")
COMMODITY_AND = re.compile(rf"(?:{WORDS['commodity']}) and $")
CHANGE_OF = re.compile(r"\b(?:growth|increase|rise|decline|drop|fall|surge|decrease|jump) (?:in|of) $")
SUBJECT_GAP = re.compile(
    r"(<p\d+>|\b(?:it|they|we|country|republic|neighbou?rs?)\b)"
    r"(?: (?:countries|republics|nations|side|companies|exporters|producers))?(?:,[^,;:]{1,60},)?"
    r"(?: (?:has|have|had|will|would|is|are|was|to|be|also|alone|already|been|now|only|then|plans|expects|"
    r"expected|set|wants|"
    r"intends|can|could|may|agreed|began|started|which|that|who|annually|last|year|still|each|currently|in|for|"
    r"<t\d+>,?|and))*,? $"
)
FIRM = re.compile(
    r"(?:<[oh]\d+>|\b(?:company|firm|plant|producer|operator|enterprise|factory|mill|refinery|corporation|trader|"
    r"companies|firms|plants|producers|enterprises|factories|farmers|growers|traders))(?:'s?)?(?: (?:has|have|had|also|"
    r"already|will|would)){0,3} $"
)
CHANGER = re.compile(
    r"(<p\d+>)(?:,[^,;:]{1,40},)?(?: (?:has|have|had|also|already|alone|will|would|at|in|by|during|the|end|beginning|"
    r"of|<t\d+>,?)){0,7} "
    r"(?:increased|increases|raised|raises|boosted|boosts|expanded|doubled|tripled|quadrupled|reduced|reduces|cut|cuts|"
    r"grew|lifted|brought|slashed|stepped up|ramped up|scaled up|halved|lowered)"
    r"(?: (?:the|its|total|overall|annual|volume|value|volumes|of)){0,5} $"
)
FRONT = re.compile(r"(?:^|; )(?:[a-z]+, )?(?:to|from) (?:the )?<p\d+>, (?:the )?$")
CONJOINED = re.compile(r" (?:and|while|but|or)(?: (?:also|then))? $")


def look_left(reading: Reading, phrase: Phrase) -> Phrase:
    """Reads adjectives, goods and the owner before a noun, word by word."""
    text, at = reading.masked, phrase.start
    for count in range(MOST_WORDS):
        if text[at - 1 : at] != " ":
            break
        begin = text.rfind(" ", 0, at - 1) + 1
        word = text[begin : at - 1]
        if word in VERBS or word[-1:] in ",;:)" or text.endswith(" to ", 0, begin) or (count and _is_another(word)):
            break
        if (owned := _close(reading, phrase, word, begin, at)) is not None:
            return owned
        if (wider := _widen(reading, phrase, word, begin, at)) is None:
            break
        phrase, at = wider, begin
    return _find_changer(reading, phrase)


def _is_another(word: str) -> bool:
    """Whether a word names a person, body or place that is nobody's owner here."""
    return word.startswith(("<h", "<o", "<l")) and not word.endswith("'s")


def _close(reading: Reading, phrase: Phrase, word: str, begin: int, at: int) -> Phrase | None:
    """The phrase with what ends it on the left: its owner, a stranger's name, "growth in"; None where it goes on."""
    if token := PARTY_TOKEN.match(word):
        return _own(reading, replace(phrase, left=begin), token, begin)
    if word in POSSESSIVES:
        return replace(phrase, left=begin, implied=True)
    if "<" in word or word.endswith("'s"):
        strange = word.startswith(("<o", "<l", "<h")) or word.endswith("'s") or ">-" in word or "-<" in word
        return replace(phrase, strange=strange)
    if word in ("in", "of") and CHANGE_OF.search(reading.masked[max(0, at - 24) : at]):
        return replace(phrase, change=True)
    if word != "domestic" and word not in FUNCTION and DOMESTIC.fullmatch(word):
        return replace(phrase, strange=True)
    return None


def _widen(reading: Reading, phrase: Phrase, word: str, begin: int, at: int) -> Phrase | None:
    """The phrase with one more word on its left; None where the word does not belong to it."""
    text = reading.masked
    if word in MEASURES or (word == "of" and text.endswith(("volume of ", "value of ", "level of "), 0, at)):
        return replace(phrase, left=begin)
    if word == "and" and phrase.commodity and COMMODITY_AND.search(text[:at]):
        return replace(phrase, left=begin)
    if word in FUNCTION or not PLAIN_WORD.fullmatch(word):
        return None
    heads_a_list = word in LEADING and phrase.kind in ("exports", "imports")
    return replace(
        phrase,
        left=begin,
        mutual=phrase.mutual or word in MUTUAL,
        foreign=phrase.foreign or bool(FOREIGN.fullmatch(word)),
        strange=phrase.strange or word == "domestic" or heads_a_list,
        commodity=_commodity_before(reading, begin, phrase) or phrase.commodity,
    )


def _find_changer(reading: Reading, phrase: Phrase) -> Phrase:
    """Who made an unowned flow grow or shrink: "Peru increased the import of gas"."""
    if phrase.kind not in ("exports", "imports", "dispatch", "purchase"):
        return phrase
    found = CHANGER.search(reading.masked[max(0, phrase.left - 140) : phrase.left])
    return replace(phrase, owner=reading.slot(found.group(1))) if found else phrase


def _commodity_before(reading: Reading, begin: int, phrase: Phrase) -> tuple[str, int, int] | None:
    """The goods named between `begin` and the noun: "natural gas exports"."""
    found = COMMODITY.match(reading.masked[begin : phrase.start])
    return (reading.masked[begin : phrase.start - 1], begin, phrase.start - 1) if found else None


ABSOLUTE = re.compile(r"(?:, |\band )with (?:the )?$")
HELD_AT = re.compile(
    r" (?:at|of|worth|reaching|totall?ing|amounting|accounting|making|growing|rising|falling|standing|coming|up|"
    r"down|valued)\b"
)


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
    if ABSOLUTE.search(text[:begin]) and HELD_AT.match(text, phrase.end):
        return replace(phrase, owner=slots[-1])  # "…, with Peruvian exports at $2 million"
    if re.search(r"(?:^| )(?:to|with|into) (?:the )?$", text[:begin]) and not mark:
        return replace(phrase, strange=phrase.kind not in ("exports", "imports", "dispatch"))
    return replace(phrase, owner=slots[-1])


def find_subject(reading: Reading, phrase: Phrase) -> Phrase:
    """The subject of a verb: the party right before it, or one implied; none for a participle ("gas sold to China")."""
    before = reading.masked[max(0, phrase.start - 160) : phrase.start]
    found = SUBJECT_GAP.search(before)
    if found and found.group(1).startswith("<"):
        slot = reading.slot(found.group(1))
        left = phrase.start - len(before) + found.start()
        if phrase.kind == "turnover":
            return _joint_subject(reading, phrase, slot, left)
        prefix = reading.masked[:left]
        if re.search(r"<p\d+>(?:,|,? and) (?:the )?$", prefix) and not FRONT.search(prefix):
            return replace(phrase, strange=True)  # several take part together
        if re.search(r"(?:^| )(?:to|with|from|between|into|of) (?:the )?$", prefix):
            return replace(phrase, implied=not found.group(0).strip().endswith(found.group(1)))
        if len(slot.entity_ids) == 1:
            return replace(phrase, owner=slot, left=left)
        return replace(phrase, strange=True)
    if FIRM.search(before):
        return replace(phrase, strange=True)  # a firm sells, not its state
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
