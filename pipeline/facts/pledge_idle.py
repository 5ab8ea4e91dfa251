"""Deeds in the words of a pledge that undertake nothing: trains that start, threats, sales, what was told somewhere."""

from pipeline.facts.expression import Expression
from pipeline.facts.pledge_clauses import Clause
from pipeline.facts.pledge_words import classify_act
from pipeline.facts.scene import Slot

SOMEWHERE = Expression(  # "the partnership, announced at the summit": what was announced is no object of it
    r"^(?:,| (?:at|in|on|during|after|last|this|earlier|as part of|under|by) )"
)
RUNS = Expression(
    r"^ (?:(?:running|operating|working|operations?|work|up) )?(?:(?:in|on|by|from|at|again|before) )?<t\d+>"
)
STARTS_BY = Expression(r"^ (?:by|with) (?:[a-z]+ing|an?|the|my|our|some)\b")  # "I want to start by noting"
BUILT_BY = ("build", "link", "make", "open")  # classes of works
THE_HELP = Expression(
    r"^(?:the|this|that|these) (?:[a-z]+ )?(?:assistance|aid|help|support|funds|money|loans?|grants?|sum)\b"
)
PIECE_OF = Expression(r"^(?:an?|the|this) (?:[a-z]+ )?<q\d+>-?(?:long |wide )?(?: ?[a-z])")  # "a 240-km section"
THREAT = Expression(r"\b(?:warn(?:s|ed|ing)?|threat(?:s|ens|ened|ening)?|feared?|fears)\b[^;.]{0,50}$")
AT_MEETING = Expression(
    r"^[^,;.]{0,80}\b(?:forums?|summits?|conferences?|meetings?|sessions?|talks|ceremon(?:y|ies))\b"
)
MEETS = Expression(r"^ (?:with )?(?:the |his |her |its )?(?:[a-z]+ ){0,3}<[ph]\d+>")  # "will meet with the president"
JOINS_MANY = Expression(r"^ (?:the )?(?:[a-z]+ )?(?:countries|states|nations|club|list|family|fight|ceremony)\b")
HELD_NOW = Expression(r"^ (?:this|today's|the present|the current|the ongoing) ")  # "proud to host this forum"
SET_ASIDE = ("set aside", "earmarked", "allocated", "promised", "pledged", "offered", "approved", "granted")
AT_A_COST = Expression(r"\bat (?:an? )?(?:[a-z]+ )?(?:cost|price|estimate) of (?:about |some |over |around |nearly )?$")
RECEIVES = Expression(r"\b(?:tak(?:e|es|ing|en)|took) delivery of\b")
HEARSAY = Expression(
    r"\b(?:newspapers?|tabloids?|magazine|rumou?rs?|press|media|website) (?:[a-z]+ ){0,2}?"
    r"(?:had (?:written|claimed|reported|suggested|said)|speculated|has it|have it)(?: that)?\b[^.;]{0,40}$"
)
WITHDRAWN = Expression(
    r"\b(?:withdr[ae]w(?:s|n|ing)?|cancel(?:s|led|ed|ling)|scrap(?:s|ped|ping)|revoke[sd]?|took back|clawed back|"
    r"without|instead of|lost|loses?) (?:the |its |their |an? )?(?:promised |planned )?(?:<m\d+>|[a-z]+ of <m\d+>)"
)
DELIVERED = ("delivered", "supplied", "shipped", "handed over", "sent", "delivers")
FREE = Expression(
    r"\b(?:donat\w*|gifts?|free|gratis|grant\w*|humanitarian|relief|aid|presented|charity|as a present)\b"
)
SOLD = Expression(
    r"\b(?:purchas\w*|bought|buy\w*|orders?|ordered|contracts?|customers?|deliver(?:y|ies)|sold|sales?|fleet)\b"
)


BORROWS = Expression(  # "its cabinet approved a $5 million loan from the bank": the bank lends
    r"^ (?:an?|the|another|<n\d+>)[^.;]{0,60}?\b(?:loans?|credits?|grants?|facility|financing|funding)\b[^.;,]{0,20}? "
    r"(?:from|by|with) (?:the )?(?:[a-z]+ of )?<[po]\d+>"
)
APPROVES = ("approv", "ratif", "endors", "clear", "authori", "accept", "adopt", "pass")
THROUGH_PIPES = Expression(
    r"^ [^.;]{0,80}\b(?:through|via|along|by|over) (?:the |its )?[^.;,]{0,50}\b(?:pipelines?|railways?|port|route|"
    r"corridor)\b"
)
SELLS = ("ships", "supplies", "delivers", "exports", "sells")  # what a state does every year
CARRIES = ("ship", "transport", "pump", "send", "transit", "carry", "export")


def undertakes_nothing(clause: Clause, amount: Slot | None, by_firm: bool, near: str) -> bool:
    """Whether the deed is none; `near` are the words of its sentence and the one before."""
    masked = clause.reading.masked
    behind = masked[clause.act_start + len(clause.act) :]
    if clause.act.startswith(APPROVES) and BORROWS.match(behind):
        return True
    if amount is not None and amount.code == "q" and clause.act in CARRIES and THROUGH_PIPES.match(behind):
        return True
    if clause.act in SELLS and amount is not None and amount.code == "m" and not FREE.search(near):
        return True
    if amount is None and clause.rule.endswith("_gives") and SOMEWHERE.match(behind):
        return True
    if amount is None and clause.act in ("start", "begin", "starting") and RUNS.match(behind):
        return True
    if clause.act.startswith(("start", "begin")) and STARTS_BY.match(behind):
        return True
    if amount is None and clause.rule == "will_be_given" and THE_HELP.match(masked[clause.object_start :].lstrip()):
        return True  # how the help is given that was told of
    if clause.intent in ("is being", "are being") and classify_act(clause.act) in BUILT_BY:
        return True  # works under way
    if clause.rule == "will_be_decided" and PIECE_OF.match(masked[clause.object_start :].lstrip()):
        return True
    if (clause.act in ("attend", "address") and AT_MEETING.match(behind)) or (
        clause.act in ("meet", "hold talks") and MEETS.match(behind)
    ):
        return True
    if clause.act.startswith(("host", "hold")) and HELD_NOW.match(behind):
        return True
    if clause.act.startswith("join") and JOINS_MANY.match(behind):
        return True
    if (
        amount is not None
        and clause.act.startswith("approv")
        and AT_A_COST.search(masked[: clause.reading.position(amount)])
    ):
        return True  # "approved the line at a cost of $2 billion": of the line, not of a grant
    if clause.transaction == "3" and by_firm and clause.act in DELIVERED:
        return bool(SOLD.search(near)) and not FREE.search(near)
    if RECEIVES.search(masked[max(0, clause.act_start - 20) : clause.act_start + 40]):
        return True
    if HEARSAY.search(masked[: clause.start]):
        return True
    before = masked[max(0, clause.start - 80) : clause.act_start]
    return bool(THREAT.search(before[-80:]) or (clause.act in SET_ASIDE and WITHDRAWN.search(before)))
