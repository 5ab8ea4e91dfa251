"""Help told of by its source: "Norway's contribution will be $5 million", "$5 million comes from Norway"."""

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template
from pipeline.facts.pledge_bodies import can_give
from pipeline.facts.pledge_help import AGAIN
from pipeline.facts.scene import Scene, Slot

ABOUT = (
    r"(?: (?:about|some|around|up to|at least|nearly|almost|another|a further|an additional|an extra|over|more "
    r"than))?"
)
GIVEN_THING = (
    r"contribution|donation|promise|pledge|offer|gift|cheque|check|commitment|loan|credit line|line "
    r"of credit|credit|grant|package"
)
HELPED_BY = (
    r"aid|assistance|support|funding|financing|help|investment|investments|budget support|share|part|"
    r"portion|participation"
)
TO_WHOM = r"(?: (?:to|for|in|towards?|of|from|at) [^;.]{0,70}?)?(?:, [^;.,]{3,60},)?"
AHEAD = (
    r"(?:will|would|is to|are to|is set to|is due to|should)(?: be| come to| amount to| run to| total| rise to| "
    r"grow to| go up to"
    r"| increase to| climb to| double to| be raised to| be increased to| be worth| be for| be cut to)"
)
IS_WORTH = (
    r"is|was|comes to|came to|amounts to|amounted to|runs to|totals|totalled|stands at|is put at|was put "
    r"at|is for|was for"
)
OWNED_IS = Template(
    rf"{{actor:giver}}(?:'s|') (?:own |new |total |[a-z-]+ ){{0,2}}?(?P<help>{GIVEN_THING}){TO_WHOM} "
    rf"(?:{AHEAD}|{IS_WORTH})"
    rf"{ABOUT} {{money:value}}",
)
OWNED_WILL_BE = Template(
    rf"{{actor:giver}}(?:'s|') (?:own |new |total |[a-z-]+ "
    rf"){{0,2}}?(?P<help>{HELPED_BY}){TO_WHOM} {AHEAD}{ABOUT} {{money:value}}"
)
MONEY_COMES = Template(
    rf"{{money:value}}{AGAIN}(?: [a-z-]+){{0,6}}? (?P<help>(?:(?:will|would|is to|are to|is due to|should|has|"
    rf"have) )?"
    r"(?:also )?(?:come|comes|came|flow|arrive|be found|coming|is coming|on its way|on the way|in hand|secured|"
    r"raised|obtained))"
    r" (?:in grants |in loans )?from (?:the )?(?:government of )?{source:giver}"
)
SUM_FROM = Template(
    rf"{{money:value}}{AGAIN}(?: (?:a year|annually|worth|of (?:it|that|this|them)|more|each))?,? (?P<help>from) "
    rf"(?:the )?{{source:giver}}"
)
OWNED_COMMITMENT = Template(  # "Peru's commitment to a ten-year, $5 million investment framework"
    r"{actor:giver}(?:'s|') (?:[a-z-]+ ){0,2}?(?P<help>commitment|pledge|promise|undertaking) (?:to|of) "
    r"(?:(?:an?|the|<d\d+>,?|new|total|of) ){0,4}{money:value}"
)
OWNED_PROMISE = Template(  # "Peru's previous $5 million investment commitment"
    r"{actor:giver}(?:'s|') (?:[a-z-]+ ){0,3}?{money:value} (?:[a-z-]+ ){0,2}?"
    r"(?P<help>commitment|pledge|promise|undertaking)\b"
)
TOPPED_UP = Template(
    r"(?P<help>credit line|line of credit|credit|loan|grant|fund|facility|package|programme)\b[^;.]{0,60}? "
    r"(?:has been|have been|was|"
    r"were|will be|is to be|is being) (?:topped up|increased|extended|raised|enlarged|replenished) by (?:the "
    r")?{actor:giver} "
    rf"(?:with|by|to){ABOUT} {{money:value}}"
)
PROMISE_COVERS = Template(
    r"\b(?P<help>promise|pledge|offer|gift|commitment|donation|undertaking|present) (?:made )?(?:from|by|of) "
    r"(?:the )?{source:giver} "
    r"(?:concerns|concerned|covers|covered|is for|was for|includes|included|consists of|extends to|runs to|is "
    r"of|was of|is worth) "
    r"(?:[a-z]+ ){0,2}?{amount:value}"
)
BROUGHT_HOME = Template(
    r"\b(?:returned|returns|came back|came home|comes home|left|flew home|back) (?:home )?(?:from )?{state:giver} with "
    r"(?:an? )?(?P<help>promises?|pledges?|offers?|commitments?) (?:of|for) (?:[a-z]+ ){0,2}?{amount:value}"
)
COMMITTED_BY = Template(
    r"\b(?:announcements?|commitments?|promises?|pledges?|decisions?) (?:made )?(?:(?:[a-z]+ ){0,4}(?:in |on "
    r")?(?:<t\d+> )?)?by (?:the )?{actor:giver}[^;.<]{0,40} (?:of|to make) "
    r"[^;.<]{0,40}?(?P<help>investments?|loans?|grants?|aid|financing|funding)\b[^;.]{0,60}? (?:totalling|"
    r"totaling|worth|of|valued at|amounting to) "
    r"{money:value}"
)
PAID_BY = Template(
    r"\b(?P<help>paid for|financed|funded|backed|supported|sponsored|covered|underwritten) (?:in part |partly |"
    r"jointly )?by "
    r"(?:the )?(?:government of )?{actor:giver},? (?:with|to the tune of|for) (?:about |some |up to |around "
    r")?{money:value}"
)
OWN_MONEY = Template(
    rf"{{money:value}}{AGAIN} (?:of|in) {{state:giver}}(?:'s)? (?:[a-z-]+ ){{0,2}}?(?P<help>money|cash|capital|"
    rf"funds|funding|aid|"
    r"credits?|loans?|grants?|investments?|financing)\b(?: [a-z-]+){0,4}? "
    r"(?:will|would|is to|are to|is due|are due|has been promised|have been promised|has been set aside)\b"
)
OWNED_SUM = Template(
    r"{org:giver}(?:'s|') (?P<help>{money:value}) (?:for|towards?|will|would|is an?|goes|go|to|is to)\b"
)
EACH_WITH = Template(
    r"{actor:giver},? (?P<help>with) (?:another |about |some |up to |a further |over "
    r")?{money:value}"
)
IN_PASSING = Template(
    r", (?:while |thereby |and )?(?P<help>lending|granting|donating|writing off|forgiving|promising|pledging|"
    r"offering|committing|"
    r"contributing|chipping in|providing|allocating|earmarking)(?: (?:the|it|them|its|their|<[pol]\d+>|"
    r"[a-z]+)){0,4}? {money:value}"
)
MONEY_RAISED = Expression(
    r"\b(?:financ\w*|fund\w*|loans?|lend\w*|credits?|grants?|donors?|donat\w*|pledg\w*|contribut\w*|commit\w*|"
    r"promis\w*|aid|"
    r"assistance|relief|appeal|budget support|bailout|backers?|lenders?|sponsors?|chip\w*|bill|cost|costs)\b"
)
EARNED = Expression(
    r"\b(?:exports?|imports?|revenues?|sales?|sold|tax\w*|profits?|income|orders?|earn\w*|remit\w*|trade|"
    r"turnover|tourism|tourists?|"
    r"purchas\w*|bought|buy\w*|goods|shipments?|deliver\w*|stolen|debts?|owed|owes|repa\w+|rose|fell|up|down|"
    r"compensation|fine|"
    r"damages|won|contracts?|takings|receipts)\b"
)
LEADS = Expression(r"^(?:(?:the|meanwhile|also|on <t\d+>|in <t\d+>),? ){0,3}$")
SHARED_BILL = Expression(r"\b(?:bill|cost|costs|lenders|donors|share|shared|contributors|partners|financing)\b")
HELPED_WITH = Expression(
    r"\b(?:provid\w*|suppl\w*|present\w*|help\w*|support\w*|assist\w*|leav\w*|furnish\w*|reward\w*|trade|"
    r"agreements?|deals?|"
    r"contracts?|cooperation|border|surplus|deficit|compared|top\w*|lead\w*|followed) (?:[a-z]+ )?(?:the )?$"
)
RANKED = Expression(r"\b(?:largest|biggest|top|main|leading|creditors?)\b")
WITH_SUM = Expression(
    r"\b(?:with|thanks to|using|through|on|by)(?: (?:about|some|up to|around|over|a|an|"
    r"another|the|further)){0,2} $"
)
NEAR = 110  # characters around a sum in which it is said to be help
FROM_RULES = ("money_comes", "sum_from", "each_with")
SHARES = ("share", "part", "portion", "participation")
FLOWS: list[tuple[str, Template]] = [
    ("owned_is", OWNED_IS),
    ("owned_is", OWNED_WILL_BE),
    ("owned_is", OWNED_COMMITMENT),
    ("owned_is", OWNED_PROMISE),
    ("topped_up", TOPPED_UP),
    ("money_comes", MONEY_COMES),
    ("sum_from", SUM_FROM),
    ("promise_covers", PROMISE_COVERS),
    ("promise_covers", BROUGHT_HOME),
    ("committed_by", COMMITTED_BY),
    ("paid_by", PAID_BY),
    ("own_money", OWN_MONEY),
    ("owned_sum", OWNED_SUM),
    ("each_with", EACH_WITH),
    ("in_passing", IN_PASSING),
]


def is_help_from(match: Match) -> bool:
    """Whether a sum that comes from somebody is help, by the words around it, and not what was earned there."""
    masked = match.reading.masked
    before = masked[max(0, match.start - NEAR) : match.start]
    if match.words("help") == "with":
        one_of_several = masked.count(" with <m") > 1
        if RANKED.search(before):
            return False
        told = SHARED_BILL.search(before) or (one_of_several and MONEY_RAISED.search(before))
        return bool(told) and not HELPED_WITH.search(before) and not EARNED.search(masked[match.end : match.end + 20])
    if WITH_SUM.search(before) and not EARNED.search(before):
        return True
    around = masked[max(0, match.start - NEAR) : match.end + NEAR]
    return bool(MONEY_RAISED.search(around)) and not EARNED.search(around)


def find_leader(scene: Scene, match: Match) -> tuple[Slot, ...]:
    """Who leads the sentence, and so does what a participle adds: "France halved its claim, writing off $3 million"."""
    reading = match.reading
    first = next((slot for slot in reading.coded("poh") if reading.position(slot) < match.start), None)
    if first is None or not LEADS.search(reading.masked[: reading.position(first)]):
        return ()
    return (first,) if first.code == "h" or can_give(scene, first) else ()
