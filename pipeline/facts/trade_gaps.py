"""What may stand between a phrase of trade and its amount, and between one amount and the next."""

import re

from pipeline.facts.grammar import load_words
from pipeline.facts.scene import BLANKS, Scene, Slot

WORDS = load_words("trade.csv")
MAX_GAP = 170
LEAD = re.compile(rf"^(?:up to|down to|{WORDS['reach']})\b")


FILL = rf"(?:(?:{WORDS['filler']}|<[dnr]\d+>),? ){{0,6}}"
REACH_END = re.compile(rf"(?:^|[ ,(])(?:{WORDS['reach']}) {FILL}$")


LEVEL_END = re.compile(rf"(?:^|[ ,(-])(?:to|at) {FILL}$")
OF_END = re.compile(
    rf"^,? (?:worth|of|at|totall?ing|valued at|up to|\() ?{FILL}$|^,? ?[:(] ?$|^ -{{1,2}} $|^ (?:{FILL})(?:of|"
    rf"worth) {FILL}$|^ (?:is|was|remains|remained)(?: [a-z]+){{1,3}}[:,] (?:at )?{FILL}$"
)
TRADE_OF_END = re.compile(rf" (?:volume|value|total|worth|record|level|amount|sum) of {FILL}$")


VERB_END = re.compile(
    rf"^,?(?: [a-z][a-z,-]*){{0,6}}? (?:for|worth|of|valued at|totall?ing|amounting to|worth of|with) {FILL}$|"
    rf"^ (?:{FILL})$"
)
BASE_END = re.compile(
    r"(?:^|[ ,(])(?:from|compared (?:to|with)|against|versus|vs\.?|up on|down on|above|below|over|than|"
    r"exceeding the|following|after) "
    rf"{FILL}(?:(?:that|the one|those) (?:of|in) )?(?:(?:the )?<t\d+>(?:'s)? )?"
    r"(?:(?:level|figure|total|volume|value|amount|result) of )?$"
    rf"|(?:^|[ ,(])(?:under|short of|shy of|ahead of|behind) (?:the )?<t\d+>(?:'s)? {FILL}$"
    r"|(?:than|against|from|on) (?:in )?(?:the )?<t\d+>,? when (?:(?:it|this|that|they|the (?:figure|total|value|"
    rf"volume)|trade|turnover) (?:was|were|had been|stood at|had stood at|came to|amounted to|totalled) )?{FILL}$"
)
EARLIER = re.compile(rf"\((?:in )?(?:the )?<t\d+>(?: figure| level)?: ?{FILL}$")
DELTA_END = re.compile(
    r"(?:\b(?:by|another|additional|extra|further|difference of|increment of|gap of|gain of|growth of|increase of|"
    r"rise of|drop of|decline of|fall of)"
    rf"|(?:{WORDS['change']})(?: (?:in|of|by))?) {FILL}$|\bby <[cr]\d+> \($"
)
CHANGE = re.compile(rf"(?:{WORDS['change']})|<[cr]\d+>|\bhigh\b|\blow\b|\brecord\b|\breach|\bvalued\b|\bestimated\b")


BLOCK = re.compile(rf"(?:{WORDS['block']})")
CLAUSE_END = re.compile(r"[;?!]|\.(?: |$)")


SERIES_GAP = re.compile(
    r"^[)\"]*(?: in the (?:short|medium|long|near|foreseeable|coming)(?:er)?[ -](?:term|run|future|years|period)| "
    r"soon| first)?(?: worth of [a-z]+(?: and [a-z]+)?)?"
    r"(?:,? ?(?:\(?(?:up|down|plus|minus|a rise of|an increase of)? ?<c\d+>(?: (?:growth|year-on-year|more|"
    r"less))?\)?))?"
    r"(?:,? ?(?:(?:in|for|during|by|over|at|at the end of) )?(?:the )?<t\d+>\)?)?"
    r",?(?: (?:and|then|before|while|but|with|rising|climbing|falling|growing|increasing|reaching|jumping|up|"
    r"already|again|now|to|further|subsequently|eventually|later|finally|"
    r"soon|ultimately|at|or|a|an|the|<t\d+>,?|in|for|by|expected|projected|forecast|set|is|are|was|were|will|reach|"
    r"reached|hit|"
    r"stood|almost|roughly))*[ (]+$"
)
TO_LEVEL = re.compile(
    rf"^(?: (?:million|billion))?(?:,? ?(?:(?:in|for|at|during) )?(?:the )?<t\d+>)?,? ?(?:to|up to|and reached|"
    rf"reaching|to reach) {FILL}$"
)
RIVAL = re.compile(
    r"\b(?:against|than|versus|over|behind|above|below|overtook|overtaking|surpassing|with|from|to|compared (?:to|"
    r"with)) (?:the )?$"
)
ROW_END = re.compile(
    rf"(?:^|[ (-])(?:the )?(<p\d+>)(?:'s)?,?(?: (?:(?:{WORDS['takes']}),?|-|<t\d+>,?|<c\d+>,?))*(?: ?[:(-]+)? ?"
    rf"(?:<c\d+>,? (?:or|i\.e\.,?|which is) )?{FILL}$"
)
ROW_START = re.compile(
    r"^[ ,;)(]*(?:(?:of|in|worth|<[ct]\d+>|[a-z]+) ){0,3}(?:to|with|from|for|in|by|came from|went to|"
    r"came to) (?:the )?(<p\d+>)"
)
PLAIN_GAP = re.compile(r"^[ ,;)(:.\"*-]*(?:(?:[a-z][a-z'-]*|<[tcrnl]\d+>)[ ,;:()]+(?:--? )?){0,12}$")


END = r"\b"  # left out where a word may go on: "kilo", "tonnes"
PER_UNIT = re.compile(
    r"^ ?(?:per|a|an|for each|for every|/) ?(?:(?:thousand|<n\d+>|cubic|metric|<q\d+>) )?"
    rf"(?:{WORDS['measure'].removesuffix(END)}|<q\d+>|\d)"
)
OF_FLOW = re.compile(
    rf"^(?:[ -]| ?\) |'s? )(?:worth )?(?:(?:mark|level|threshold|milestone|target|goal) )?(?:{WORDS['flowing']} )?"
    rf"(?:(?:{WORDS['described']}|non-[a-z]+|<p\d+>(?:'s)?|<p\d+>-<p\d+>|<p\d+>-made|"
    rf"{WORDS['commodity']}|{WORDS['goods']}) ){{0,6}}$"
)
COMPARED_IN_BRACKETS = re.compile(
    r"\b(?:compared|than|year-on-year|year on year|y-o-y|yoy|same period|corresponding period|previous|over|against|"
    r"from|"
    r"increase|decrease|decline|rise|growth|drop|fall|higher|lower|more|less|up|down)\b[^()]{0,90}"
    rf"\((?:(?:compared (?:to|with)|against|from|versus|vs\.?) )?{FILL}$"
    rf"|\((?:compared (?:to|with)|against|from|versus|vs\.?) {FILL}$"
)
RISE_BEHIND = re.compile(
    r"^(?: ?\(<c\d+>\))?(?: or <c\d+>)?(?: (?:year-on-year|annual|yearly|net))*"
    r" (?:rise|increase|growth|gain|drop|decline|fall|decrease|jump|surge|more|less|higher|lower|up|surplus|"
    r"deficit)\b(?! to )"
)
PAID = re.compile(
    rf"^(?: of (?:<p\d+> )?[a-z ]{{1,30}})?(?: (?:to|from) (?:the )?<p\d+>)?(?: in <t\d+>)?,?(?:[^;.]{{0,60}},)?"
    rf" (?:(?:and|for which it) (?:paid|earned|received|got|spent)|earning|fetching|netting|bringing in|paying) {FILL}$"
)
PIECE_BEFORE = re.compile(r"(?:\d|\bone|<n\d+>) ?(?:billion|million|bn|mln|thousand)? $")  # "1 billion 800 million"
ADJOINED = re.compile(r" <[mq]")  # "3 billion 482 million" was no single figure


OF_WHOLE = re.compile(r"<[cr]\d+> (?:of|in)(?: the| its| their| all)* $")


def lead_words(scene: Scene, slot: Slot) -> str:
    """The verb or preposition that a figure took for its bound: "passed $24 billion", "up to $50bn"."""
    words = BLANKS.sub(" ", scene.quote(slot.start, slot.end)).lower()
    found = LEAD.match(words)
    return f"{found.group()} " if found else ""


CARRIED = re.compile(r"ton|cubic|barrel|lit(?:re|er)|gallon|hour|gram|ounce|carat|bushel|pound|quintal")


def is_no_level(text: str, at: int, end: int) -> bool:
    """Whether the amount at `at`..`end` is a price, a change, or a piece of a number."""
    return bool(
        PER_UNIT.match(text[end : end + 40])
        or RISE_BEHIND.match(text[end : end + 60])
        or ADJOINED.match(text[end : end + 3])
        or PIECE_BEFORE.search(text[max(0, at - 24) : at])
    )
