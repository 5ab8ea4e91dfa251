"""Sums of money that are lent or granted, by the words beside them."""

from pipeline.facts.expression import Expression
from pipeline.facts.pledge_objects import OBJECTS
from schemas.vocabularies import Instrument

GRANTED = Expression(r"\b(?:granted|granting|gratis)\b")
MIXED = Expression(
    r"\bgrants?,? (?:and|or) (?:[a-z-]+ ){0,3}(?:loans?|credits?|equity|investments?)\b|\b(?:loans?|credits?),? "
    r"(?:and|or) "
    r"(?:[a-z-]+ ){0,2}(?:grants?|equity)\b"
)
SINGLE = Expression(r"<m\d+>[^;.]{0,60} and [^;.]{0,40}<m\d+>")  # "a grant of $2 million and a loan of $5 million"
THROUGH_LOAN = Expression(
    r"\b(?:through|with|via|under) (?:an? )?(?:new )?<m\d+>(?: \([^()]{1,30}\))? (?:[a-z-]+ ){0,2}(?:loans?|"
    r"credits?)\b"
)
BESIDE_LOANS = Expression(  # "in the form of budget support, currency swaps and lines of credit"
    r"\b(?:budget(?:ary)? support|(?:currency )?swaps?(?: agreements?)?|grants?|guarantees?|investments?|equity)"
    r"(?:, [a-z ]{1,40})?,? and (?:[a-z]+ ){0,2}(?:lines? of credit|credit lines?|loans?|credits?)\b"
)
LENT_SUM = Expression(r"<m\d+>(?: \([^()]{1,30}\))? (?:[a-z-]+ ){0,2}(?:loans?|grants?|credits?|credit lines?)\b")

IN_FINANCE = Expression(  # "$5 million in trade credit finance will let firms invest": what the sum is, not its use
    r"<m\d+>(?: \([^()]{1,30}\))? (?:in|of|worth of) (?:[a-z-]+ ){0,3}?(?:financing|finance|funding|aid|assistance)\b"
)


SUPPORT_AND_AID = Expression(  # "financing support and free assistance"
    r"\b(?:financing|financial|finance)(?: support| assistance)? and (?:free|non-reimbursable|gratuitous|grant|"
    r"non-refundable|humanitarian) (?:assistance|aid|support|help)\b"
)


def is_mixed_sum(words: str) -> bool:
    """Whether one sum is of grants and loans alike: "grants and loans amounting to $73 million"."""
    mixed = MIXED.search(words) or BESIDE_LOANS.search(words) or SUPPORT_AND_AID.search(words)
    return bool(mixed) and not SINGLE.search(words)


def lends_a_sum(words: str) -> bool:
    """Whether the sum is a loan or a grant, and so no level that trade is to reach."""
    return bool(LENT_SUM.search(words))


def lends_through(words: str) -> bool:
    """Whether something is to be raised by lending: "boost trade through a $29 million loan"."""
    return bool(THROUGH_LOAN.search(words))


def is_in_finance(words: str) -> bool:
    """Whether a sum is called financing right behind it: "$150 million in financing to fund investments"."""
    return bool(IN_FINANCE.search(words))


AMOUNT_BEFORE = Expression(r"<m\d+>(?: \([^()]{1,40}\))?(?: [a-z-]+){0,3} $")  # of the thing before: "a $5 million "
AND_ANOTHER = Expression(r"^(?:[a-z-]+ ){1,3}and (?:an?|another) ")  # "grant and an interest-free loan of"
FREE = Expression(
    r"\b(?:non-?(?:refundable|repayable|reimbursable|returnable)|gratuitous|gratis|grant|free) (?:[a-z]+ ){0,2}$"
)


def name_own_help(before: str, words: str) -> Instrument:
    """The instrument of an amount of help by its own words, not by those on the amount before ("a $5 million grant and
    a loan of"), and by the adjective in front of it ("gratuitous aid of")."""
    own = AND_ANOTHER.sub("", words) if AMOUNT_BEFORE.search(before) else words
    name = name_help(own)
    return "grant" if name == "financing" and FREE.search(before) else name


def name_help(words: str) -> Instrument:
    """The instrument of an amount of help; two kinds in one amount are financing."""
    has = {name for name in ("grant", "loan", "invest") if OBJECTS[name].search(words)}
    if not has and GRANTED.search(words):
        return "grant"
    if has == {"invest"} and is_in_finance(words):
        return "financing"
    mixed = len(has) > 1 or ("grant" in has and "financing support" in words)
    names: dict[str, Instrument] = {"grant": "grant", "loan": "loan", "invest": "investment"}
    return "financing" if mixed or not has else names[has.pop()]
