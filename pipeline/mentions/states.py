"""States, groups of states and places: which of their names mean them where they stand."""

import re
from collections.abc import Callable

from pipeline.mentions.folding import Folded
from pipeline.mentions.gazetteer import make_slug, read_words
from pipeline.mentions.hits import Draft, Hit

Reader = Callable[[Folded, Hit], Draft | None]

CAPITALISED_BEFORE = re.compile(r"(?:^|[\s(\"])([A-Z][a-z]+|Mr|Mrs|Ms|Dr)\.? $")
CAPITALISED_AFTER = re.compile(r" (?:[A-Z]\. ?)?([A-Z][a-z]{2,})\b")
US_STATES = re.compile(
    r"\b(?:Atlanta|Savannah|Alabama|Florida|(?:North|South) Carolina|Tennessee|Texas|Ohio|Virginia|Mississippi)\b"
)
CAUCASUS = re.compile(
    r"\b(?:Tbilisi|Georgian|Armenia|Azerbaijan|Caucasus|Abkhazia|South Ossetia|Black Sea|Batumi|Poti|Turkey|Türkiye"
    r"|Turkiye|Russia|Ukraine|Kazakhstan|Moldova|EU)\b"
)
NOUN_AFTER = re.compile(
    r" (?!(?:and|or|on|in|to|for|over|about|as|by|at|but|that|than|with|without|if|when|while|which|who|from|into"
    r"|through|during|after|before|because|since|under|amid|against|rather|more|most|even|again|alone|too|not)\b)[a-z]+"
)
AMERICAN_STATE_AFTER = re.compile(
    r", (?:USA|U\.S\.|Pennsylvania|Texas|Ohio|Idaho|Indiana|Missouri|Maine|Illinois|Kentucky|Georgia|New York)\b"
)


def read_state(folded: Folded, hit: Hit) -> Draft | None:
    """A state by its name, adjective, people or abbreviation; None where the words around say otherwise."""
    if AMERICAN_STATE_AFTER.match(folded.text, hit.end):
        return None
    doubt = DOUBTS.get(hit.name)
    if doubt is not None and doubt(folded.text, hit):
        return None
    form = hit.entry.form
    return Draft(hit.start, hit.end, "party", hit.entry.entity_ids[0], form, f"state_by_{form}")


def is_american_georgia(text: str, hit: Hit) -> bool:
    """Whether Georgia is the state of the USA: its neighbours are named and the Caucasus is not."""
    near = text[max(0, hit.start - 400) : hit.end + 400]
    return bool(US_STATES.search(near)) and not CAUCASUS.search(near)


def is_given_or_family_name(text: str, hit: Hit) -> bool:
    """Whether a state's name is somebody's: "Chad Smith", "Michael Jordan"; "in Jordan Smith" stays unclear, hence no."""
    before = text[max(0, hit.start - 24) : hit.start]
    name = CAPITALISED_BEFORE.search(before)
    if name is not None and name.group(1) in GIVEN_NAMES:
        return True
    after = CAPITALISED_AFTER.match(text, hit.end)
    if after is None or text.startswith("'s", hit.end):
        return False
    return after.group(1) not in INSTITUTION_WORDS and not before.endswith((" in ", " of ", " from ", " to "))


def is_pronoun_in_capitals(text: str, hit: Hit) -> bool:
    """Whether US is "us" in a line of capitals: "STAY WITH US TODAY"."""
    before = re.search(r"(\w+) $", text[max(0, hit.start - 24) : hit.start])
    word = before.group(1) if before else ""
    after = re.match(r" ([A-Z]{2,})\b", text[hit.end : hit.end + 24])
    shouted = len(word) > 1 and word.isupper() and word.isalpha()
    return (
        shouted
        and word not in ("THE", "OF", "IN", "FROM", "TO", "AND", "FOR")
        and (after is not None or text[hit.end : hit.end + 1] in ("", "\n"))
    )


def is_currency_mark(text: str, hit: Hit) -> bool:
    return text.startswith(("$", " $"), hit.end) or is_pronoun_in_capitals(text, hit)


def is_verb_polish(text: str, hit: Hit) -> bool:
    """Whether "Polish" opens a sentence as a verb; capitals elsewhere mean Poland."""
    return bool(re.match(r" (?:the|your|up|off|a|an|and)\b", text[hit.end : hit.end + 8]))


def is_other_congo(text: str, hit: Hit) -> bool:
    """Whether bare Congo is the smaller of the two: only that one is named in full."""
    return "Brazzaville" in text and "Kinshasa" not in text and "Democratic Republic" not in text


GIVEN_NAMES = read_words("given")
INSTITUTION_WORDS = read_words("institution")

DOUBTS: dict[str, Callable[[str, Hit], bool]] = {
    "Georgia": lambda text, hit: is_american_georgia(text, hit) or is_given_or_family_name(text, hit),
    "Jordan": is_given_or_family_name,
    "Chad": is_given_or_family_name,
    "Israel": is_given_or_family_name,
    "German": is_given_or_family_name,
    "US": is_currency_mark,
    "USA": is_pronoun_in_capitals,
    "Polish": is_verb_polish,
    "Congo": is_other_congo,
}
"""What else a name may be, by name; each answers whether it is that here."""

ALWAYS_SEATS = frozenset(
    "Kremlin|the Kremlin|The Kremlin|White House|the White House|The White House|Akorda|the Akorda|Zhongnanhai|"
    "Downing Street|Whitehall|Capitol Hill|Pentagon|the Pentagon|The Pentagon".split("|")
)
PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|around|via|through|across|into|to|from|downtown|central|of|visit|visited|visiting|left"
    r"|leave|leaves|leaving|reach|reached|city|capital) (?:the (?:city|capital|town|outskirts) of )?$"
)
TIES_BEFORE = re.compile(
    r"\b(?:pressure|support|aid|help|loans?|money|funding|investment|approval|permission|signals?|orders?|instructions"
    r"|message|appeal|ties|loyalty|distance|distancing [a-z]{0,10}|away|independent|independence|threats?|demands?"
    r"|response|reaction|assurances?|backing|concessions|invitation|call|line|gift|gifts|rival|alternative|debt|debts"
    r"|dependence|ahead|behalf|rhetoric|ally|allies|allied|closer|close|loyal|answer|pivot|tilt) (?:from|to|of) $"
)
WITH_BEFORE = re.compile(
    r"\b(?:with|against|over|by|for|between|between [A-Z][\w-]+(?: [A-Z]\w+)? and|that|but|because|while|whether|as|if|since"
    r"|although|though|what|where|which|both|neither|pro|anti|urged|urges|urging|told|asked|accused|accuses|help|helps"
    r"|helped|lets|let|gives|give|gave|makes|made|allows|allowed|than|like|should|can|will|do|does|did|could|must|would|may) $"
)
VERB_AFTER = re.compile(
    r"(?: and (?:the )?[A-Z][\w-]+(?: [A-Z]\w+)?)? (?:also |now |still |has |have |had |recently |already |itself |repeatedly |quietly |then |never |long |since "
    r"|slowly |clearly |largely |officially ){0,2}"
    r"(?:has|have|had|is|are|was|were|will|would|could|may|might|can|cannot|should|must|did|does|do|says|said|sees|saw"
    r"|wants|wanted|seeks|sought|hopes|hoped|plans|planned|views|viewed|considers|considered|agreed|agrees|announced"
    r"|announces|pledged|pledges|promised|promises|offered|offers|signed|signs|made|makes|gave|gives|took|takes|sent"
    r"|sends|put|puts|keeps|kept|needs|needed|expects|expected|aims|aimed|intends|intended|tries|tried|continues"
    r"|continued|insists|insisted|denies|denied|rejects|rejected|accuses|accused|warns|warned|calls|called|urges|urged"
    r"|believes|believed|remains|remained|wishes|fears|feared|regards|regarded|invests|invested|lends|lent|provides"
    r"|provided|supports|supported|backs|backed|blames|blamed|owes|owed|pays|paid|buys|bought|sells|sold|imports"
    r"|imported|exports|exported|refuses|refused|launched|launches|proposed|proposes|reached|reaches|struck|stepped"
    r"|steps|talks|talked|looks|looked|turned|turns|hosted|hosts|maintains|maintained|pursues|pursued|risks|knows"
    r"|decided|decides|imposed|imposes|began|begins|became|becomes|stands|stood|holds|held|enjoys|lacks|prefers"
    r"|wields|uses|used|treats|acted|acts|moved|moves|set|sets|strives|stresses|stressed|emphasi[sz]ed|reiterated"
    r"|confirmed|confirms|declared|declares|cut|cuts|raised|raises|granted|grants|extended|extends|ready)\b"
)
PLACE_VERB_AFTER = re.compile(r" (?:is|was|were|are) (?:the |a |an |home|located|situated|chosen|selected|named|host)")
SUFFIX_AFTER = re.compile(
    r"-(?:led|backed|funded|financed|sponsored|controlled|friendly|style|driven|dominated|brokered|run)\b"
)
PLACE_AFTER = re.compile(
    r"(?:-based|-born| region| city| airport| metro| International| Airport| Region| State| University)\b"
)
CITY_AFTER = re.compile(
    r"'s? (?:[a-z]+ )?(?:streets?|airports?|suburbs?|outskirts|cent(?:re|er)|metro|subway|roads|residents|districts?|mayor"
    r"|skyline|museums?|universit(?:y|ies)|stadium|hotels?|restaurants?|squares?|parks?|theatres?|theaters?)\b"
)


def read_capital(folded: Folded, hit: Hit) -> Draft | None:
    """A capital or seat: a party where it acts, is dealt with or owns; else a place."""
    party = stands_for_government(folded, hit)
    if party:
        return Draft(hit.start, hit.end, "party", hit.entry.entity_ids[0], "capital", "seat_for_government")
    return Draft(hit.start, hit.end, "place", make_slug(hit.name), "name", "capital_as_place")


def stands_for_government(folded: Folded, hit: Hit) -> bool:
    """Whether a seat's name stands for its government, from the words on both sides of it."""
    if hit.name in ALWAYS_SEATS:
        return True
    text, start, end = folded.text, hit.start, hit.end
    before, after = text[max(0, start - 40) : start], text[end : end + 60]
    if TIES_BEFORE.search(before) or before.endswith(("pro-", "anti-", "Pro-", "Anti-")) or SUFFIX_AFTER.match(after):
        return True
    if after.startswith(("'s ", "' ")):
        return not CITY_AFTER.match(after)
    if PLACE_BEFORE.search(before) or PLACE_AFTER.match(after) or PLACE_VERB_AFTER.match(after):
        return False
    if VERB_AFTER.match(after) or (WITH_BEFORE.search(before) and not NOUN_AFTER.match(after)):
        return True
    return is_alone_in_line(text, start, end)


def is_alone_in_line(text: str, start: int, end: int) -> bool:
    """Whether a name is an item of a list of names: nothing else but a mark of the list stands beside it."""
    before = text[max(0, start - 4) : start].strip(" ")
    return before[-1:] in ("•", "*", "·", "|", "\n") and text[end : end + 2].strip(" ")[:1] in (
        "•",
        "*",
        "·",
        "|",
        "\n",
        "",
    )


def read_prefix(folded: Folded, hit: Hit) -> Draft | None:
    """The first half of a compound such as "Sino-Kazakh", where a capital letter follows the hyphen."""
    if not folded.text[hit.end : hit.end + 1].isupper():
        return None
    return Draft(hit.start, hit.end - 1, "party", hit.entry.entity_ids[0], "adjective", "state_by_prefix")


def read_group(folded: Folded, hit: Hit) -> Draft | None:
    entry = hit.entry
    if hit.name == "CA" and not is_central_asia_short(folded.text, hit):
        return None
    return Draft(hit.start, hit.end, "party", entry.entity_ids[0], entry.form, f"group_by_{entry.form}")


def is_central_asia_short(text: str, hit: Hit) -> bool:
    """Whether CA is Central Asia, which the text names in full, and not California or Canada."""
    return "Central Asia" in text and not text.endswith(", ", 0, hit.start)


def read_place(_: Folded, hit: Hit) -> Draft | None:
    return Draft(hit.start, hit.end, "place", hit.entry.entity_ids[0], hit.entry.form, f"{hit.entry.detail}_by_name")


def read_actor(folded: Folded, hit: Hit) -> Draft | None:
    """A state, group or place from one hit; None where it is none of them here."""
    entry = hit.entry
    if entry.form == "capital":
        return read_capital(folded, hit)
    return RULES[entry.kind](folded, hit)


RULES: dict[str, Reader] = {
    "state": read_state,
    "group": read_group,
    "place": read_place,
    "prefix": read_prefix,
}
