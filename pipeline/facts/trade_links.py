"""Which amount belongs to which phrase of trade: grammar between the two, never mere nearness."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.facts.grammar import load_words
from pipeline.facts.scene import BLANKS, Reading, Scene, Slot
from pipeline.facts.trade_phrases import Phrase, find_phrases

WORDS = load_words("trade.csv")
Rule = Literal[
    "amount_after_reach",
    "amount_of_flow",
    "flow_of_amount",
    "amount_sold_or_bought",
    "amount_earned",
    "base_of_change",
    "next_in_series",
    "partner_with_amount",
    "amount_to_partner",
    "time_brought_amount",
]


@dataclass(frozen=True, slots=True)
class Link:
    """An amount tied to a phrase; `row` is the partner that a list names beside this amount.

    `since` is where in the masked text the words of this link begin: a time from there on is the amount's own.
    """

    amount: Slot
    at: int
    end: int
    phrase: Phrase
    rule: Rule
    since: int
    row: Slot | None = None
    earner: Slot | None = None

    @property
    def tail(self) -> int:
        """Where the words of the link end: behind its amount, and behind its phrase if that follows."""
        return max(self.end, self.phrase.right)


MAX_GAP = 170
LEAD = re.compile(rf"^(?:up to|down to|{WORDS['reach']})\b")
FILL = rf"(?:(?:{WORDS['filler']}|<[dnr]\d+>),? ){{0,6}}"
REACH_END = re.compile(rf"(?:^|[ ,(])(?:{WORDS['reach']}) {FILL}$")
LEVEL_END = re.compile(rf"(?:^|[ ,(-])(?:to|at) {FILL}$")
OF_END = re.compile(
    rf"^,? (?:worth|of|at|totall?ing|valued at|up to|\() ?{FILL}$|^,? ?[:(] ?$|^ -{{1,2}} $|^ (?:{FILL})(?:of|"
    rf"worth) {FILL}$"
)
TRADE_OF_END = re.compile(rf" (?:volume|value|total|worth|record|level|amount|sum) of {FILL}$")
VERB_END = re.compile(
    rf"^,?(?: [a-z][a-z,-]*){{0,6}}? (?:for|worth|of|valued at|totall?ing|amounting to|worth of|with) {FILL}$|"
    rf"^ (?:{FILL})$"
)
BASE_END = re.compile(
    r"(?:^|[ ,(])(?:from|compared (?:to|with)|against|versus|vs\.?|up on|down on|above|below|over|than|"
    r"exceeding the|following|after) "
    rf"{FILL}(?:(?:that|the one|those) (?:of|in) )?$"
)
DELTA_END = re.compile(
    r"(?:\b(?:by|another|additional|extra|further|difference of|increment of|gap of|gain of|growth of|increase of|"
    r"rise of|drop of|decline of|fall of)"
    rf"|(?:{WORDS['change']})(?: (?:in|of|by))?) {FILL}$|\bby <[cr]\d+> \($"
)
CHANGE = re.compile(rf"(?:{WORDS['change']})|<[cr]\d+>|\bhigh\b|\blow\b|\brecord\b|\breach|\bvalued\b|\bestimated\b")
BLOCK = re.compile(rf"(?:{WORDS['block']})")
CLAUSE_END = re.compile(r"[;?!]|\.(?: |$)")
SERIES_GAP = re.compile(
    r"^[)\"]*(?:,? ?(?:\(?(?:up|down|plus|minus|a rise of|an increase of)? ?<c\d+>(?: (?:growth|year-on-year|more|"
    r"less))?\)?))?"
    r"(?:,? ?(?:(?:in|for|during|by|over|at|at the end of) )?(?:the )?<t\d+>\)?)?"
    r",?(?: (?:and|then|before|while|but|with|rising|climbing|falling|growing|increasing|reaching|jumping|up|"
    r"already|again|now|to|"
    r"at|or|a|an|the|<t\d+>,?|in|for|by|expected|projected|forecast|set|is|are|was|were|will|reach|reached|hit|"
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
    rf"(?:^|[ (-])(?:the )?(<p\d+>)(?:'s)?,?(?: (?:{WORDS['takes']}|-|<t\d+>,?|<c\d+>,?))*(?: ?[:(-]+)? ?{FILL}$"
)
ROW_START = re.compile(
    r"^[ ,;)(]*(?:(?:of|in|worth|<[ct]\d+>|[a-z]+) ){0,3}(?:to|with|from|for|in|by|came from|went to|"
    r"came to) (?:the )?(<p\d+>)"
)
PLAIN_GAP = re.compile(r"^[ ,;)(:.\"-]*(?:(?:[a-z][a-z'-]*|<[tcrn]\d+>)[ ,;:()]+(?:--? )?){0,12}$")
END = r"\b"  # left out where a word may go on: "kilo", "tonnes"
PER_UNIT = re.compile(
    r"^ ?(?:per|a|an|for each|for every|/) ?(?:(?:thousand|<n\d+>|cubic|metric|<q\d+>) )?"
    rf"(?:{WORDS['measure'].removesuffix(END)}|<q\d+>|\d)"
)
OF_FLOW = re.compile(
    rf"^(?:[ -]| ?\) )(?:worth )?(?:{WORDS['flowing']} )?"
    rf"(?:(?:{WORDS['described']}|non-[a-z]+|<p\d+>(?:'s)?|<p\d+>-<p\d+>|<p\d+>-made|"
    rf"{WORDS['commodity']}|{WORDS['goods']}) ){{0,6}}$"
)
EARNER = re.compile(
    rf"(<p\d+>)(?:,[^,;:]{{1,40}},)? (?:(?:has|have|had|also|already) ){{0,2}}(?:{WORDS['earn']}) {FILL}$"
)


def link_amounts(scene: Scene, reading: Reading) -> list[Link]:
    """Every amount of a sentence that a phrase of trade governs, from left to right."""
    phrases = [phrase for phrase in find_phrases(scene, reading) if not _measures_share(reading, phrase)]
    links: list[Link] = []
    broken = 0  # the amounts before this position that nothing governs hide what stands before them
    for slot in reading.coded("mq"):
        figure = scene.figure(slot)
        at = reading.position(slot)
        end = reading.masked.index(">", at) + 1
        if figure.conversion_of is not None:
            continue
        if slot.code == "q" and not CARRIED.search(figure.unit):
            broken = at  # megawatts and kilometres are not delivered
            continue
        lead = lead_words(scene, slot)
        link = _link(reading, phrases, links, slot, (at, end), lead, broken)
        if link:
            links.append(link)
        elif not DELTA_END.search(reading.masked[max(0, at - 60) : at]):
            broken = at
    return links


RISE_BEHIND = re.compile(
    r"^(?: ?\(<c\d+>\))?(?: or <c\d+>)?(?: (?:year-on-year|annual|yearly|net))*"
    r" (?:rise|increase|growth|gain|drop|decline|fall|decrease|jump|surge|more|less|higher|lower|up|surplus|"
    r"deficit)\b(?! to )"
)


def _link(
    reading: Reading,
    phrases: list[Phrase],
    links: list[Link],
    slot: Slot,
    place: tuple[int, int],
    lead: str,
    broken: int,
) -> Link | None:
    text, (at, end) = reading.masked, place
    if (
        PER_UNIT.match(text[end : end + 40])
        or RISE_BEHIND.match(text[end : end + 60])
        or ADJOINED.match(text[end : end + 3])
    ):
        return None
    last = links[-1] if links else None
    head = next((p for p in reversed(phrases) if p.end <= at), None)
    ahead = next((p for p in phrases if p.start >= end), None)
    heads_list = head is not None and head.kind in ("partner", "seller", "buyer") and head.right <= at
    if head and heads_list and (row := _named_before(reading, head, at)):
        return Link(slot, at, end, head, "partner_with_amount", head.left, row=row)
    if ahead and not ahead.change and (link := _flow_behind(reading, ahead, head, slot, at, end)):
        return link
    if brought := _brought(reading, slot, at, end, lead):
        return brought
    if head is None:
        return None
    if last is not None and last.at >= broken and (last.tail > head.start or _names_again(reading, last, head)):
        return _after_link(reading, last, slot, at, end, lead)
    if broken > head.end and not (head.right > broken):
        return None
    return _after_phrase(reading, phrases, head, slot, at, end, lead)


def _names_again(reading: Reading, last: Link, head: Phrase) -> bool:
    """Whether a flow behind an amount of a list only says what is counted: "with $60 billion in total trade"."""
    named = head.owner or head.pair or head.partner or head.taker or head.giver
    return last.row is not None and not named and bool(OF_FLOW.match(reading.masked[last.end : head.start]))


GOODS = re.compile(rf"(?<!non-)(?:{WORDS['commodity']})")


def _with_goods(ahead: Phrase, gap: str, end: int) -> Phrase:
    """The phrase with the goods named between an amount and it: "$5 million from gas sold to China"."""
    found = GOODS.search(gap)
    if ahead.commodity or found is None:
        return ahead
    return replace(ahead, commodity=(found.group(), end + found.start(), end + found.end()))


BROUGHT = re.compile(
    rf"<t\d+>,?(?: (?:alone|only|itself))? (?:{WORDS['earn']}) (?:in )?(?:the )?(<p\d+>)(?: (?:another|a further|"
    rf"in))? {FILL}$"
)


def _brought(reading: Reading, slot: Slot, at: int, end: int, lead: str) -> Link | None:
    """An amount that a time brought to a party, in a series told before: "May alone brought Qatar $2 billion"."""
    found = BROUGHT.search(reading.masked[:at] + lead)
    if found is None:
        return None
    phrase = Phrase("anaphor", found.start(1), at, found.start(), at, owner=reading.slot(found.group(1)))
    return Link(slot, at, end, phrase, "time_brought_amount", found.start())


ADJOINED = re.compile(r" <[mq]")  # "3 billion 482 million" was no single figure


def _measures_share(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase without parties only says of what a percentage is: "17% of the total foreign trade"."""
    if phrase.owner or phrase.pair or phrase.partner or phrase.taker or phrase.giver:
        return False
    return bool(OF_WHOLE.search(reading.masked[max(0, phrase.left - 30) : phrase.left]))


OF_WHOLE = re.compile(r"<[cr]\d+> (?:of|in)(?: the| its| their| all)* $")


def lead_words(scene: Scene, slot: Slot) -> str:
    """The verb or preposition that a figure took for its bound: "passed $24 billion", "up to $50bn"."""
    words = BLANKS.sub(" ", scene.quote(slot.start, slot.end)).lower()
    found = LEAD.match(words)
    return f"{found.group()} " if found else ""


PARTNER_IS = re.compile(
    r"(<p\d+>),?(?: (?:also|now|still|currently|already|which|that))*(?: (?:is|was|remains|remained|became|"
    r"becomes|has been|has become|ranks as|"
    r"ranked as))(?: (?:also|now|still|the|a|by|far))* $"
)
PARTNER_WITH = re.compile(
    rf"^,? ?(?:(?:with|holding) a <c\d+> share \((?:worth |valued at )?|\(|"
    rf"with (?:an? )?{FILL}(?:(?:{WORDS['turnover']}|{WORDS['exports']}|{WORDS['imports']}) (?:of|worth|at|"
    rf"totall?ing|reaching) )?"
    rf"|accounting for |at |buying |taking |supplying |selling ){FILL}$"
)


def _named_before(reading: Reading, head: Phrase, at: int) -> Slot | None:
    """Who is the partner, where the partner is named first: "India is the UAE's second trading partner, with ..."."""
    subject = PARTNER_IS.search(reading.masked[max(0, head.left - 80) : head.left])
    if subject is None or not PARTNER_WITH.match(reading.masked[head.right : at]):
        return None
    return reading.slot(subject.group(1))


LEVIED = re.compile(
    rf"\b(?:tariffs?|duty|duties|lev(?:y|ies)|tax(?:es)?|sanctions|restrictions|ban|deficit|surplus|loans?|credits?)"
    rf" (?:on|of|for|against|covering) {FILL}$"
)
FINANCED = re.compile(
    r"\b(?:financ\w*|insur\w*|fund\w*|credits? for|loans? for|subsid\w*|lost|missed) (?:the |their |its )?$"
)
CARRIED = re.compile(r"ton|cubic|barrel|lit(?:re|er)|gallon|hour|gram|ounce|carat|bushel|pound|quintal")


def _flow_behind(reading: Reading, ahead: Phrase, head: Phrase | None, slot: Slot, at: int, end: int) -> Link | None:
    """ "$5 billion in bilateral trade", "$5 billion worth of goods were exported to China"."""
    text = reading.masked
    gap = text[end : ahead.start]
    if len(gap) > 90 or ahead.kind in ("anaphor", "partner", "seller", "buyer") or not OF_FLOW.match(gap):
        return None
    before = text[max(0, at - 80) : at]
    if LEVIED.search(before):
        return None
    if (
        head is not None
        and REACH_END.search(before)
        and head.right >= at - 60
        and not re.match(r"^ (?:worth )?(?:of|in|was|were) ", gap)
    ):
        return None
    if gap in (" ", "-") and ahead.verb:
        return None
    earner = EARNER.search(before)
    ahead = _with_goods(ahead, gap, end)
    rule: Rule = "amount_earned" if earner else "amount_of_flow"
    giver = reading.slot(earner.group(1)) if earner else None
    if gap.startswith((" from", " for")) and not earner:
        return None
    if DELTA_END.search(before) and not re.search(r"(?:to|at) $", before):
        return None
    return Link(slot, at, end, ahead, rule, max(0, at - 1), earner=giver)


SHARE = re.compile(
    r"(<p\d+>) (?:[a-z]+ ){0,2}(?:accounted|accounting|accounts) for (?:a |"
    r"some )?<c\d+>(?: share)?(?: of)?(?: the| its| all)* $"
)
GROWTH = re.compile(r"\bgrowth in (?:the |its )?$")
SHARE_ONLY = re.compile(rf"(?:{WORDS['whole']}|<[cr]\d+>) (?:of|in|for)(?: (?:the|its|their|our|all|total))* $")


def _after_phrase(
    reading: Reading, phrases: list[Phrase], head: Phrase, slot: Slot, at: int, end: int, lead: str
) -> Link | None:
    """The first amount that a phrase governs."""
    gap = (reading.masked[head.right : at] if head.right <= at else " ") + lead
    if len(gap) > MAX_GAP or CLAUSE_END.search(gap) or BLOCK.search(gap):
        return None
    if lister := _lister(reading, head, phrases):
        return Link(slot, at, end, lister[0], "partner_with_amount", lister[0].left, row=lister[1])
    if head.kind in ("partner", "seller", "buyer"):
        row = _row_before(reading, head, at)
        return Link(slot, at, end, head, "partner_with_amount", head.left, row=row) if row else None
    if gap.endswith("by up to "):
        return None
    led = reading.masked[max(0, head.left - 90) : head.left]
    if FINANCED.search(reading.masked[max(0, head.start - 40) : head.start]):
        return None
    if SHARE_ONLY.search(led) and not (GROWTH.search(led) and REACH_END.search(gap)):
        share = SHARE.search(led)
        if share is None or gap.strip() != "(":
            return None
        return Link(slot, at, end, head, "partner_with_amount", head.left, row=reading.slot(share.group(1)))
    if head.verb:
        if head.kind == "turnover" or not BASE_END.search(gap):
            return Link(slot, at, end, head, "amount_sold_or_bought", head.left) if VERB_END.match(gap) else None
        return None
    if BASE_END.search(gap) and not gap.endswith(" after "):
        return Link(slot, at, end, head, "base_of_change", head.right) if CHANGE.search(gap) else None
    if (
        REACH_END.search(gap)
        or TRADE_OF_END.search(gap)
        or (LEVEL_END.search(gap) and (CHANGE.search(gap) or len(gap) < 12))
    ):
        return Link(slot, at, end, head, "amount_after_reach", head.left)
    if DELTA_END.search(gap):
        return None
    if OF_END.match(gap) and not head.change:
        return Link(slot, at, end, head, "flow_of_amount", head.left)
    if re.fullmatch(rf" {FILL}", gap) and _gapped(reading, head):
        return Link(slot, at, end, head, "flow_of_amount", head.left)
    if head.owner is None and (earner := GAVE.match(gap)):
        owned = replace(head, owner=reading.slot(earner.group(1)))
        return Link(slot, at, end, owned, "amount_earned", head.left)
    row = _row_before(reading, head, at)
    if row and _may_list(head) and PLAIN_GAP.match(reading.masked[head.right : _row_at(reading, row)]):
        return Link(slot, at, end, head, "partner_with_amount", head.left, row=row)
    return None


WORTH = re.compile(r"^(?: of (?:[a-z-]+ ){0,2}[a-z-]+)?,? worth (?:about |around |some )?$")
WITH_ITS = re.compile(r"^ (?:is|was|are|were|remains|remained|became) (?:the )?(<p\d+>),? (?:with|whose|which|and) $")


def _after_link(reading: Reading, last: Link, slot: Slot, at: int, end: int, lead: str) -> Link | None:
    """A further amount of the same phrase: the other end of a change, the next year, the next partner."""
    text = reading.masked
    gap = text[min(last.tail, at) : at] + lead
    if len(gap) > MAX_GAP or CLAUSE_END.search(gap.replace(";", ",", 1)) or BLOCK.search(gap):
        return None
    if "respectively" in text[end : end + 80]:
        return None
    if WORTH.match(gap):
        return Link(slot, at, end, last.phrase, "next_in_series", last.end, row=None)
    if last.rule == "base_of_change" and TO_LEVEL.search(gap):
        return Link(slot, at, end, last.phrase, "amount_after_reach", last.end)
    follower = ROW_START.match(text[end : end + 60])
    if follower and PLAIN_GAP.match(gap) and last.phrase.kind not in ("anaphor",) and not CHANGE.search(gap):
        return Link(slot, at, end, last.phrase, "amount_to_partner", last.end, row=reading.slot(follower.group(1)))
    row = ROW_END.search(gap)
    if row and last.phrase.verb and gap[: row.start(1)].endswith("followed by "):
        return None  # another one that sells or buys
    if row and PLAIN_GAP.match(gap[: row.start(1)]) and not RIVAL.search(gap[: row.start(1)]):
        return Link(slot, at, end, last.phrase, "partner_with_amount", last.end, row=reading.slot(row.group(1)))
    if BASE_END.search(gap):
        return Link(slot, at, end, last.phrase, "base_of_change", last.end)
    if DELTA_END.search(gap) and not LEVEL_END.search(gap):
        return None
    if SERIES_GAP.match(gap) or (REACH_END.search(gap) and PLAIN_GAP.match(gap)):
        return Link(slot, at, end, last.phrase, "next_in_series", last.end)
    return None


def _lister(reading: Reading, head: Phrase, phrases: list[Phrase]) -> tuple[Phrase, Slot] | None:
    """The list that a flow without parties belongs to: "the second supplier is Russia, with deliveries of ..."."""
    if head.pair or head.partner or head.taker or head.giver or head.owner:
        return None
    before = next((p for p in reversed(phrases) if p.end <= head.start), None)
    if before is None or before.kind not in ("partner", "seller", "buyer"):
        return None
    named = WITH_ITS.match(reading.masked[before.right : head.left])
    return (before, reading.slot(named.group(1))) if named else None


GAVE = re.compile(rf"^(?: alone)? (?:{WORDS['earn']}) (?:in )?(?:the )?(<p\d+>)(?: (?:another|in))? {FILL}$")


REACHED = re.compile(rf"(?:{WORDS['reach']}) {FILL}<[mq]\d+>")


def _gapped(reading: Reading, head: Phrase) -> bool:
    """ "Exports to Italy were worth $5 billion and exports to Spain $3 billion": the verb is left out."""
    led = re.search(r"(?:\band|,|\bwhile|;) $", reading.masked[: head.left])
    named = head.taker or head.giver or head.partner or head.pair or head.owner or head.implied
    return bool(led) and bool(named or REACHED.search(reading.masked[: head.left]))


def _may_list(head: Phrase) -> bool:
    return head.kind in ("exports", "imports", "turnover", "sell", "buy")


def _row_before(reading: Reading, head: Phrase, at: int) -> Slot | None:
    gap = reading.masked[head.right : at]
    found = ROW_END.search(gap)
    return reading.slot(found.group(1)) if found else None


def _row_at(reading: Reading, row: Slot) -> int:
    return reading.position(row)


def link_bare_rows(scene: Scene, reading: Reading, phrase: Phrase) -> list[Link]:
    """Rows of a list whose phrase stands in an earlier sentence: "Kazakhstan - $41 billion in total"."""
    text, links, since = reading.masked, [], 0
    for slot in reading.coded("mq"):
        if scene.figure(slot).conversion_of is not None:
            continue
        at = reading.position(slot)
        end = text.index(">", at) + 1
        gap = text[since:at]
        row = ROW_END.search(gap)
        if (
            row is None
            or not PLAIN_GAP.match(gap[: row.start(1)])
            or BLOCK.search(gap)
            or PER_UNIT.match(text[end : end + 40])
        ):
            break
        links.append(Link(slot, at, end, phrase, "partner_with_amount", since, row=reading.slot(row.group(1))))
        since = end
    return links
