"""Who undertakes what: the clauses of a text in which a party binds itself to a deed, or does it."""

from collections.abc import Iterator

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template, find_each, find_lines, load_words
from pipeline.facts.pledge_clauses import Clause, is_told, spread_deeds
from pipeline.facts.pledge_gaps import MADE_BY, read_listed_gift, spread_gaps
from pipeline.facts.pledge_givers import name_givers
from pipeline.facts.pledge_impersonal import IMPERSONALS, MANNER, list_impersonal
from pipeline.facts.pledge_items import ITEM, list_items
from pipeline.facts.pledge_passives import PASSIVES, list_following, list_passive_deeds
from pipeline.facts.pledge_payments import PAYMENT_RULES, PAYMENTS, pays
from pipeline.facts.pledge_promises import PROMISES
from pipeline.facts.pledge_sides import find_owner, name_both_sides
from pipeline.facts.pledge_speakers import Turns
from pipeline.facts.pledge_subjects import PRONOUN, SUBJECT
from pipeline.facts.pledge_verbs import settle_verb
from pipeline.facts.pledge_visas import WAIVERS, list_waived
from pipeline.facts.pledge_words import WORDS
from pipeline.facts.scene import Reading, Scene
from pipeline.facts.voice import list_turns

IN_WORDS = r"(?:in|at|on|during) (?:an? |the |its |his )?[a-z]+"
WHEN = (
    rf"(?: (?:towards? {{actor}}|towards? (?:both|its|their|the|all)(?: <n\d+>)? [a-z]+|(?:on |in |at |with |"
    rf"during )?(?:{{time}}|{{actor}}|{{place}})|{IN_WORDS}))"
)
RESOLVE = r"(?:agreement|decision|willingness|readiness|commitment|intention|plans?|pledge)"
TOLD = (
    r"(?:(?:announced|announces|expressed|confirmed|declared|reaffirmed|reiterated) (?:its|his|her|their|the|an?)|"
    rf"(?:signall?ed|voiced|showed|expressed)(?: its| his| her| their)?) {RESOLVE}"
)
BOUND = rf"(?:ha(?:s|ve|d) )?(?:also |now )?(?:{{binds}}{WHEN}{{1,2}}|{TOLD}) to"
REPORTED = (  # "said on Thursday that it would"
    rf"(?:has |have )?{{says}}{WHEN}{{0,2}}(?:,? that)?(?:,? (?:by |in |before )?{{time}},)? (?:it|they|he|she) "
    r"(?:would|will|ha[sd] agreed to|plan(?:s|ned) to|intend(?:s|ed) to|(?:was|is) ready to|had decided to|"
    r"was planning to|aim(?:s|ed) to)"
)
PARTY_GIVING = Template(
    SUBJECT + rf"(?: {{says}}{WHEN}{{0,2}}(?:,? that)? (?:it|they|he|she))?(?: {{adverb}})? (?P<intent>is|are|"
    rf"was|were)"
    r"(?: {adverb}){0,2} (?P<act>(?:giving|providing|contributing|donating|lending|allocating|sending|offering|"
    r"adding|awarding|committing|granting))\b",
    WORDS,
)
BOUND_TO = r"(?:(?:is|are|was|has|have|had) )?(?:committed|commits|pledged|pledges)(?: itself| themselves)? to"
ASIDE = (
    r"(?:, (?:together|along|jointly|in|as|by|through|with|under|over|within|at|on|during|from|for)\b[^,;.]{1,60},)?"
)
WITH_OTHERS = r"(?:work|cooperate|partner|coordinate|team up|join (?:hands|forces)) (?:[a-z]+ )?with [^,;.]{1,60}?"
ACT = (  # "to double" is a ratio to the figures
    ASIDE
    + rf"(?:,? {{adverb}},?){{0,2}} (?:(?:{{toward}}|{WITH_OTHERS}) to |help )?"
    + MANNER
    + r"(?P<verb>[a-z]+\b|<r\d+>)"
)
DEED = r"(?: {adverb}){0,3} {intend:intent}" + ACT
LATER_DEED = rf"(?: {{adverb}}){{0,3}} (?P<intent>{BOUND}|{REPORTED})" + ACT
DOING = rf"(?: {{adverb}}){{0,2}} (?P<intent>{BOUND_TO})(?: {{adverb}})? (?P<verb>[a-z]+ing)\b"
DID = r"(?: {adverb}){0,2}(?P<perfect> has| have| had)?(?: {adverb}){0,2} (?P<act>{past}|<r\d+>)"

PARTY_UNDERTAKES = Template(SUBJECT + DEED, WORDS)
PRONOUN_UNDERTAKES = Template(PRONOUN + DEED, WORDS)
PARTY_BOUND = Template(SUBJECT + LATER_DEED, WORDS)  # apart: one expression of both would be too large to be fast
PRONOUN_BOUND = Template(PRONOUN + LATER_DEED, WORDS)
STATE_OF = (
    r" (?:is|are|has|have|supports?|welcomes?|values?|appreciates?|attache?s?|understands?|stands?|remains?|[a-z]+ed|"
    r"gave|lent|sent|put|took|made|built|met|held) "
)
PARTY_THEN_UNDERTAKES = Template(  # "is saddened by the flood and will send 30 doctors"
    SUBJECT + rf"(?: {{adverb}})?{STATE_OF}[^;.:]{{0,140}}?(?:,|,? and)" + DEED, WORDS
)
PARTY_COMMITTED = Template(SUBJECT + DOING, WORDS)
PRONOUN_COMMITTED = Template(PRONOUN + DOING, WORDS)
LEAD_UNDERTAKES = Template(
    SUBJECT + rf"(?: {{adverb}}){{0,3}} (?P<intent>{{intend}}|{BOUND}|{REPORTED}|{BOUND_TO})(?: [a-z]+){{0,4}} ?:",
    WORDS,
)
LEAD_COMMITMENTS = Template(  # "the agreement includes Peruvian commitments to:"
    r"{actor:who}(?:'s|')?(?P<of>) (?:[a-z-]+ ){0,2}?(?P<intent>commitments?|pledges?|undertakings?|promises|actions|"
    r"obligations) (?:to|include|includes|are|will) ?:",
    WORDS,
)
LEAD_AGREED = Template(  # both sides of the meeting, whoever they are
    r"(?:^|[.;] |\d+\. ?|\) )(?:they|it (?:was|is|has been)|(?:the |both )?(?:[a-z]+ ){0,2}(?:sides|parties|leaders|"
    r"ministers|presidents|heads|governments|participants|delegations|countries|states))(?: have| were)?"
    r"(?: [a-z]+ly| also| further| jointly)? (?:agreed|decided|resolved|undertook)(?: [a-z]+){0,4} ?:"
)
PLAN_OF_PARTY = Template(  # "the decision of the fund to extend a loan", "a promise was given by Norway to lend"
    r"\b(?P<of>)(?P<intent>offer|decision|pledge|promise|commitment|intention|plan|readiness|willingness|undertaking|"
    r"assurance|proposal) (?:(?:was|has been|had been|is)(?: {adverb})? )?(?:(?:made|given|issued|received|announced|"
    r"expressed|voiced|confirmed|taken|adopted|approved|passed) )?"
    r"(?:of|by|from) (?:the )?(?:(?:state|government|kingdom|republic|people|emirate) of (?:the )?)?"
    r"{actor:who}(?:'?s|')?(?: {tail})*(?: of (?:the )?{somewhere})?(?: (?:on|in) {time})?,? to "
    + MANNER
    + r"{act:act}\b",
    WORDS,
)
HEADLINE_TO = Template(r"^(?:the )?{actor:who}(?:'s)?(?: {tail})* (?P<intent>to) {act:act}\b", WORDS)
LISTED_DEED = Template(r"^(?:[-*?.] ?|\(?[0-9a-z]{1,4}[.)] ?)?(?:to )?(?:strive to |continue to )?{act:act}\b", WORDS)
GIVES = r",?(?: has| have| had)?(?: {adverb}){0,2} {give:act}\b"
PARTY_GIVES = Template(SUBJECT + GIVES, WORDS)
PARTY_ALSO_GIVES = Template(  # "met with the leaders and pledged $5 million"
    SUBJECT
    + r" (?:[a-z]+ed|met|held|went|took|gave|sent|came|spoke|made|told|hosts?|visits?)\b[^;.:]{0,90}?,? and"
    + GIVES,
    WORDS,
)
WHICH_GIVES = Template(r"{actor:who},? (?:which|who)" + GIVES, WORDS)
PRONOUN_GIVES = Template(PRONOUN + GIVES, WORDS)
LEAD_GIVES = Template(SUBJECT + GIVES + r"(?: [a-z]+){0,5} ?:", WORDS)
PARTY_SIGNED = Template(
    SUBJECT + r"(?: {adverb}){0,2} (?:has |have )?(?:signed|inked|concluded|reached|struck|exchanged) (?:(?:an?|the) )?"
    r"[^;.]{0,90}?(?:agreements?|contracts?|deals?|memorand(?:um|a)|pacts?|accords?|letters? of intent)\b[^;.,]{0,60}?"
    r" to (?:each |jointly )?{act:act}\b",
    WORDS,
)
FOR_PARTY_TO = Template(
    r"\b(?:agreements?|contracts?|deals?|memorand(?:um|a)|pacts?|accords?|protocols?)\b[^;.]{0,60}?(?P<of>) for "
    r"(?:the )?{actor:who}(?:'?s|')?(?: {tail})* (?P<intent>to) {act:act}\b",
    WORDS,
)
PARTY_ALSO_DID = Template(
    SUBJECT + r"(?: has| have| had)? [a-z]+ed [^;.]{0,80}?(?:,|,? and)(?: {adverb})? {past:act}\b",
    WORDS,
)
PARTY_SUPPORTS = Template(
    SUBJECT + r"(?: is| are| has| will| would| is to| are to)?(?: {adverb})? (?P<act>support(?:s|ed|ing)?|"
    r"assist(?:s|ed|ing)?|back(?:s|ed|ing)?|help(?:s|ed|ing)?|(?:co-?)?financ(?:e|es|ed|ing)|(?:co-?)?fund(?:s|ed|"
    r"ing)?)"
    r" [^;.]{0,80}? with (?:an? |about |some )?{money}",
    WORDS,
)
PARTY_DID = Template(SUBJECT + DID, WORDS)
PRONOUN_DID = Template(PRONOUN + DID, WORDS)
PARTY_PLANS = Template(
    r"{actor:who}(?:'s|')(?P<of>) (?:[a-z-]+ ){0,2}?(?P<intent>aims?|goals?|plans?|pledge|promise|commitment|"
    r"intention|decision|offer|"
    r"target|ambition|readiness|undertaking|vow|resolve)(?: (?:by|for|in) {time})? to " + MANNER + r"{act:act}\b",
    WORDS,
)
PARTY_WILL_BE_DOING = Template(
    SUBJECT + r"(?: {adverb})? (?P<intent>will|would|shall) be(?: {adverb})? (?P<verb>[a-z]+ing)\b", WORDS
)
PARTY_SET_GOAL = Template(
    SUBJECT + r"(?: {adverb})?(?: has| have| had)? sets? (?:itself |themselves )?(?:a |the )?(?:[a-z]+ "
    r")?(?P<intent>goals?|targets?|aims?) (?:of|for) "
    r"(?P<verb>[a-z]+ing)\b",
    WORDS,
)
PARTY_AIMS = Template(
    SUBJECT + r"(?: has| have| is| are)?(?: {adverb})? (?P<intent>sets?|aims?|aiming|wants?|plans?|pledged|"
    r"committed|intends?)"
    r"(?: itself| themselves)? (?P<act>(?:to )?(?:the |a )?(?:goal|target|aim) of|to reach|to have|to get to) "
    r"(?:about |some |at least |a share of )?<[cnq]\d+>",
    WORDS,
)
PARTY_AIMS_AT_SUM = Template(  # "announced a target of $1 billion in venture capital"
    SUBJECT + r"(?: has| have| had)?(?: {adverb})? (?P<intent>sets?|announced|unveiled|declared|adopted)"
    r"(?: itself| themselves)? (?P<act>an? (?:new |ambitious )?(?:goal|target|aim) of) (?:about |some |at least )?"
    r"<m\d+> in (?:[a-z-]+ ){0,3}(?:investments?|capital|financing|loans?|fdi)\b",
    WORDS,
)
PARTY_AIMS_AT = Template(
    SUBJECT + r"(?: is| are)?(?: {adverb})? (?P<intent>aims?|aiming) (?P<act>at|for) (?:about |some |at least "
    r")?<[cq]\d+>",
    WORDS,
)
OBLIGED = Template(
    r"\b(?:agreement|contract|deal|treaty|memorandum|pact|accord|protocol|statement|declaration)\b[^;.]{0,60}? "
    r"(?P<of>)"
    r"(?P<intent>obliges|commits|binds|obligates) (?:the )?{actor:who}(?:'?s|')?(?: {tail})* to {act:act}\b",
    WORDS,
)
PLANNED_INVESTMENT = Template(
    r"{actor:who}(?:'?s|')(?P<of>) (?:planned|proposed|announced|pledged) (?P<act>investments?) "
    r"(?:will )?(?:include|includes|cover)",
    WORDS,
)
HOUSE_OPENS = Template(
    r"{state:who}(?:'s)?(?P<of>) (?:[a-z-]+ ){0,2}?(?P<house>{facility})\b[^;.:]{0,60}? (?P<intent>will|is to|"
    r"are to|is due to|is set to) "
    r"(?:(?:also|soon|then) )?(?:be )?(?P<act>open|reopen|opened|reopened|inaugurated|set up|established|launched)\b",
    {**WORDS, **load_words("instruments.csv")},
)
BRANCH_OPENS = Template(  # "a branch of the university of Oslo will open its doors in Lima"
    r"\b(?P<house>branch|campus|affiliate|office|representation|cent(?:er|re)|school|institute|faculty|showroom|store)"
    r"(?P<of>) of (?:the )?{actor:who}[^;.:<]{0,30}? (?P<intent>will|is to|is due to|is set to) (?:(?:also|soon) )?"
    r"(?P<act>open|reopen|be opened|start work|begin work)\b",
    WORDS,
)
OPENING_IS_SET = Template(
    r"\b(?P<act>opening)(?P<of>) of (?:an?|the|its) (?:new )?(?P<house>{facility}) "
    r"(?:of|by) (?:the )?{state:who}[^;.:]{0,70}? "
    r"(?:is|are|has been|was) (?P<intent>scheduled|planned|expected|foreseen|envisaged|set|due|agreed|to follow)\b",
    {**WORDS, **load_words("instruments.csv")},
)
MARKET_OPENS = Template(
    r"{actor:who}(?:'?s|')?(?P<of>) (?:{market_adjective} )*(?P<act>markets?) (?:will|would|is to|are to) "
    r"{opens}(?: {adverb})?",
    WORDS,
)
GOAL_IS = Template(r"\b{goal} (?:is|are|was|were|remains) (?P<intent>to) {act:act}\b", WORDS)
GOAL_NUMBERED = Template(
    r"\b{goal}(?: (?:of|for|in|by) [^.;,]{1,40}?)? (?P<intent>is|was|remains)(?: now| still)?"
    r"(?P<act> to [a-z]+| for| set at| put at|) (?:[a-z-]+ ){0,4}?<[nqc]\d+>",
    WORDS,
)
GOALS_INCLUDE = Template(
    r"\b{goal}\b[^.;]{0,100}? (?P<intent>including|include|includes|envisages?|provides? for|calls? for|by) "
    r"(?:[^.;]{0,60}? by )?{gerund:act}\b",
    WORDS,
)
INTENT_FOLLOWS = Expression(
    rf"^ (?:to|that|plans?|(?:its|his|her|their|the|an?) {RESOLVE} to) "  # "promised to lend", "announced that"
    r"|^(?: (?:on|in|at|during|earlier|late|last) (?:the |an? )?(?:<[tlpo]\d+>|[a-z]+)(?: [a-z]+)?){1,2},? that "
)
TO_RECEIVER = Expression(r"^ to (?:the )?(?:[a-z]+ of (?:the )?)?<[pol]\d+>")
CONDITION = Expression(r"\b(?:if|unless|provided that|on condition that|in case)\b")


def list_clauses(scene: Scene) -> Iterator[Clause]:
    """Every undertaking of a document, in order."""
    turns = list_turns(scene)
    lines = find_lines(scene.page, TEMPLATES)
    last: Clause | None = None
    for reading in scene.readings:
        if (reading.index in lines or reading.sentence.lead is not None) and is_told(reading):
            near = last is not None and reading.index - last.reading.index <= NEAR
            for clause in _clauses_of(scene, turns, reading, last if near else None):
                last = clause if clause.intent or clause.transaction != "12" or "gives" in clause.rule else last
                yield clause


def _clauses_of(scene: Scene, turns: Turns, reading: Reading, last: Clause | None) -> Iterator[Clause]:
    found = list(_listed_deeds(scene, turns, reading)) or list(list_items(scene, reading))
    if not found:
        active = list(spread_gaps(reading, list(_own_deeds(scene, turns, reading))))
        found = [*active, *_goals(scene, reading), *list_impersonal(scene, reading), *list_waived(reading)]
        given = next((deed for deed in reversed(active) if deed.intent and deed.end <= len(reading.masked)), last)
        found += list_passive_deeds(scene, turns, reading, given)
        found += list_following(reading, active[-1]) if active else ()
    taken = -1
    for clause in sorted(found, key=lambda clause: (clause.act_start, clause.rule)):
        if clause.act_start >= taken:
            taken = clause.act_start + len(clause.act)
            yield clause


def _listed_deeds(scene: Scene, turns: Turns, reading: Reading) -> Iterator[Clause]:
    """The items under "China plans to:"."""
    lead = scene.lead(reading)
    if lead is None:
        return
    undertaking = LEAD_UNDERTAKES.first(lead) or LEAD_COMMITMENTS.first(lead)
    first = LISTED_DEED.first(reading) if undertaking else None
    agreed = LISTED_DEED.first(reading) if LEAD_AGREED.first(lead) else None
    if agreed is not None and undertaking is None:
        sides = name_both_sides(scene, lead)
        yield from spread_deeds(reading, sides, agreed, "agreed to", "listed_deed", lead.index) if sides else ()
        return
    if undertaking is None or first is None:
        giving = next(LEAD_GIVES.find(lead), None) or next(MADE_BY.find(lead), None)
        if giving is not None:
            yield from read_listed_gift(reading, lead, name_givers(scene, turns, giving))
        return
    subjects = name_givers(scene, turns, undertaking)
    if subjects:
        yield from spread_deeds(reading, subjects, first, undertaking.words("intent"), "listed_deed", lead.index)


def _goals(scene: Scene, reading: Reading) -> Iterator[Clause]:
    """ "The goal is to reduce …", "goals for 2030 include increasing …": the state that the text is about sets them."""
    for rule, template in GOALS:
        match = template.first(reading)
        if match is not None and OF_PROJECT.search(reading.masked[: match.start]):
            continue  # what a bridge is for
        owner = find_owner(scene, reading) if match else None
        if match is not None and owner is not None:
            yield from spread_deeds(reading, (owner,), match, match.words("intent"), rule, None)


def _own_deeds(scene: Scene, turns: Turns, reading: Reading) -> Iterator[Clause]:
    for rule, found in find_each(reading, RULES):
        match = settle_verb(found) if found.has("verb") else found
        if match is None:
            continue
        after = reading.masked[match.end :]
        if rule.endswith(("_gives", "_did")) and INTENT_FOLLOWS.search(after) and not TO_RECEIVER.search(after):
            continue
        if rule == "party_gives" and reading.masked.endswith("'s ", 0, match.masked_span("act")[0]):
            continue  # "Chad's promised exports"
        if rule == "party_signed" and OF_MONEY.search(reading.masked[match.start : match.masked_span("act")[0]]):
            continue  # "signed a grant agreement to rehabilitate the road": the grant is what is given
        if rule in PAYMENT_RULES and not pays(match):
            continue
        if rule.endswith("_did") and after.startswith(" by "):
            continue  # "schools in Samoa funded by China"
        if match.words("act") in PARTICIPLES and rule.endswith("y_did") and not match.has("perfect"):
            continue  # "Samoa, given $5 million last year"
        intent = match.words("intent") if match.has("intent") else None
        if intent is None and _tells_of_another(match, after):
            continue
        if intent in CONDITIONAL and CONDITION.search(reading.masked):
            continue
        subjects = name_givers(scene, turns, match)
        if subjects:
            yield from spread_deeds(reading, subjects, match, intent, rule, None)


def _tells_of_another(match: Match, after: str) -> bool:
    """Whether the amount is what somebody else promised: "announced projects under Peru's $5 million commitment"."""
    found = OTHERS_COMMITMENT.search(after)
    owner = match.reading.slot(found.group("owner")) if found else None
    return owner is not None and owner.entity_ids != match.slot("who").entity_ids


OTHERS_COMMITMENT = Expression(
    r"^(?:[^<;.]{1,80})? (?P<owner><p\d+>)(?:'s|') (?:[a-z-]+ ){0,3}<m\d+> (?:[a-z-]+ ){0,2}"
    r"(?:commitments?|pledges?|promises?|contributions?|offers?)\b"
)
OF_MONEY = Expression(
    r"\b(?:grant|loan|credit|financing|funding) (?:[a-z]+ )?(?:agreement|contract|deal|pact|accord)\b"
)
PARTICIPLES = ("given", "forgiven", "written off")
NEAR = 2  # sentences in which somebody goes on giving
CONDITIONAL = ("would", "will", "is ready to", "are ready to")

OF_PROJECT = Expression(r"\b(?:project|scheme|bridge|road|plant|facility)\b[^.;]{0,150}$")
GOALS: list[tuple[str, Template]] = [
    ("goal_is", GOAL_IS),
    ("goals_include", GOALS_INCLUDE),
    ("goal_numbered", GOAL_NUMBERED),
]
RULES: list[tuple[str, Template]] = [
    ("party_undertakes", PARTY_UNDERTAKES),
    ("pronoun_undertakes", PRONOUN_UNDERTAKES),
    ("party_then_undertakes", PARTY_THEN_UNDERTAKES),
    ("party_undertakes", PARTY_BOUND),
    ("pronoun_undertakes", PRONOUN_BOUND),
    ("headline_to", HEADLINE_TO),
    ("party_committed", PARTY_COMMITTED),
    ("pronoun_committed", PRONOUN_COMMITTED),
    ("party_giving", PARTY_GIVING),
    ("party_gives", PARTY_GIVES),
    ("party_gives", PARTY_ALSO_GIVES),
    ("which_gives", WHICH_GIVES),
    ("pronoun_gives", PRONOUN_GIVES),
    ("party_signed", PARTY_SIGNED),
    ("party_supports", PARTY_SUPPORTS),
    ("for_party_to", FOR_PARTY_TO),
    ("party_also_did", PARTY_ALSO_DID),
    ("party_did", PARTY_DID),
    ("pronoun_did", PRONOUN_DID),
    *PAYMENTS,
    ("party_plans", PLAN_OF_PARTY),
    ("party_plans", PARTY_PLANS),
    ("party_plans", PARTY_SET_GOAL),
    ("party_plans", OBLIGED),
    ("goal_numbered", PARTY_AIMS),
    ("goal_numbered", PARTY_AIMS_AT),
    ("goal_numbered", PARTY_AIMS_AT_SUM),
    ("party_plans", PARTY_WILL_BE_DOING),
    ("planned_investment", PLANNED_INVESTMENT),
    ("house_opens", HOUSE_OPENS),
    ("house_opens", BRANCH_OPENS),
    ("house_opens", OPENING_IS_SET),
    ("market_opens", MARKET_OPENS),
    *PROMISES,
]
TEMPLATES = (  # a sentence in which none of them matches needs no look
    *(template for _, template in (*RULES, *GOALS, *PASSIVES)),
    *IMPERSONALS,
    *WAIVERS,
    ITEM,
)
