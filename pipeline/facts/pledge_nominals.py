"""Pledges that a noun carries: "a $500 million loan from X", "X and Y signed a loan agreement worth …"."""

from collections.abc import Iterator

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, find_each, find_lines
from pipeline.facts.pledge_clauses import CLAUSE_STOP, Clause, is_told
from pipeline.facts.pledge_deals import DEALS, is_one_of
from pipeline.facts.pledge_flows import FLOWS, FROM_RULES, SHARES, is_help_from
from pipeline.facts.pledge_gifts import GIFTS, OF_THINGS
from pipeline.facts.pledge_help import BESIDE, OF_ANYTHING
from pipeline.facts.pledge_help import RULES as HELP_RULES
from pipeline.facts.pledge_help_givers import DEAL_RULES, SIGNED, find_help_givers
from pipeline.facts.pledge_times import is_aggregate
from pipeline.facts.scene import Reading, Scene, Slot

PRICE = Expression(r" (?:costs?|price|bill)\b")
BUILT = Expression(
    r"\b(?:buil[dt]|building|construct(?:s|ed|ing)?|open(?:s|ed|ing)?|inaugurated|complet(?:e|ed|ing)) $"
)
COUNTED_LOANS = Expression(
    r"(?:two|three|four|five|six|seven|eight|nine|ten) [a-z]+ (?:loans|credi|"
    r"grant)"
)  # "two yen loans"
OF_HELP = Expression(r"\b(?:loan|grant|credit|financing|investment)s?\b")
DEAL_AFTER = Expression(r"^ (?:agreements?|letters?|deals?|contracts?)\b|^$|^ (?:from|by) (?:the )?<[po]")
CREDIT_WORDS = Expression(
    r"(?:^|<m\d+>|\b(?:loan|credit|term|syndicated|revolving|financing|finance|funding|swap|debt|trade|bridge|"
    r"lending|"
    r"export|guarantee|liquidity|murabaha|multitranche|concessional|an?|the|master|commercial|currency|preferential|"
    r"buyer's|supplier's|dual-tranche|borrowing|stand-by|standby|extended|fund)|<d\d+>|\)),? $"
)
NEXT_AMOUNT = Expression(
    r",? and (?:the )?<o\d+>,? with <m\d+>|,? and (?:[a-z-]+ ){0,6}?<m\d+>|"
    r", (?:an?|another|plus) (?:[a-z-]+ ){0,6}?<m\d+>"
)
RULES = [*DEALS, *HELP_RULES, *FLOWS, *GIFTS]
MONEYLESS = (*OF_ANYTHING, *OF_THINGS)
TEMPLATES = tuple(template for _, template in RULES)


def list_nominals(scene: Scene) -> Iterator[Clause]:
    """Every amount of help that a sentence offers; what was given over the years, or is paid back, is none."""
    lines = find_lines(scene.page, TEMPLATES)
    for reading in scene.readings:
        if reading.index not in lines or not is_told(reading):
            continue
        money = "<m" in reading.masked
        for rule, match in find_each(reading, RULES):
            if (money or rule in MONEYLESS) and (clause := _read_nominal(scene, reading, match, rule)):
                yield clause


def _read_nominal(scene: Scene, reading: Reading, match: Match, rule: str) -> Clause | None:
    givers, transaction = find_help_givers(scene, match, rule)
    if rule in BESIDE and not BESIDE[rule].search(reading.masked):
        return None
    if (rule in FROM_RULES or match.words("help") in SHARES) and not is_help_from(match):
        return None
    if match.words("help") == "facility" and not _is_of_money(match):
        return None
    if PRICE.match(reading.masked, match.masked_span("help")[1]):
        return None  # "a total investment cost of $5 million"
    if match.has("value") and COUNTED_LOANS.match(
        scene.quote(match.slot("value").start, match.slot("value").end + 6).lower()
    ):
        return None
    if rule in DEAL_RULES and not is_one_of(scene, match, rule):
        return None
    if rule == "deals_worth" and not _is_of_help(scene, match.slot("help")):
        return None
    if match.words("help") == "facility" and BUILT.search(reading.masked[: match.start]):
        return None
    if not givers or (rule == "debt_deal" and not (match.has("value") or SIGNED.search(reading.masked))):
        return None
    stop = CLAUSE_STOP.search(reading.masked, match.end)
    end = stop.start() if stop else len(reading.masked.rstrip(" .;,"))
    end = match.end if rule in ("giver_in_brackets", "each_with") else end
    (act_start, _), value = match.masked_span("help"), _find_value(match)
    start = match.start if value is None or rule not in RECEIVED else reading.position(value)
    clause = Clause(
        reading,
        givers,
        match.words("help"),
        start,
        act_start,
        start,
        end,
        None,
        rule,
        transaction,
        part=_find_own_words(reading, start, match.end, end),
        value=value if value is not None and value.code == "m" else None,
    )
    return None if transaction == "3" and is_aggregate(scene, clause) else clause


def _is_of_money(match: Match) -> bool:
    """Whether a "facility" is one of credit and no works: "a $60 million facility", "a facility agreement"."""
    reading, (start, end) = match.reading, match.masked_span("help")
    if DEAL_AFTER.search(reading.masked[end : end + 20]):
        return True
    return bool(CREDIT_WORDS.search(reading.masked[match.start : start]))


def _is_of_help(scene: Scene, count: Slot) -> bool:
    """Whether deals that are counted are loans or grants: "four grant agreements"."""
    return bool(OF_HELP.search(scene.quote(count.start, count.end).lower()))


def _find_value(match: Match) -> Slot | None:
    labels = [label for label in ("value", "amount") if match.has(label)]
    return match.slot(*labels) if labels else None


def _find_own_words(reading: Reading, start: int, told: int, end: int) -> tuple[int, int] | None:
    """Where the words on an amount end, if another amount follows in its clause: "a loan of … and a grant of …"."""
    following = NEXT_AMOUNT.search(reading.masked, told, end)
    return (start, following.start()) if following else None


RECEIVED = ("share_was", "goods_from", "will_receive", "trained_by", "bare_help")
