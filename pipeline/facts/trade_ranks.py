"""Partners, sellers and buyers that are called so: "Chad is Togo's third supplier, with $5 million"."""

import re

from pipeline.facts.grammar import load_words
from pipeline.facts.scene import Reading, Slot
from pipeline.facts.trade_gaps import FILL
from pipeline.facts.trade_phrase import Phrase

WORDS = load_words("trade.csv")
HAVING = re.compile(
    r"^(?: of (?:the |our )?(?:republic|country|state))?(?: -{1,2}|:|;|,)? ?(?:with|having|at|and|(?<=- ))"
    r"(?: ?(?:an?|the|its|total|annual|bilateral))* ?$"
)


WITH_ITS = re.compile(
    r"^(?: (?:in|among|within|of) (?:[^,.;<]|<[pl]\d+>){1,40})? "
    r"(?:is|was|are|were|remains|remained|became) (?:the )?(<p\d+>),? "
    r"(?:with|whose|which|and) $"
)


def find_lister(reading: Reading, head: Phrase, phrases: list[Phrase]) -> tuple[Phrase, Slot] | None:
    """The list that a flow without parties belongs to: "the second supplier is Russia, with deliveries of ..."."""
    if head.pair or head.partner or head.taker or head.giver or head.owner:
        return None
    before = next((p for p in reversed(phrases) if p.end <= head.start), None)
    if before is None or before.kind not in ("partner", "seller", "buyer"):
        return None
    subject = PARTNER_IS.search(reading.masked[max(0, before.left - 80) : before.left])
    if subject and HAVING.match(reading.masked[before.right : head.left]):
        return before, reading.slot(subject.group(1))
    named = WITH_ITS.match(reading.masked[before.right : head.left])
    return (before, reading.slot(named.group(1))) if named else None


PARTNER_IS = re.compile(
    r"(<p\d+>),?(?: (?:also|now|still|currently|already|which|that))*(?: (?:is|was|remains|remained|became|"
    r"becomes|has been|has become|ranks as|continued to be|continues to be|represented|represents|emerged as|"
    r"constituted|stayed|stood as|has emerged as|has remained|"
    r"ranked as))"
    r"(?: (?:also|now|still|the|a|by|far|both|largest|biggest|main|top|leading|second|third|fourth|fifth))* $"
)


PARTNER_WITH = re.compile(
    rf"^,? ?(?:(?:with|holding) a <c\d+> share \((?:worth |valued at )?|\(|"
    rf"with (?:an? )?{FILL}(?:(?:{WORDS['turnover']}|{WORDS['exports']}|{WORDS['imports']}) (?:of|worth|at|"
    rf"totall?ing|reaching) )?"
    rf"|: |(?:: it|: they|, which|; it|, and it) (?:took|bought|purchased|imported|supplied|sold|shipped|delivered)"
    rf"(?: in)? (?:[a-z]+ ){{0,2}}?(?:for |worth )?"
    rf"|accounting for |at |buying |taking |supplying |selling |totall?ing |valued at |worth |amounting to "
    rf"|(?:in <t\d+>,? )?(?:accounting for|representing|making up|with) (?:an? )?(?:[a-z]+ )?<c\d+>(?: share)?"
    rf"(?: of (?:the |its |all |total |overall |<p\d+>(?:'s)? )*(?:exports|imports|trade|turnover))?,? "
    rf"(?:valued at |worth |or |at |totall?ing |\() ?){FILL}$"
)


SUBJECT_AGAIN = re.compile(r"\([^()]{1,40}\),? and (?:also )?(?:the |its )?(?:[a-z-]+ ){0,2}$")
PARTNER_OPENS = re.compile(PARTNER_IS.pattern.removesuffix("$"))


def find_named(reading: Reading, head: Phrase, at: int) -> Slot | None:
    """Who is the partner, where the partner is named first: "India is the UAE's second trading partner, with ..."."""
    subject = PARTNER_IS.search(reading.masked[max(0, head.left - 80) : head.left])
    if subject is None and SUBJECT_AGAIN.search(reading.masked[: head.left]):
        subject = PARTNER_OPENS.search(reading.masked[: head.left])
    if subject is None or not PARTNER_WITH.match(reading.masked[head.right : at]):
        return None
    return reading.slot(subject.group(1))
