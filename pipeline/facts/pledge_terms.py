"""What a pledge amounts to: its instrument and quantity, from the words of the deed."""

from pipeline.facts.expression import Expression
from pipeline.facts.pledge_clauses import Clause
from pipeline.facts.pledge_cues import RULE as CUED
from pipeline.facts.pledge_cues import is_built, read_cued
from pipeline.facts.pledge_dates import is_same_day
from pipeline.facts.pledge_deals import DEALS, name_deal
from pipeline.facts.pledge_flows import FLOWS, FROM_RULES
from pipeline.facts.pledge_gifts import GIFTS
from pipeline.facts.pledge_help import RULES
from pipeline.facts.pledge_idle import undertakes_nothing
from pipeline.facts.pledge_instruments import choose_instrument
from pipeline.facts.pledge_objects import OBJECTS, folded_object, plain_object
from pipeline.facts.pledge_promises import MUST_RULE, PROMISE_RULES, find_any_amount, read_bound, read_promise
from pipeline.facts.pledge_purchases import RULE as BOUGHT
from pipeline.facts.pledge_quantities import find_quantity
from pipeline.facts.pledge_signs import DONE_RULES, is_worth
from pipeline.facts.pledge_sums import name_help, name_own_help
from pipeline.facts.pledge_things import is_worth_of
from pipeline.facts.pledge_times import GOAL_RULES, is_aggregate, read_announced_on, read_due_year
from pipeline.facts.pledge_visas import RULE as WAIVED
from pipeline.facts.pledge_words import ACTS, classify_act
from pipeline.facts.scene import Scene, Slot
from schemas.vocabularies import Instrument

ONE_DEED = Expression(
    r"^(?: <[po]\d+>| the [a-z]+| with)* ?(?:a|an|another|one|the|<[nq]\d+>|[a-z]+ (?:aid|assistance))\b"
)
Terms = tuple[Instrument, Slot | None]
NOMINAL_RULES = tuple(rule for rule, _ in (*DEALS, *RULES, *FLOWS, *GIFTS))
COUNTERPART = Expression(
    r"\b(?:counterpart|matching|(?:its|their) own) (?:fund|financ|contribution|resource|budget|mone)|"
    r"\bco-?financing of\b"
)
FOR_A_PURPOSE = Expression(
    r"^(?: (?:the )?<[pol]\d+>)? (?:another )?<m\d+>(?: \([^()]{1,30}\))?"
    r"(?: (?:in|to) (?:the )?(?:[a-z]+|<[pol]\d+>)){0,2} (?:for|towards?) (?:(?:the|a|an|its|[a-z]+ing) |<[lopnq])"
)
USE_OF = Expression(r"^ *(?:the )?(?:utili[sz]ation|use|release|allocation|disbursement|spending|reallocation) of\b")
A_CONTRACT = Expression(  # "gave a firm a contract for the dam at a cost of $2 billion"
    r"^ (?:<[po]\d+>(?:'s)? ){0,3}(?:[a-z]+ ){0,3}?(?:an?|the|another) (?:[a-z-]+ |<m\d+> ){0,3}"
    r"(?:contract|tender|concession|licen[cs]e) (?:for|to|on|worth)\b"
)
CONTRACT = Expression(r"^[^;.]{0,100}\b(?:contracts?|tenders?|concessions?|licen[cs]es?|mandates?|bids?)\b")
TO_WHOM = Expression(r"\b(?:to|for|among|benefiting|helping) (?:the |about |some |over |more than )?$")
WHOM = Expression(
    r"\b(?:families|households|people|persons|villagers|students|children|residents|victims|farmers|villages|"
    r"communities|schools|hospitals|refugees|patients|workers|women|countries|provinces|districts)\b"
)
SHARE_WORTH = Expression(r"^ (?:about |some )?<c\d+> of [^;.<]{0,60}\((?:about )?<m\d+>\)")
ORDERED = Expression(
    r"^ (?:<[po]\d+> )?(?:an? |the |his |her |its )?(?:[a-z]+ )?(?:orders?|instructions?|directives?|permission|"
    r"approval|assurances?|priority|go-ahead|green light|notice|evidence|way|rise|birth|interviews?|speech|"
    r"briefing)\b"
)
RELIEF = Expression(r"\b(?:relief|humanitarian|donat\w+|charit\w+|emergency (?:aid|assistance|supplies))\b")
SINCE = Expression(r"<m\d+>[^;.]{0,60}\bsince (?:it|they|the|its|their)\b")  # a sum over years
SURVEY = Expression(
    r"\b(?:feasibility|survey|negotiat|talks|inspect|investigat|meeting|conference|forum|exhibition|summit)[a-z]*\b"
)
PAID_BACK = Expression(  # "will pay the Chinese loan back"
    r"^ (?:the |its |their |this )?(?:[a-z]+ |<[po]\d+>(?:'s)? )?(?:loans?|debts?|credits?|money|it|<m\d+>) back\b"
)
NOTHING = Expression(r"^(?: the)?(?: <[po]\d+>)? (?:nothing|no more|no further|no new|none|neither)\b")
ITS_AID = Expression(
    r"^ (?:its|their) (?:[a-z-]+ ){0,3}(?:aid|assistance|contribution|support|commitment|pledge|funding)\b"
    r"[^;.]{0,60} (?:by|to) <m|^[^;.<]{0,40}\b(?:credit lines?|lines? of credit|loans?|aid|grants?|scholarships|"
    r"contribution|"
    r"assistance)\b[^;.]{0,60} to <[mn]"
)
SHARE_OF = Expression(r"\b(?:to|on|for)(?: [a-z]+){0,3} (<c\d+>) of (?:the |its |their )?[a-z]")
PURPOSE_OF_PART = Expression(r"\b(?:for|to|under|aimed|towards?|with)\b")
PURPOSE = Expression(r"\b(?:for|to|under|aimed|towards?|with|from|by)\b")
PART_OF_WHOLE = Expression(
    r"(?:\b(?:half|quarter|third|fifth|part|most|share|portion|remainder|rest|bulk)|<c\d+>) of (?:the|its|their|"
    r"this|that|an?)(?: total| whole| estimated)? $"
)
FIRM_BEHIND = Expression(
    r"(?:'s)? (?:[a-z-]+ ){0,2}(?:compan(?:y|ies)|firms?|investors?|engineers|builders?|contractors?|holdings?|"
    r"businesses|producers?|airlines?|groups?)\b"
)
HANDED_OVER = (  # the rules of goods
    "will_receive",
    "promise_covers",
    "goods_come",
    "gift_is",
    "gift_by_giver",
    "goods_from",
    "goods_given",
    "gift_of_goods",
)
CAPITAL = Expression(r"\b(?:investments?|capital|fdi)\b")
GIVING_ACTS = ("give", "lend", "fund", "relief", "train")
GIFTS_OR_RISES = (*GIVING_ACTS, "grow")
TO_INVEST = Expression(r"^<m\d+>(?: [a-z-]+){0,3} to invest\b")


def read_terms(scene: Scene, clause: Clause) -> Terms | None:
    """The instrument and the amount of a deed, or None where the deed is no pledge: mere rhetoric, or a forecast."""
    words = folded_object(scene, clause)
    amount = find_quantity(scene, clause)
    if amount is not None and scene.figure(amount).rule.startswith("vague"):
        return None  # "billions of dollars in investment"
    told = clause.reading.masked[clause.object_start : clause.end]
    if clause.rule in ("in_passing", CUED) and is_aggregate(scene, clause):
        return None
    if clause.transaction != "2" and SINCE.search(told):
        return None
    if COUNTERPART.search(clause.reading.masked[max(0, clause.start - 24) : clause.end]):
        return None
    if (clause.act.startswith("award") and CONTRACT.search(told)) or A_CONTRACT.search(told):
        return None
    if amount is not None and amount.code == "m" and _is_part_told(clause, amount):
        return None
    if (
        COUNTERPART.search(words)
        or USE_OF.search(words)
        or NOTHING.search(told)
        or ORDERED.search(told)
        or PAID_BACK.search(told)
    ):
        return None
    earlier = scene.readings[clause.reading.index - 1].masked if clause.reading.index else ""
    if undertakes_nothing(clause, amount, _are_firms(scene, clause), f"{earlier} {clause.reading.masked}"):
        return None
    if clause.rule in PROMISE_RULES:
        if clause.rule == MUST_RULE and not _are_firms(scene, clause):
            return None
        return read_promise(scene, clause)
    if clause.rule == BOUGHT:
        return "market_access", amount
    if clause.rule == WAIVED:
        return "market_access", None
    if clause.rule == "year_named":
        return "mechanism", None
    if clause.rule == CUED and amount is not None:
        words_around = clause.reading.masked[clause.start : clause.end]
        told_by = read_cued(scene, words_around, amount)
        if told_by is None or (is_built(words_around, amount) and not _are_firms(scene, clause)):
            return None  # a state that builds something may let others pay
        return _settle_firm(scene, clause, told_by, amount), amount
    if clause.rule in NOMINAL_RULES:
        return _read_help(scene, clause, words, amount)
    if clause.rule in GOAL_RULES and classify_act(clause.act) == "talk":
        return None
    if clause.rule in GOAL_RULES and amount is None and read_due_year(scene, clause) is None:
        return None  # what is only to be better, by how much and by when nobody says
    if clause.rule in GOAL_RULES:
        if clause.rule == "goal_numbered" and amount is None:
            return None
        if amount is not None and amount.code == "m" and OBJECTS["turnover"].search(words):
            return "trade_target", amount
        sum_of = amount is not None and amount.code == "m"
        invests = sum_of and (classify_act(clause.act) in ("invest", "attract") or CAPITAL.search(words))
        return "investment" if invests else "other", amount
    if clause.rule == "made_up_of":
        if amount is not None and amount.code == "n":
            told = clause.reading.masked[clause.start : clause.end] + scene.quote(amount.start, amount.end).lower()
            things = (("scholarship", "scholarships"), ("training", "training"), ("goods", "in_kind"))
            return next(((name, amount) for word, name in things if OBJECTS[word].search(told)), None)  # type: ignore[return-value]
        own = PURPOSE_OF_PART.split(plain_object(scene, clause))[0]
        return (name_help(own), amount) if amount is not None else None
    if clause.rule == "to_follow":
        return ("other", amount) if amount is not None else None
    if clause.rule in DONE_RULES and not _is_one_deed(scene, clause, amount):
        return None
    instrument = choose_instrument(scene, words, classify_act(clause.act), amount, clause)
    if instrument == "in_kind" and amount is not None and _are_receivers(scene, clause, amount):
        amount = None
    if instrument == "market_access" and amount is None:
        amount = _find_share(clause)
    if instrument is None:
        return read_bound(scene, clause, amount or find_any_amount(clause))
    return _settle_firm(scene, clause, instrument, amount), amount


def _settle_firm(scene: Scene, clause: Clause, instrument: Instrument, amount: Slot | None) -> Instrument:
    """What firms put into something that is no loan or grant they invest."""
    firms = _are_firms(scene, clause)
    states = all(slot.code == "p" and slot.form != "adjective" for slot in clause.subjects) and not firms
    if instrument == "investment" and clause.act.startswith("put") and states:
        return "financing"  # what a state puts into something is no stake in it
    financed = instrument == "financing" and amount is not None and amount.code == "m"
    if financed and firms and RELIEF.search(clause.reading.masked[clause.object_start : clause.end]):
        return "grant"
    return "investment" if financed and firms else instrument


def _are_receivers(scene: Scene, clause: Clause, amount: Slot) -> bool:
    """Whether a number counts whom goods are for: "gave food to 200 families"."""
    before = clause.reading.masked[: clause.reading.position(amount)]
    return amount.code == "n" and bool(TO_WHOM.search(before) and WHOM.search(scene.figure(amount).unit))


def _is_part_told(clause: Clause, amount: Slot) -> bool:
    """Whether the amount is a whole of which only a part is given: "half of the $600 million cost"."""
    at = clause.reading.position(amount)
    return bool(PART_OF_WHOLE.search(clause.reading.masked[max(0, at - 60) : at]))


def _are_firms(scene: Scene, clause: Clause) -> bool:
    """Whether it is firms that give."""
    kinds = {party.party_id: party.organization_kind for party in scene.cast.parties}
    parties = [entity for slot in clause.subjects for entity in slot.entity_ids]
    if parties and all(kinds.get(party) == "company" for party in parties):
        return True
    last = clause.subjects[-1] if clause.subjects else None
    if last is None or last.code != "p" or last not in clause.reading.slots:
        return False
    return bool(
        FIRM_BEHIND.match(clause.reading.masked, clause.reading.masked.index(">", clause.reading.position(last)) + 1)
    )


def _find_share(clause: Clause) -> Slot | None:
    """The share of goods that is let in: "zero tariffs on 98 percent of taxable products"."""
    found = SHARE_OF.search(clause.reading.masked, clause.object_start, clause.end)
    return clause.reading.slot(found.group(1)) if found else None


def _read_help(scene: Scene, clause: Clause, words: str, amount: Slot | None) -> Terms | None:
    """The terms of help told of by a noun: goods and courses are told by their own words."""
    money = amount is not None and amount.code == "m"
    if clause.rule in ("debt_deal", "waiver_of_debt") or clause.act in ("writing off", "forgiving"):
        return "other", amount
    if clause.rule == "trained_by":
        return ("scholarships" if OBJECTS["scholarship"].search(words) else "training"), amount
    if clause.rule in ("experts_from", "experts_come") and SURVEY.search(clause.reading.masked):
        return None  # who comes to look helps nobody yet
    if clause.rule in ("experts_from", "experts_come"):
        return "other", None
    if clause.rule == "ceremony":
        return ("in_kind", None) if OBJECTS["goods"].search(words) else None
    if clause.rule == "places_rise":
        return ("training" if OBJECTS["training"].search(words) else "scholarships"), amount
    if clause.rule in HANDED_OVER and not money:
        return ("in_kind", amount) if amount is not None and OBJECTS["goods"].search(words) else None
    if clause.rule in ("goods_given", "goods_from"):
        return ("in_kind", amount) if OBJECTS["goods"].search(words) and is_worth(clause, amount) else None
    if clause.rule == "gift_worth" and OBJECTS["goods"].search(words):
        return "in_kind", amount
    if clause.rule in (*FROM_RULES, "owned_sum"):
        before = clause.reading.masked[max(0, clause.start - 30) : clause.start]
        words = before + clause.reading.masked[clause.start : clause.end]
        return name_help(words), amount
    if clause.rule == "share_was":
        before = scene.readings[clause.reading.index - 1].masked if clause.reading.index else ""
        return ("loan" if OBJECTS["loan"].search(before) else "financing"), amount
    if clause.rule in ("one_of_deals", "further_deal"):
        return name_deal(scene, clause.reading, clause.start, clause.rule), amount
    if clause.act.startswith("borrow"):
        return "loan", amount
    if clause.act in ("commitment", "undertaking") and amount is not None:
        behind = clause.reading.masked[clause.reading.position(amount) :]
        if TO_INVEST.search(behind):
            return "investment", amount
        return name_help(PURPOSE.split(behind)[0]), amount  # "a $5 million investment framework"
    plain = plain_object(scene, clause)
    at = plain.find(clause.act) + len(clause.act)
    before = clause.reading.masked[max(0, clause.start - 60) : clause.start]
    return name_own_help(before, plain[:at] + PURPOSE.split(plain[at:])[0]), amount


def _is_one_deed(scene: Scene, clause: Clause, amount: Slot | None) -> bool:
    """Whether the past tells of one deed ("donated 50 buses"), not of a sum ("has provided $955 million")."""
    masked = clause.reading.masked
    if is_aggregate(scene, clause) or classify_act(clause.act) not in GIFTS_OR_RISES:
        return False
    if clause.act == "added":
        return masked.startswith(" <m", clause.object_start)
    if classify_act(clause.act) == "grow":
        return amount is not None and amount.code in "mn" and bool(ITS_AID.search(masked[clause.object_start :]))
    if amount is None or amount.code != "m" or clause.rule == "was_done":
        return True
    before = clause.reading.masked[clause.start : clause.act_start]
    perfect = before.rstrip().endswith((" has", " have", " had"))
    if classify_act(clause.act) == "lend" and not perfect:
        return True
    single = bool(ONE_DEED.search(clause.reading.masked[clause.object_start : clause.end]))
    share = SHARE_WORTH.search(clause.reading.masked[clause.object_start : clause.end])
    return (
        single
        or bool(share)
        or is_worth(clause, amount)
        or is_worth_of(clause, amount)
        or bool(FOR_A_PURPOSE.search(clause.reading.masked[clause.object_start : clause.end]))
        or bool(ACTS["single"].match(clause.act))
        or (not perfect and (read_announced_on(scene, clause) is not None or is_same_day(clause.reading)))
    )
