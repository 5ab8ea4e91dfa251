"""For whom a pledge is whose own words do not say: those of its fellows, else the state that its text is about."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

from pipeline.facts.claim import PledgeClaim, Read, Statement
from pipeline.facts.expression import Expression
from pipeline.facts.pledge_givers import list_donors
from pipeline.facts.pledge_terms import FIRM_BEHIND, NOMINAL_RULES
from pipeline.facts.scene import FOLD, Scene
from pipeline.mentions.gazetteer import find_country, list_group_members

DEBT = Expression(r"\bdebts?\b|\bforg[ai]ve|\bwr(?:o|i)te off\b|\bwritten off\b")
OWN_BUDGET = Expression(
    r"\b(?:from|in|out of) (?:the|its|their|our|next year's|this year's) (?:[a-z']+ ){0,3}budgets?\b"
)
OWN_LAND = Expression(
    r"\b(?:its|their|our) (?:own|economy|territory|infrastructure|railways?|roads|industry|domestic)|\bdomestic\b"
)
OPENING = 3  # sentences that say what a text is about: headline, dateline, first sentence
LENT = ("loan", "grant")
HELP = ("grant", "loan", "investment", "financing")
SHARED = (*HELP, "in_kind", "training", "scholarships")


def share_recipients(claims: list[PledgeClaim], items: list[int]) -> bool:
    """An item of a list that names nobody is for those whom most of its fellow items name; whether that can be."""
    named = Counter(_values(claims[i]) for i in items if claims[i].recipients)
    if not named:
        return True
    usual = min(named, key=lambda parties: (-named[parties], parties))
    if len(named) > 1 and 2 * named[usual] <= sum(named.values()):
        return False  # each of them is for somebody else
    pattern = next(claims[i].recipients for i in items if _values(claims[i]) == usual)
    for i in items:
        givers = {read.value for read in claims[i].pledgors}
        joint = len(givers) > 1 and claims[i].instrument.value in ("mechanism", "market_access")  # for themselves
        if not claims[i].recipients and not givers & set(usual) and not joint:
            inferred = tuple(replace(read, method="inferred") for read in pattern)
            claims[i] = replace(claims[i], recipients=inferred)
    return True


def _values(claim: PledgeClaim) -> tuple[str, ...]:
    return tuple(sorted(read.value for read in claim.recipients))


def go_on_receiving(scene: Scene, claims: list[PledgeClaim], open_to_all: set[Statement]) -> list[PledgeClaim]:
    """Help of which no receiver is named, right after other help in its paragraph, is for the same; also where that is
    for nobody in particular, as `open_to_all` tells, which it adds to."""
    read: list[PledgeClaim] = []
    for claim in sorted(claims, key=lambda claim: claim.statement.start):
        before = read[-1] if read else None
        if before is not None and _goes_on(scene, before, claim):
            givers = {party.value for party in claim.pledgors}
            if before.statement in open_to_all and {party.value for party in before.pledgors} & givers:
                open_to_all.add(claim.statement)
            elif before.recipients and not {party.value for party in before.recipients} & givers:
                claim = replace(claim, recipients=tuple(replace(r, method="inferred") for r in before.recipients))
        read.append(claim)
    return read


def _goes_on(scene: Scene, before: PledgeClaim, claim: PledgeClaim) -> bool:
    """Whether a pledge of help without a receiver stands in the sentence behind another, in one paragraph."""
    if claim.recipients or claim.quantity is None or claim.instrument.value not in SHARED or not claim.figures:
        return False
    if before.instrument.value not in (*SHARED, "other") or before.quantity is None:
        return False
    here, there = (_find_sentence(scene, one) for one in (claim, before))
    sentences = scene.document.sentences
    return 0 <= here - there <= 1 and sentences[here].paragraph == sentences[there].paragraph


def _find_sentence(scene: Scene, claim: PledgeClaim) -> int:
    """The number of the sentence that a pledge stands in."""
    return bisect_right(scene.document.sentences, claim.statement.start, key=lambda sentence: sentence.start) - 1


HELD_IN = Expression(  # where people only met
    r"\b(?:held|hosted|convened|took place|gathered|summit|conference|ceremony) (?:in|at) (?:the )?$"
)


def count_subjects(scene: Scene) -> dict[str, int]:
    """How much a text is about each state and group, the most spoken of first; a mention in the title counts for
    three."""
    kinds = {party.party_id: party.kind for party in scene.cast.parties}
    title_end = scene.readings[0].sentence.end if scene.readings else 0
    counts: Counter[str] = Counter()
    named = [(m.start, m.end) for m in scene.cast.mentions if kinds.get(m.entity_id) == "organization"]
    for mention in scene.cast.mentions:
        if kinds.get(mention.entity_id) == "group" and any(a <= mention.start and mention.end <= b for a, b in named):
            continue  # "OPEC Fund" speaks of no group
        if mention.form == "adjective" and FIRM_BEHIND.match(scene.quote(mention.end, mention.end + 60).lower()):
            continue  # whose company it is tells of whom it is, not of what the text is about
        before = scene.quote(max(0, mention.start - 30), mention.start)
        if before.endswith(("in ", "at ", "the ")) and HELD_IN.search(before):
            continue
        if kinds.get(mention.entity_id) in ("state", "group") and mention.entity_type == "party":
            counts[mention.entity_id] += 3 if mention.end <= title_end else 1
        elif mention.entity_type == "place" and (home := find_country(mention.entity_id)) is not None:
            counts[home] += 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


REGIONS = Expression(
    r"\b(?:island|african|<l\d+>|developing|partner|arab|latin american|caribbean|pacific|gulf|member) "
    r"(?:island )?(?:countries|nations|states|economies)\b"
)


@lru_cache(maxsize=2)
def _count_regions(scene: Scene) -> int:
    return sum(len(REGIONS.findall(reading.masked)) for reading in scene.readings)


def for_whom_the_text_is(
    scene: Scene, claim: PledgeClaim, about: dict[str, int], all_givers: Collection[str]
) -> PledgeClaim:
    """Help with no receiver named, and what a firm does, is for the state or group that the text is most about."""
    instrument = claim.instrument.value
    relieved = bool(DEBT.search(claim.description.value.lower()))
    firm = _is_of_a_firm(scene, claim)
    given = instrument in SHARED or claim.statement.rule == "to_follow" or relieved or (firm and instrument == "other")
    if claim.recipients or claim.quantity is None or not given or not claim.figures:
        return claim
    if OWN_BUDGET.search(claim.description.value.lower()):
        return claim  # what a state sets aside at home
    homes = {party.party_id: party.country_id for party in scene.cast.parties}
    givers = {read.value for read in claim.pledgors} | {homes.get(read.value) for read in claim.pledgors}
    own = claim.statement.rule in ("goal_is", "goals_include", "will_be_decided")
    kinds = {party.party_id: party.organization_kind for party in scene.cast.parties}
    named = any(  # by the name of a firm: an aid agency gives abroad
        homes.get(read.value) not in (None, read.value) and kinds.get(read.value) != "government_body"
        for read in claim.pledgors
    )
    named = named and instrument not in LENT  # a bank's loan seldom stays at home
    invests = instrument == "investment" and not firm and claim.statement.rule not in NOMINAL_RULES
    own = own or (next(iter(about), None) in givers and (named or invests)) or (invests and not givers & list_donors())
    receiver = _choose_receiver({p: n for p, n in about.items() if p not in givers}, instrument, all_givers)
    at_home = instrument == "investment" and OWN_LAND.search(claim.description.value)
    if receiver is None or own or at_home:
        return claim
    if _count_regions(scene) > about[receiver]:
        return claim  # the text is about "Pacific island countries", of which one is only named
    near = _mention_near(scene, claim, receiver)
    return claim if near is None else replace(claim, recipients=(near,))


def _is_of_a_firm(scene: Scene, claim: PledgeClaim) -> bool:
    """Whether a firm or body pledges, by its name or as one of a state ("a Chinese company")."""
    kinds = {party.party_id: party.kind for party in scene.cast.parties}
    if any(kinds.get(read.value) == "organization" for read in claim.pledgors):
        return True
    return any(
        FIRM_BEHIND.match(scene.quote(read.end, read.end + 60).translate(FOLD).lower()) for read in claim.pledgors
    )


def _choose_receiver(others: dict[str, int], instrument: str, all_givers: Collection[str]) -> str | None:
    """Whom a text is about: for help, somebody who is not known to give it, unless a giver is spoken of far more; of
    several spoken of as much the one group, else nobody. Who gives and borrows receives where hardly another is
    named."""
    most = max(others.values(), default=0)
    fitting = [party for party in others if instrument == "investment" or party not in list_donors()]
    named = others[fitting[0]] if fitting else 0
    if not named or 2 * named < most:
        borrowers = [party for party in list_donors("borrower") - set(all_givers) if others.get(party) == most]
        return borrowers[0] if len(borrowers) == 1 and most >= 3 * max(named, 1) else None
    groups = [party for party in fitting if fitting[0] in list_group_members(party) and 2 * others[party] >= named]
    if groups:
        return groups[0]
    tied = [party for party in fitting if others[party] == named]
    groups = [party for party in tied if len(party) != len("KAZ")]  # of which the others may be members
    return tied[0] if len(tied) == 1 else groups[0] if len(groups) == 1 else None


def _mention_near(scene: Scene, claim: PledgeClaim, party: str) -> Read[str] | None:
    """Where a party or a place of it is named: in the opening of the text, in the pledge's paragraph or the one
    before; one that is only spoken of elsewhere is no receiver."""
    sentences = scene.document.sentences
    own = next((s.paragraph for s in sentences if s.start <= claim.statement.start < s.end), 0)
    told = [s for index, s in enumerate(sentences) if index < OPENING or own - 1 <= s.paragraph <= own]
    for mention in scene.cast.mentions:
        here = mention.entity_id == party or (
            mention.entity_type == "place" and find_country(mention.entity_id) == party
        )
        if here and any(s.start <= mention.start < s.end for s in told):
            return Read(party, mention.start, mention.end, "inferred")
    return None
