"""The two sides that sign: "X and the Government of Y signed a loan agreement"."""

from dataclasses import replace

from pipeline.facts.claim import PledgeClaim, Read
from pipeline.facts.expression import Expression
from pipeline.facts.pledge_anaphors import STATE
from pipeline.facts.pledge_clauses import Clause
from pipeline.facts.pledge_givers import choose_lenders, list_donors
from pipeline.facts.pledge_words import classify_act
from pipeline.facts.scene import Scene, Slot

OF = r"(?:the )?(?:(?:governments?|ministry|republic|kingdom|people's republic) of (?:the )?)?"
KNOWN_AS = r"(?:'s?)?(?: \(<[po]\d+>\)| \([a-z]{2,12}\))?(?:'s? [a-z &-]{1,50}?)?(?:'s? <o\d+>)?"
SIGNS = (
    r"(?: jointly| also| both| have| has| had)* "
    r"(?:signed|inked|concluded|entered into|reached|exchanged|ratified|sealed)\b"
)
TAKES = Expression(r"^<p\d+>(?:'s)?(?: [a-z]+){0,2} (?:(?:will|would|has|have|had|is|are|to|also|soon|set) ?){0,4}$")
OF_HELP = ("amount_in_aid", "aid_of_amount", "amount_loan")
TOOK = Expression(
    r"^<p\d+>(?:'s)?(?: [a-z]+){0,2} (?:(?:will|would|has|have|had|also|already|just|now|to) ){0,3}"
    r"(?:secured?|obtain(?:ed)?|w[io]n|land(?:ed)?|clinch(?:ed)?|receive[ds]?|g[eo]t|mobili[sz]ed?)(?: [a-z-]+){0,3} $"
)
PASSIVE = ("will_be_done", "was_done", "will_be_given", "will_be_decided", "party_giving")
CONTRIBUTES = Expression(
    r"\b(?:contribut\w+|put(?:s|ting)? up|cover(?:s|ed)?|financ(?:es?|ed)|balance|remain\w+|the rest)\b"
)
BOTH_SIGN = Expression(rf"(?P<a><[po]\d+>){KNOWN_AS},? and {OF}(?P<b><[po]\d+>){KNOWN_AS},?{SIGNS}")


def find_cosigner(scene: Scene, clause: Clause, pledgors: set[str]) -> Read[str] | None:
    """The state of the other side that signed, where the giver and it lead the sentence together."""
    found = BOTH_SIGN.search(clause.reading.masked)
    if found is None:
        return None
    homes = {party.party_id: party.country_id for party in scene.cast.parties}
    sides = [clause.reading.slot(found.group(name)) for name in ("a", "b")]
    states = [_state_of(slot, homes) for slot in sides]
    gives = [
        not pledgors.isdisjoint(slot.entity_ids) or state in pledgors for slot, state in zip(sides, states, strict=True)
    ]
    if gives.count(True) != 1:
        return None
    other = gives.index(False)
    state, slot = states[other], sides[other]
    return None if state is None else Read(state, slot.start, slot.end, "resolved")


def find_creditors(scene: Scene, clause: Clause) -> tuple[Slot, ...]:
    """Who undertakes what several sign: of those that agree to relieve a debt the lenders."""
    relieves = clause.rule == "party_signed" and classify_act(clause.act) == "relief" and len(clause.subjects) > 1
    return (choose_lenders(scene, clause.reading) if relieves else ()) or clause.subjects


def find_taker(clause: Clause, pledgors: set[str]) -> tuple[Read[str], ...]:
    """Who receives or borrows: the state that the verb follows, "Chad will secure a loan from the bank for its road to
    Libya"."""
    aid = clause.rule in OF_HELP
    end = clause.start if aid else clause.act_start
    before = [slot for slot in clause.reading.coded("p") if clause.reading.position(slot) < end]
    takes = TOOK if aid else TAKES
    if not before or not takes.search(clause.reading.masked[clause.reading.position(before[-1]) : end]):
        return ()
    slot = before[-1]
    return tuple(Read(party, slot.start, slot.end, "resolved") for party in slot.entity_ids if party not in pledgors)


def _state_of(slot: Slot, homes: dict[str, str | None]) -> str | None:
    if slot.code == "p":
        return slot.entity_ids[0] if len(slot.entity_ids) == 1 else None
    return homes.get(slot.entity_ids[0])


def drop_fellow_givers(scene: Scene, claims: list[PledgeClaim]) -> list[PledgeClaim]:
    """The pledges without receivers that give in the same sentence: "of which Japan lends $5 million, with the rest to
    be paid by Chad"."""
    kept = list(claims)
    for number, claim in enumerate(claims):
        if claim.statement.rule not in PASSIVE or not claim.recipients:
            continue
        line = next((s for s in scene.document.sentences if s.start <= claim.statement.start < s.end), None)
        fellows = [c for c in claims if c is not claim and line and line.start <= c.statement.start < line.end]
        givers = {read.value for fellow in fellows for read in fellow.pledgors}
        donors = list_donors()
        at_home = all(read.value not in donors for read in claim.pledgors)
        if at_home and {read.value for read in claim.recipients} <= givers & set(donors):
            kept[number] = replace(claim, recipients=())
    return kept


def drop_own_shares(scene: Scene, claims: list[PledgeClaim]) -> list[PledgeClaim]:
    """Without what a borrower pays itself: "Peru will contribute $5 million", after a loan to Peru, is nothing for the
    lender."""
    return [claim for claim in claims if not any(_is_own_share(scene, claim, loan) for loan in claims)]


def _is_own_share(scene: Scene, claim: PledgeClaim, loan: PledgeClaim) -> bool:
    if claim.instrument.value != "financing" or loan.instrument.value not in ("loan", "grant"):
        return False
    sides, others = ({read.value for read in (*one.pledgors, *one.recipients)} for one in (claim, loan))
    gives = {read.value for read in claim.pledgors} <= {read.value for read in loan.recipients}
    told = scene.quote(claim.statement.start, claim.statement.end).lower()
    pays = bool(claim.recipients) or bool(CONTRIBUTES.search(told))
    return gives and pays and loan.statement.start < claim.statement.start and sides <= others


def give_to_fellow(claims: list[PledgeClaim]) -> list[PledgeClaim]:
    """A loan or grant that two states are said to give together is that of the one that is known to give aid, to the
    other: "the two leaders witnessed the exchange of notes on a yen loan"."""
    return [_to_fellow(claim) for claim in claims]


def _to_fellow(claim: PledgeClaim) -> PledgeClaim:
    both = len(claim.pledgors) == 2 and not claim.recipients and claim.instrument.value in ("loan", "grant")
    donors = [read for read in claim.pledgors if read.value in list_donors() - list_donors("borrower")] if both else []
    if len(donors) != 1:
        return claim
    other = next(read for read in claim.pledgors if read is not donors[0])
    alike = len(other.value) == len(donors[0].value) == STATE
    return replace(claim, pledgors=(donors[0],), recipients=(other,)) if alike else claim
