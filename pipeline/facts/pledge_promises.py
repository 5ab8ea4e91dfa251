"""What is promised in so many words, planned by its noun, or owed.

"Promised last week to hold auctions for 1,810 MW", "promised that the bridge would be ready in 2028", "plans a
consulate in Osaka", "agreed on the opening of a school", "must spend $5 million on the track".

Words of promising bind whatever verb follows them, where they name a year or a number.
"""

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Template, load_words
from pipeline.facts.pledge_clauses import Clause
from pipeline.facts.pledge_subjects import PRONOUN, SUBJECT
from pipeline.facts.pledge_times import read_due_year
from pipeline.facts.pledge_words import WORDS
from pipeline.facts.scene import Scene, Slot
from schemas.vocabularies import Instrument

PROMISED = r"(?:(?:has|have|had) )?(?:promise[sd]?|pledge[sd]?|vow(?:s|ed)?|guarantee[sd]?|undert(?:akes?|aken|ook))"
WHEN = r"(?: (?:on |in |at |during )?(?:{time}|{place}|last (?:week|month|year)|this (?:week|month|year)|earlier))"
ADVERB = r"(?: {adverb})?"
FACILITY = {**WORDS, **load_words("instruments.csv")}
ANY_DEED = rf"{ADVERB} (?P<intent>{PROMISED}){WHEN}{{0,2}} to (?P<act>[a-z]+)\b"
THAT = rf"{ADVERB} (?P<intent>{PROMISED}){WHEN}{{0,2}} that (?P<act>(?:[a-z-]+ |<[pol]\d+> ){{1,6}}?(?:will|would))\b"
TO_ANY = Template(SUBJECT + ANY_DEED, WORDS)
HE_TO_ANY = Template(PRONOUN + ANY_DEED, WORDS)
THAT_WILL = Template(SUBJECT + THAT, WORDS)
HE_THAT_WILL = Template(PRONOUN + THAT, WORDS)
WANTS = Template(  # "wants 10 million tonnes by 2030", "wants renewables to supply 15% of its power by 2030"
    SUBJECT + rf"{ADVERB} (?P<act>wants?|wanted|targets?|eyes?|(?:is|are) targeting)"
    r"(?: (?:[a-z-]+ ){1,5}to [a-z]+(?: [a-z]+){0,3})?"
    r"(?: (?:about|some|at least|up to|around|nearly|as much as))? <[cqn]\d+>[^;.]{0,60}? {time}",
    WORDS,
)
MUST = Template(
    SUBJECT + rf"{ADVERB} (?P<intent>must|has to|have to|is required to|are required to|is obliged to) "
    r"(?P<act>invest|spend|put in|plough in|contribute)\b",
    WORDS,
)
PLANS_HOUSE = Template(
    SUBJECT + rf"{ADVERB} (?P<act>plans?|(?:is|are) planning|envisages?|(?:has |have )?(?:promised|announced|proposed))"
    r" (?:an?|another|two|three|new) (?:(?:new|joint|large|small|second|third|permanent|modern|regional) )*"
    r"(?P<house>{facility})\b",
    FACILITY,
)
PLANS_FOR_HOUSE = Template(
    r"\b(?P<act>plans?|talks?|proposals?)(?P<of>) (?:for|of|to have) (?:an?|another|the first) {state:who}(?:'s)? "
    r"(?:[a-z]+ ){0,2}?(?P<house>{facility})\b",
    FACILITY,
)
AGREED_NOUN = Template(
    SUBJECT + rf"{ADVERB} (?P<intent>(?:have |has |had )?agreed) (?:on|upon|to) (?:the )?"
    r"(?P<act>opening|establishment|creation|setting up|foundation|launch|holding)(?:, [^,;.]{1,40},)? of (?:an?|the|"
    r"joint|two|three|<[qn]\d+>)\b",
    WORDS,
)
SIGNED_NOUN = Template(  # "signed a declaration and a protocol on the establishment of a joint council"
    SUBJECT + rf"{ADVERB} (?P<intent>(?:have |has |had )?(?:signed|concluded|inked|adopted)) (?:an?|the|<n\d+>) "
    r"[^;.<]{0,80}?\b(?:agreements?|protocols?|memorand(?:um|a)|declarations?|documents?|accords?|statements?|"
    r"decrees?)(?: of understanding)? on (?:the )?"
    r"(?P<act>opening|establishment|creation|setting up|establishing|creating|formation|launch) (?:of )?"
    r"(?:an?|the|joint|<p\d+>) ",
    WORDS,
)
AGREED_DOING = Template(
    SUBJECT + rf"{ADVERB} (?P<intent>(?:have |has |had )?agreed) (?:on|upon|to) "
    r"(?P<act>raising|increasing|lifting|boosting|expanding|doubling|cutting|reducing)\b[^;.]{0,80}? "
    r"(?:to|by) (?:about |some |up to )?<[nqc]\d+>",
    WORDS,
)
INVESTMENT = Template(
    SUBJECT + rf"{ADVERB} (?P<intent>(?:has |have |had )?(?:committed|commits|pledged|promised))(?: itself)?(?: to)? "
    r"(?P<act>(?:(?:an?|further|more|new|major|large|significant|substantial|sizeable) )+investments?) (?:in|for)\b",
    WORDS,
)
BOUND_RULE, MUST_RULE, WANTED_RULE, HOUSE_RULE = "promised", "must_spend", "wanted", "house_planned"
SIGNED_RULE = "signed_noun"
NOUN_RULE, INVESTMENT_RULE, DOING_RULE = "agreed_noun", "investment_promised", "agreed_doing"
PROMISES: list[tuple[str, Template]] = [
    (BOUND_RULE, TO_ANY),
    (BOUND_RULE, HE_TO_ANY),
    (BOUND_RULE, THAT_WILL),
    (BOUND_RULE, HE_THAT_WILL),
    (WANTED_RULE, WANTS),
    (MUST_RULE, MUST),
    (HOUSE_RULE, PLANS_HOUSE),
    (HOUSE_RULE, PLANS_FOR_HOUSE),
    (NOUN_RULE, AGREED_NOUN),
    (SIGNED_RULE, SIGNED_NOUN),
    (INVESTMENT_RULE, INVESTMENT),
    (DOING_RULE, AGREED_DOING),
]
INTENT = Expression(PROMISED + r"\b")
PROMISE_RULES = frozenset(rule for rule, _ in PROMISES)
IDLE = Expression(
    r"^(?:(?:be|do|work|continue|deepen|strengthen|support|help|respond|consider|look|study|discuss|stand|fight|"
    r"keep|remain|ensure|make|seek|see|try|take)\b|(?:it|they|he|she) )"
)
REACHED = Expression(r"\b(?:to|by) (?:about |some |up to )?(<[nqc]\d+>)")
AMOUNT = Expression(r"<[mnqc]\d+>")
BODY = Expression(  # a council, before any word of another noun phrase
    r"^ ?(?:an?|the|joint|<p\d+>)? ?(?:(?:[a-z-]+|<[pol]\d+>(?:-<p\d+>)*) ){0,5}?"
    r"(?:council|committee|commission|forum|group|dialogue|platform|mechanism|fund|alliance|task force)\b"
)
MECHANISMS = Expression(r"\b(?:council|committee|commission|forum|group|dialogue|platform|mechanism|year of)\b")


def read_promise(scene: Scene, clause: Clause) -> tuple[Instrument, Slot | None] | None:
    """The instrument and the amount of what is promised so; None where neither year nor number makes it definite."""
    words, amount = clause.reading.masked[clause.object_start : clause.end], find_any_amount(clause)
    if clause.rule == HOUSE_RULE:
        return "facility", None
    if clause.rule == NOUN_RULE:
        return ("mechanism" if MECHANISMS.search(words) else "facility"), None
    if clause.rule == SIGNED_RULE:
        return ("mechanism", None) if BODY.match(words) else None
    if clause.rule == DOING_RULE:
        reached = REACHED.search(clause.reading.masked, clause.object_start, clause.end)
        return ("other", clause.reading.slot(reached.group(1))) if reached else None
    if clause.rule == INVESTMENT_RULE:
        return "investment", amount if amount is not None and amount.code == "m" else None
    if clause.rule == MUST_RULE:
        return ("investment", amount) if amount is not None and amount.code == "m" else None
    if clause.rule == WANTED_RULE:
        return ("other", amount) if amount is not None and read_due_year(scene, clause) else None
    return read_bound(scene, clause, amount)


def find_any_amount(clause: Clause) -> Slot | None:
    """The first amount in the words of a deed, whatever it is of."""
    found = AMOUNT.search(clause.reading.masked, clause.object_start, clause.end)
    return clause.reading.slot(found.group()) if found else None


def read_bound(scene: Scene, clause: Clause, amount: Slot | None) -> tuple[Instrument, Slot | None] | None:
    """The terms of a deed that is nothing in particular, where words of promising bind it and it is definite."""
    money = amount is not None and amount.code == "m"
    definite = amount is not None or read_due_year(scene, clause) is not None
    bound = clause.intent is not None and INTENT.search(clause.intent)
    return ("other", amount) if bound and definite and not money and not IDLE.search(clause.act) else None
