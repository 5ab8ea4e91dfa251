"""Deeds of money: what is lent, granted, invested, forgiven or paid for."""

from pipeline.facts.expression import Expression
from pipeline.facts.pledge_signs import DONE_RULES, FIRM, Deed, is_abroad, is_donated, is_worth
from pipeline.facts.pledge_sums import is_in_finance, is_mixed_sum, lends_through
from pipeline.facts.pledge_words import ACTS

FOR_SOMETHING = Expression(r"^ ?(?:an? |another )?<m\d+>(?: \([^()]{1,30}\))?(?: [a-z-]+){0,2} (?:for|to|towards?) ")
A_FUND = Expression(
    r"^ ?(?:an?|the) (?:new )?<m\d+>(?: \([^()]{1,30}\))? (?:[a-z-]+ ){0,3}"
    r"(?:fund|facility|package|programme|program|scheme|lifeline|bailout|initiative)\b"
)
OWN_HELP = Expression(
    r"\b(?:its|their) (?:[a-z-]+ ){0,3}(?:pledge|contribution|commitment|donation|support|aid|"
    r"assistance)\b"
)
NAMED_LOAN = Expression(
    r"\b(?:an?|the|of) (?:[a-z-]+ ){0,3}?grant,? and (?:an? |another )?<m\d+>(?: \([^()]{1,40}\))?"
    r"(?: [a-z'-]+){0,3} loans?\b"
)
IN_WORKS = Expression(  # "will invest in the construction of a refinery"
    r"^ in (?:the |its )?(?:construction|building|expansion|moderni[sz]ation|upgrad\w+|development|reconstruction) of "
    r"(?:an?|the|its|<[nq]\d+>|[a-z]+ plants?|[a-z]+ mines?) "
)
GOODS_GIFT = Expression(  # "equipment donations worth $3 million"
    r"\b(?:equipment|vehicles?|vaccines?|foods?|medicines?|medical|books?|computers?|aircraft|machinery|supplies|"
    r"supply) (?:donations?|gifts?)\b"
)
FORGIVING = ("forgive", "forgave", "forgiven", "write off", "wrote off", "written off")
PAYMENTS = Expression(r"\b(?:(?:re)?payments?|instal?lments|interest)\b")
DEFERRED = Expression(  # "granted a deferral of $5 million in loan repayments"
    r"\b(?:deferrals?|deferment|suspension|rescheduling|restructuring|postponement|moratorium|standstill|waiver|"
    r"remission|forgiveness|cancellation) (?:of|on) [^;.]{0,80}\b(?:(?:re)?payments?|debts?|instal?lments|interest|"
    r"principal|obligations|maturities)\b"
)
RELIEF_OF_DEBT = Expression(
    r"^ ?(?:(?:<[pol]\d+>|them|an?|the|its|some|further|more|additional|temporary|partial|full|immediate) )*"
    r"debt(?:-| )(?:relief|treatment|restructuring|rescheduling|forgiveness|cancellation|standstill|moratorium)\b"
)
RAISING = ("mobilise", "mobilize")
FOR_A_PARTY = Expression(
    r"<m\d+>(?: \([^()]{1,30}\))?(?: [a-z-]+){0,3} (?:for|to support|in support of) (?:the )?<[pl]\d+>"
)


SINGLE_HELP = Expression(  # one deed, though nobody says how much: "gave Mali a grant to build a bridge"
    r"^ ?(?:(?:the )?(?:<[pol]\d+>|government of <p\d+>) )?(?:with )?(?:(?:an?|another|one) )?(?:[a-z-]+ ){0,4}?"
    r"(?:grant|loan|credit)\b(?: (?:to|for|towards?)\b|[,.]|$)"
)


def is_through_loan(deed: Deed) -> bool:
    """ "will boost trade through a $29 million loan" lends, and sets no target"""
    return deed.money and deed.act in ("grow", "other") and lends_through(deed.plain)


def is_debt_relieved(deed: Deed) -> bool:
    if ("debt" in deed.has and deed.act in ("lift", "relief")) or (deed.money and deed.clause.act in FORGIVING):
        return True
    if deed.gives and (DEFERRED.search(deed.plain) or RELIEF_OF_DEBT.search(deed.plain)):
        return True
    if deed.money and deed.act == "relief" and PAYMENTS.search(deed.words):
        return True
    return "loan" in deed.has and deed.act == "relief" and "cancel" not in deed.clause.act


def is_grant(deed: Deed) -> bool:
    given = deed.gives or "convert" in deed.clause.act
    if is_worth(deed.clause, deed.amount) and GOODS_GIFT.search(deed.plain):
        return False
    if (
        deed.clause.act in ("grant", "granted", "granting")
        and deed.money
        and deed.has.isdisjoint(("loan", "invest", "goods"))
    ):
        return any(slot.code == "p" for slot in deed.clause.subjects)  # a bank may grant a loan
    bound = deed.clause.intent is not None or deed.clause.rule in ("party_does", "party_signed")
    single = SINGLE_HELP.search(deed.plain)
    told = deed.money or "financing" in deed.has or (deed.amount is None and bool(bound or single))
    return "grant" in deed.has and given and told


def is_loan_by_name(deed: Deed) -> bool:
    """Whether the words right after an amount call it a loan, where a grant is told of beside it."""
    return deed.money and deed.gives and "grant" in deed.has and bool(NAMED_LOAN.search(deed.plain))


def is_loan(deed: Deed) -> bool:
    single = deed.amount is None and bool(SINGLE_HELP.search(deed.plain))
    told = "loan" in deed.has and deed.gives and (deed.money or deed.clause.intent is not None or single)
    return deed.act == "lend" or told


def is_investment(deed: Deed) -> bool:
    if deed.act == "invest" and (deed.money or deed.clause.rule != "party_undertakes"):
        return True
    if deed.act == "invest" and deed.clause.intent is not None and IN_WORKS.match(deed.plain):
        return True
    told = deed.money and deed.gives and "invest" in deed.has and not is_in_finance(deed.plain)
    return told or deed.clause.rule == "planned_investment"


def is_works_paid(deed: Deed) -> bool:
    """Whether a deed pays for works without saying how much: "agreed to finance the reconstruction of the school"."""
    clause = deed.clause
    bound = clause.intent in FIRM or clause.rule in DONE_RULES or (clause.intent or "").endswith("agreed to")
    told_now = clause.intent is not None or clause.rule == "party_does"
    told = ("works" in deed.has and bound) or (told_now and is_abroad(deed))
    return deed.act == "fund" and deed.amount is None and told


def is_share_paid(deed: Deed) -> bool:
    """Whether somebody binds itself to bear a share of a cost: "undertook to finance 60 percent of it"."""
    return deed.act == "fund" and deed.unit == "c" and deed.clause.intent is not None


def is_money_donated(deed: Deed) -> bool:
    return deed.money and is_donated(deed)


def is_investment_raised(deed: Deed) -> bool:
    return deed.money and deed.act == "grow" and "invest" in deed.has


def is_loan_raised(deed: Deed) -> bool:
    """Whether a loan is made larger: "raised its credit line to $1 billion"."""
    return deed.money and deed.act == "grow" and "loan" in deed.has


def is_grant_raised(deed: Deed) -> bool:
    """Whether a grant is made larger."""
    return deed.money and deed.act == "grow" and "grant" in deed.has


def is_financing(deed: Deed) -> bool:
    if deed.money and deed.act == "grow" and ("financing" in deed.has or OWN_HELP.search(deed.plain)):
        return True
    if deed.money and deed.gives and (not ACTS["loose"].match(deed.clause.act) or is_help(deed)):
        return True
    return deed.gives and deed.unit != "q" and "financing" in deed.has and deed.clause.intent in FIRM


def is_help(deed: Deed) -> bool:
    """Whether money that is announced is for somebody or something: profits are announced too."""
    clause = deed.clause
    lends = any(slot.code == "o" for slot in clause.subjects) and clause.transaction == "2"  # a bank that approved it
    masked = clause.reading.masked[clause.object_start : clause.end]
    return lends or "financing" in deed.has or bool(A_FUND.search(masked) or FOR_SOMETHING.search(masked))


def is_part_of_help(deed: Deed) -> bool:
    """Whether it is said where money goes that was just given: "of which 3 billion will go to schools"."""
    return deed.money and deed.clause.rule == "will_be_given" and deed.clause.act == "go"


def is_financing_raised(deed: Deed) -> bool:
    """Whether a body of donors raises money for somebody: "will mobilise 3 billion euros for Zambia"."""
    words = deed.clause.reading.masked[deed.clause.object_start : deed.clause.end]
    return deed.money and deed.clause.act in RAISING and bool(FOR_A_PARTY.search(words)) and "invest" not in deed.has


def is_investment_sought(deed: Deed) -> bool:
    return deed.money and (deed.act == "attract" or (deed.act == "talk" and "invest" in deed.has))


def is_mixed(deed: Deed) -> bool:
    """Whether one amount is of grants and loans alike."""
    return deed.money and deed.gives and is_mixed_sum(deed.plain)
