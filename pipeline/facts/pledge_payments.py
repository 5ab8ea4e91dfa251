"""Money given as one speaks: "Oslo lends Laos $5 million", "is putting", "put $5 million on the table"."""

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template
from pipeline.facts.pledge_subjects import PRONOUN, SUBJECT
from pipeline.facts.pledge_words import WORDS, classify_act

NOW = r"(?: {adverb}){0,2} (?P<act>{does_give}|{does_lend}|{does_invest}|{does_fund}|{does_train})\b"
NOW_DOING = (
    r"(?: {adverb})? (?P<intent>is|are|was|were|'s|'re|'m|am)(?: {adverb}){0,2} "
    r"(?P<act>{doing_give}|{doing_lend}|{doing_invest}|{doing_fund}|{doing_train}|{doing_open}|announcing|"
    r"unveiling|promising|presenting|"
    r"proposing)\b"
)
PUTTING = (  # the amount stands inside the verb
    r"(?: {adverb}){0,2}(?P<intent> (?:is|are|was|were|'s|'re)| will| would| is to| are to| has| have| had|)"
    r"(?: {adverb})? (?P<act>put|puts|putting|set|sets|setting|make|makes|made|making|lay|laid|laying|throw|threw)"
    r"(?: [a-z-]+){0,3} {money}[^;.<]{0,50}? (?:aside|on the table|available|at (?:the|its|their|his) disposal|"
    r"on offer|behind)\b"
)
GRANTING = (  # "said yes to Chad's request for $5 million"
    r"(?: {adverb}){0,2}(?: has| have)? (?P<act>agreed to|said yes to|acceded to|met|granted|accepted|approved|"
    r"answered|complied with|"
    r"responded to|will meet|will grant|agrees to|grants|accepts) (?:an? |the |its |this )?(?:{actor}(?:'s|') "
    r")?(?:[a-z-]+ )?"
    r"(?:request|appeal|plea|call|wish|application|bid) (?:of {actor} |by {actor} |from {actor} )?for "
    r"(?:[a-z-]+ ){0,3}?(?:{money}|{count})"
)
PARTY_DOES = Template(SUBJECT + NOW, WORDS)
PRONOUN_DOES = Template(PRONOUN + NOW, WORDS)
PARTY_DOING = Template(SUBJECT + NOW_DOING, WORDS)
PRONOUN_DOING = Template(PRONOUN + NOW_DOING, WORDS)
PARTY_PUTS = Template(SUBJECT + PUTTING, WORDS)
PRONOUN_PUTS = Template(PRONOUN + PUTTING, WORDS)
WHICH_DOES = Template(r"{actor:who},? (?:which|who)" + NOW, WORDS)
WHICH_DOING = Template(r"{actor:who},? (?:which|who)" + NOW_DOING, WORDS)
PARTY_GRANTS = Template(SUBJECT + GRANTING, WORDS)
AMOUNT_NEXT = Expression(
    r"^(?: (?:[a-z-]+|<[polht]\d+>(?:'s)?)){0,7} <m\d+>"
    r"|^(?: (?:(?:to )?(?:the )?<[polht]\d+>(?:'s)?|with|its|their|his|the|an?|another|further|additional|about|some|"
    r"around|nearly|up|to|over|almost|more|than|at|least|extra|in|on|of|new|total|remaining|same|team)){0,8} <n\d+>"
)
PAYMENTS: list[tuple[str, Template]] = [
    ("party_does", PARTY_DOES),
    ("pronoun_does", PRONOUN_DOES),
    ("party_doing", PARTY_DOING),
    ("pronoun_doing", PRONOUN_DOING),
    ("which_does", WHICH_DOES),
    ("which_doing", WHICH_DOING),
    ("party_puts", PARTY_PUTS),
    ("pronoun_puts", PRONOUN_PUTS),
    ("request_puts", PARTY_GRANTS),
]
PAYMENT_RULES = frozenset(rule for rule, _ in PAYMENTS)


SPENDING = Expression(r"(?:pay|spend)(?:s|ing)\b")
FOR_GOODS = Expression(  # what is bought, or spent all the time
    r"(?: \([^()]{1,40}\))? (?:a (?:year|month|week|day)|annually|each year|every (?:year|month|day)|per year)\b"
    r"|(?: \([^()]{1,40}\))?(?: more| less)? (?:for|on) (?:[a-z-]+ ){0,2}?(?:gas|oil|fuel|coal|wheat|food|"
    r"electricity|imports?|"
    r"salaries|wages|pensions|debts?|interest|rent|arms|weapons|subsidies)\b"
)


def pays(match: Match) -> bool:
    """Whether an amount follows a verb of giving that stands in the present: "gives Nepal 30 buses"."""
    end = match.masked_span("act")[1]
    if classify_act(match.words("act")) == "open":
        return True
    if match.reading.masked.endswith(">", 0, match.end):
        return True
    if "<m" in match.reading.masked[end : match.end]:
        return True
    found = AMOUNT_NEXT.search(match.reading.masked[end:])
    if found is None or not SPENDING.match(match.words("act")):
        return found is not None
    return "<m" in found.group() and not FOR_GOODS.match(match.reading.masked, end + found.end())
