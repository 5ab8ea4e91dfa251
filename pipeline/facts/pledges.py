"""Pledges: who undertakes to give, build, open or reach what, for whom and by when."""

import re
from dataclasses import replace

from pipeline.facts.claim import EventClaim, PledgeClaim, ProjectClaim, Read, Statement, TradeClaim
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Template
from pipeline.facts.pledge_anaphors import read_anaphor, read_opening
from pipeline.facts.pledge_clauses import Clause
from pipeline.facts.pledge_cues import RULE as CUED
from pipeline.facts.pledge_cues import list_cued
from pipeline.facts.pledge_dates import share_dates
from pipeline.facts.pledge_deeds import list_clauses
from pipeline.facts.pledge_ends import add_ends
from pipeline.facts.pledge_for_whom import (
    HELP,
    SHARED,
    count_subjects,
    for_whom_the_text_is,
    go_on_receiving,
    share_recipients,
)
from pipeline.facts.pledge_givers import read_pledgors
from pipeline.facts.pledge_nominals import list_nominals
from pipeline.facts.pledge_objects import OBJECTS, folded_object
from pipeline.facts.pledge_parts import add_parts
from pipeline.facts.pledge_purchases import RULE as BOUGHT
from pipeline.facts.pledge_purchases import list_purchases, read_seller
from pipeline.facts.pledge_quantities import split_amounts
from pipeline.facts.pledge_recipients import names_others, other_sides, read_recipients
from pipeline.facts.pledge_retold import complete_claims, tell_once, with_amount
from pipeline.facts.pledge_signers import (
    OF_HELP,
    drop_fellow_givers,
    drop_own_shares,
    find_cosigner,
    find_creditors,
    find_taker,
    give_to_fellow,
)
from pipeline.facts.pledge_speakers import find_first_person
from pipeline.facts.pledge_terms import NOMINAL_RULES, read_terms
from pipeline.facts.pledge_times import read_announced_on, read_due_year, read_start_year
from pipeline.facts.pledge_words import classify_act
from pipeline.facts.scene import Scene
from pipeline.facts.voice import is_denied, list_turns, read_voice
from schemas.vocabularies import Instrument

WORD = re.compile(r"[a-z][a-z'-]{3,}")
EMPTY_WORDS = frozenset(
    "also and for from into more than that the their this with would will which between among other such new all your "
    "countries country states central asian asia region regional".split()
)
LEAST_SUM = 1000  # of money; less is a price, a fee or the step of a share
HELP_OR_GOODS = (*HELP, "in_kind")
TO_US = Template(r"\b(?:to|for|with) (?P<pronoun>us)(?:$|[ ,.;])")
PROMISED = Expression(
    r"\b(?:promised|pledged to|assured|guaranteed|vowed to) (?:the )?(?P<whom><p\d+>)(?:'s [a-z]+)?,? "
    r"(?:that|to) [^.;]*$"
)
SUPPLIED = ("supplied", "delivered", "shipped")
GIVEN_FREE = Expression(
    r"\b(?:donat\w*|gifts?|free|gratis|grants?|humanitarian|relief|aid|assistance|medical|medicines?|vaccines?|doses|"
    r"emergency|tents|food)\b"
)
TAKEN = ("will_receive", "borrowed_from", "goods_from", "sum_secured", *OF_HELP)
ADDITIONAL = Expression(r"\b(?:additional|another|extra)\b")


def read_pledges(
    scene: Scene, trade: tuple[TradeClaim, ...], projects: tuple[ProjectClaim, ...], events: tuple[EventClaim, ...]
) -> tuple[PledgeClaim, ...]:
    """Every pledge of a document, in order. Targets that a party sets itself are pledges too."""
    claims: list[PledgeClaim] = []
    fellows: dict[tuple[str, int], list[int]] = {}
    open_to_all: set[Statement] = set()
    found = (*list_clauses(scene), *list_nominals(scene))
    aimed_at = {figure for row in trade if row.kind.value == "target" for figure in row.figures}
    sold = {figure for row in trade if row.kind.value == "reported" and row.commodity for figure in row.figures}
    sold |= {figure for row in trade if row.unit_measure.value.isupper() for figure in row.figures}
    for clause in (part for whole in found for part in split_amounts(scene, whole)):
        claim = _read_pledge(scene, clause)
        if claim is None or _counted(claim, claims) or is_denied(clause.reading, clause.start, clause.object_start):
            continue
        if clause.transaction == "3" and sold & set(claim.figures) and _is_sale(clause, claim):
            continue  # "supplied 5 tonnes to Chad, worth $2 million" is trade
        if claim.instrument.value == "other" and aimed_at & set(claim.figures):
            continue  # "he hoped that it would reach $5 billion" is a target of trade
        key = ("sentence", clause.reading.index) if clause.listed is None else ("list", clause.listed)
        fellows.setdefault(key, []).append(len(claims))
        if names_others(scene, clause):
            open_to_all.add(claim.statement)
        project = _find_project(claim, projects)
        claims.append(replace(claim, project=project) if project else claim)
    taken = {figure for claim in claims for figure in claim.figures} | {f for row in trade for f in row.figures}
    for clause in (*list_purchases(scene, taken), *list_cued(scene, claims, taken)):
        claim = _read_pledge(scene, clause)
        denied = is_denied(clause.reading, clause.start, clause.end)
        if claim is not None and not denied and not _counted(claim, claims):
            fellows.setdefault(("sentence", clause.reading.index), []).append(len(claims))
            claims.append(claim)
    claims = add_parts(scene, claims)
    claims += [pledge for target in trade if (pledge := _pledge_of_target(target, claims)) is not None]
    for (where, _), items in fellows.items():
        sharing = [i for i in items if where == "list" or claims[i].instrument.value in SHARED]
        if not share_recipients(claims, sharing):
            open_to_all.update(claims[i].statement for i in sharing)
    claims = add_ends(scene, claims)
    claims = share_dates(scene, tell_once(scene, complete_claims(scene, drop_fellow_givers(scene, claims))))
    claims = give_to_fellow(drop_own_shares(scene, go_on_receiving(scene, claims, open_to_all)))
    claims = [_place_at_project(claim, projects, open_to_all) for claim in claims]
    about, givers = count_subjects(scene), {read.value for claim in claims for read in claim.pledgors}
    claims = [
        claim if claim.statement in open_to_all else for_whom_the_text_is(scene, claim, about, givers)
        for claim in claims
    ]
    dated = [(claim, _find_event(claim, events)) for claim in claims]
    claims = [replace(claim, event=event) if event else claim for claim, event in dated]
    return tuple(sorted(claims, key=lambda claim: (claim.statement.start, claim.statement.end)))


def _is_sale(clause: Clause, claim: PledgeClaim) -> bool:
    """Whether what was supplied was sold: not called a gift, and no medicine or relief."""
    if GIVEN_FREE.search(clause.reading.masked):
        return False
    return claim.instrument.value == "financing" or (claim.instrument.value == "in_kind" and clause.act in SUPPLIED)


def _pledge_of_target(target: TradeClaim, claims: list[PledgeClaim]) -> PledgeClaim | None:
    """A target of trade that no clause pledges: of turnover what both sides set themselves, else what the one that
    sells or buys undertakes towards the other."""
    taken = {figure for claim in claims for figure in claim.figures}
    if target.kind.value != "target" or taken & set(target.figures) or target.counterpart_area.value == "WORLD":
        return None
    words = (target.statement.start, target.statement.end)
    period = target.time_period
    mutual = target.flow.value == "turnover"
    return PledgeClaim(
        statement=replace(target.statement, rule="target_of_trade"),
        pledgors=(target.ref_area, target.counterpart_area) if mutual else (target.ref_area,),
        recipients=() if mutual else (target.counterpart_area,),
        transaction_type=Read("12", *words, "inferred"),
        instrument=Read(_name_target(target), target.kind.start, target.kind.end, "inferred"),
        description=Read(f"{target.flow.value} target", target.flow.start, target.flow.end, "resolved"),
        bound=target.bound,
        is_additional=Read(False, *words, "inferred"),
        topic=target.flow.value,
        quantity=target.obs_value,
        unit=target.unit_measure,
        converted_usd=target.converted_usd,
        due_year=Read(int(period.value[:4]), period.start, period.end, period.method) if period else None,
        figures=target.figures,
    )


def _name_target(target: TradeClaim) -> Instrument:
    """An amount of money is a target of trade; goods by weight are a supply, or a purchase that opens a market."""
    if target.unit_measure.value.isupper():
        return "trade_target"
    return {"exports": "other", "imports": "market_access"}.get(target.flow.value, "trade_target")  # type: ignore[return-value]


def _counted(claim: PledgeClaim, claims: list[PledgeClaim]) -> bool:
    """Whether an earlier reading has the same amount already."""
    return any(set(claim.figures) & set(other.figures) for other in claims)


def _find_project(claim: PledgeClaim, projects: tuple[ProjectClaim, ...]) -> Read[str] | None:
    """The one undertaking that the pledge's own words name."""
    start, end = claim.statement.start, claim.statement.end
    named = {p.project_key: p.name for p in projects if start <= p.name.start and p.name.end <= end}
    if len(named) != 1:
        return None
    key, name = next(iter(named.items()))
    return Read(key, name.start, name.end, "resolved")


def _place_at_project(
    claim: PledgeClaim, projects: tuple[ProjectClaim, ...], open_to_all: set[Statement]
) -> PledgeClaim:
    """Help for an undertaking, with no receiver named, is for the state where that stands, if it is not the giver's."""
    if claim.project is None or claim.recipients or claim.instrument.value not in SHARED:
        return claim
    if claim.statement in open_to_all:
        return claim
    where = {
        read.value: read
        for project in projects
        if project.project_key == claim.project.value
        for role, read in project.parties
        if role == "location"
    }
    givers = {read.value for read in claim.pledgors}
    if len(where) != 1 or givers & set(where):
        return claim
    return replace(claim, recipients=tuple(replace(read, method="inferred") for read in where.values()))


def _find_event(claim: PledgeClaim, events: tuple[EventClaim, ...]) -> Read[str] | None:
    """The one summit, told of before, at which the pledgor can have made it: giver and receiver were there."""
    sides = {read.value for read in (*claim.pledgors, *claim.recipients)}
    told = [
        event
        for event in events
        if event.kind.value == "summit"
        and event.statement.start < claim.statement.start
        and len(sides) > 1
        and sides <= {read.value for read in event.parties}
    ]
    if len({event.event_key for event in told}) != 1:
        return None
    event = max(told, key=lambda event: event.statement.start)
    return Read(event.event_key, event.name.start, event.name.end, "inferred")


def _read_pledge(scene: Scene, clause: Clause) -> PledgeClaim | None:
    terms = read_terms(scene, clause)
    pledgors = read_pledgors(scene, clause.reading, find_creditors(scene, clause))
    if terms is None or not pledgors:
        return None
    instrument, amount = terms
    if amount is not None and amount.code == "m" and scene.figure(amount).value < LEAST_SUM:
        return None
    start, end = clause.reading.text_span(*(clause.part or (clause.start, clause.end)))
    told_here = clause.reading.masked.startswith(clause.act, clause.act_start)  # else it shares another's verb
    act_end = clause.act_start + (len(clause.act) if told_here else 1)
    act_span = clause.reading.text_span(clause.act_start, act_end)
    act_start = min(act_span[0], clause.reading.text_start(clause.object_start))
    voice = read_voice(scene, clause.reading, clause.start, clause.object_start)
    claim = PledgeClaim(
        statement=Statement(start, end, voice.assertion, voice.attributed_to, clause.rule),
        pledgors=pledgors,
        recipients=_read_receivers(scene, clause, instrument, {read.value for read in pledgors}),
        transaction_type=Read(clause.transaction, *act_span, "inferred"),
        instrument=Read(instrument, act_start, end, "inferred"),
        description=Read(" ".join(scene.quote(act_start, end).split()), act_start, end),
        bound=Read("exact", act_start, end, "inferred"),
        is_additional=_read_additional(clause, act_start, end),
        topic=_name_topic(scene, clause, instrument),
        announced_on=read_announced_on(scene, clause),
        start_year=read_start_year(clause),
        due_year=read_due_year(scene, clause),
    )
    return claim if amount is None else with_amount(scene, claim, amount)


def _read_receivers(scene: Scene, clause: Clause, instrument: Instrument, pledgors: set[str]) -> tuple[Read[str], ...]:
    """Those that the object names; else, for help, the other side that the sentence names."""
    if clause.rule in TAKEN and (taker := find_taker(clause, pledgors)):
        return taker
    if clause.rule == BOUGHT:
        return read_seller(scene, clause, pledgors)
    if clause.transaction == "2" and (signer := find_cosigner(scene, clause, pledgors)) is not None:
        return (signer,)
    named = (
        read_recipients(scene, clause, pledgors)
        or _read_first_person(scene, clause, pledgors)
        or read_anaphor(scene, clause, pledgors)
        or (read_opening(clause, pledgors) if instrument in SHARED else ())
    )
    named = named or _read_promised(clause, pledgors)
    if not named and instrument == "market_access" and classify_act(clause.act) == "buy":
        return read_seller(scene, clause, pledgors)
    if named or (instrument not in HELP_OR_GOODS and clause.rule not in NOMINAL_RULES):
        return named
    if clause.rule in ("giver_in_brackets", "each_with"):
        return ()
    if clause.rule == CUED and "sign" not in clause.reading.masked:
        return ()
    if clause.transaction == "3" and names_others(scene, clause):
        return ()
    others = other_sides(scene, clause, pledgors)
    binding = clause.rule in NOMINAL_RULES or clause.transaction != "12"
    return others if binding or (len(others) == 1 and not names_others(scene, clause)) else ()


def _read_promised(clause: Clause, pledgors: set[str]) -> tuple[Read[str], ...]:
    """The state to which it is promised: "we have promised Peru to raise that"."""
    found = PROMISED.search(clause.reading.masked[clause.start : clause.act_start])
    slot = clause.reading.slot(found.group("whom")) if found else None
    parties = slot.entity_ids if slot is not None else ()
    return tuple(Read(party, slot.start, slot.end, "resolved") for party in parties if slot and party not in pledgors)


def _read_first_person(scene: Scene, clause: Clause, pledgors: set[str]) -> tuple[Read[str], ...]:
    """The state of whoever speaks, where something is given "to us"."""
    match = TO_US.within(clause.reading, clause.object_start, clause.end)
    slots = find_first_person(scene, list_turns(scene), match) if match is not None else ()
    homes = {party.party_id: party.country_id for party in scene.cast.parties}
    reads = read_pledgors(scene, clause.reading, slots)
    states = [replace(read, value=homes.get(read.value) or read.value) for read in reads]
    return tuple(read for read in states if read.value not in pledgors)


def _read_additional(clause: Clause, start: int, end: int) -> Read[bool]:
    found = ADDITIONAL.search(clause.reading.masked, clause.object_start, min(clause.object_start + 30, clause.end))
    if found is None:
        return Read(False, start, end, "inferred")
    return Read(True, *clause.reading.text_span(found.start(), found.end()))


def _name_topic(scene: Scene, clause: Clause, instrument: Instrument) -> str:
    """Sorted content words of the object; for market access what is let in, as two texts seldom share more words."""
    words = folded_object(scene, clause)
    found = {match.group() for match in OBJECTS["traded"].finditer(words)} if instrument == "market_access" else set()
    if found:
        return " ".join(sorted(found))
    content = {word for word in WORD.findall(words) if word not in EMPTY_WORDS}
    return " ".join(sorted(content))
