"""Agreements: deals signed, in number or in total value, as a package."""

from pipeline.facts.agreement_parties import find_meeting, read_signatories
from pipeline.facts.claim import AgreementClaim, EventClaim, Read, Statement
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template, find_lines, load_words
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.voice import is_denied, list_turns, read_voice
from pipeline.mentions.speakers import find_speaker_turn

WORDS = load_words("agreements.csv")
DEAL = Expression(f"^{WORDS['deal']}$")
SIGNATORIES = (
    r"(?:<[poh]\d+>|companies|firms|business(?:men|people)|leaders|ministers|presidents|sides|countries|nations|"
    r"neighbou?rs|delegations|partners)"
)
SIGNED = Template(
    r"(?P<ahead>\b(?:will|would|to|may|could|plan|plans|intend|expects?) (?:be )?)?{sign}"
    r"|(?:came|come|comes|went|goes|returned|returns|flew|flies|departed|headed|walked) (?:back |home |away |out )?"
    r"(?:from <[pl]\d+> )?with"
    r"|(?:left|leaves|departed|quit) <[pl]\d+> with|(?:tally|total|count|haul|harvest) (?:stood at|came to|reached)"
    r"|(?:brought|yielded|netted|bore|saw|added|covered) (?:[a-z]+ ){0,2}(?:{deals}|<n\d+>)"
    r"|<n\d+> (?:bear|bore|carry|carried) the signatures?|<n\d+> (?:came|emerged) (?:out )?(?:of|from)"
    rf"|{SIGNATORIES} (?:also )?(?:sign|signs|ink|inks|seal|seals|clinch|clinches|strike|strikes|agreed?|agrees|"
    r"conclude|concludes) (?:[a-z-]+ ){0,3}(?:{deals}|<n\d+>)",
    WORDS,
)

WE_SIGN = Template(r"\bwe (?:will|shall|are about to|are going to|are to)(?: [a-z]+){0,2} sign\b")

BESIDE = r"(?: [a-z-]+| with (?:the )?<[po][0-9]+>| between <[po][0-9]+> and <[po][0-9]+>)"
FOR_MONEY = (  # and no "agreements for the $2 billion plant"
    r"for {money:price}(?: \(<m\d+>\))?"
    r"(?:[.,;:)]|$| (?:were|was|have|had|has|are|is|at|on|during|by|between|with|in)\b)"
)
WORTH = (  # "with a combined intended value of", "whose total value is put at"
    r"(?:{worth}|(?:with|at|to|for) (?:an? |the )?(?:[a-z-]+ ){0,4}(?:value|worth|volume|price|price tag|sum|total) of"
    r"|(?:whose|the|their) (?:[a-z-]+ ){0,3}(?:value|worth|volume|price) (?:is|was|came|comes|reached|stands|amounts|"
    r"amounted|exceeds|exceeded)(?: put| estimated)?(?: to| at)?)"
)
IN_ALL = r"(?:in all|in total|altogether|all together|together|overall|all told|combined|between them|in sum)"
ADDED = (  # the amount that all come to
    r" and {money:beside}(?:$|[,.;]| (?:in|of which|at|on|were|was)\b)"
    rf"|[^.;]{{0,90}},? (?:or )?{{money:apposed}} {IN_ALL}\b"
    r"| \((?:[a-z]+:? ){0,4}{money:bracketed}(?: [a-z]+){0,2}\)"
    r"|[^.]{0,80}(?:[;,:]| -| and) (?:(?:(?:they|these|all|together|which|that|the total|the sum)(?: [a-z]+){0,3} )?"
    r"(?:adds? up to|amount(?:s|ed)? to|comes? to|came to|totall?(?:s|ed|ing)?|(?:are|were|is|was) (?:together )?"
    r"(?:worth|valued at)|sum up to)|(?:bringing|taking) the total (?:value )?to|(?:for |making )?a total of) "
    r"{gap3}{money:added}"
)
NUMBERED = Template(
    rf"{{count:count}}(?: (?:and|or) {{gap2}}{{deal}})?"
    rf"(?:(?: (?:across|in|with) (?:\d+ )?<[npl]\d+>)?{BESIDE}{{0,5}}?,? (?:jointly )?"
    rf"(?:{WORTH} {{gap3}}{{money:value}}|{FOR_MONEY})|{ADDED})?",
    WORDS,
)
VALUED = Template(
    r"{deals:deal},? (?:(?:[a-z-]+ ){0,3}?|(?:with|in|across) [^;.<]{0,30}"
    r"(?:<[pol]\d+>(?:, | and |, and )?(?:the )?){1,6} ?)"
    rf"(?:{WORTH} {{gap3}}{{money:value}}|{FOR_MONEY})"
    rf"|{{deals:dated}} [^.;<]{{0,40}}(?:<[tpl]\d+>[^.;<]{{0,20}}){{0,2}},? {WORTH.replace('{worth}', 'worth')} "
    r"{gap3}{money:apart}"
    r"|(?:value|worth|sum|total|volume) of (?:all |the )?(?:[a-z-]+ ){0,3}{deals:counted} [^;.]{0,80}?"
    r"(?:(?:came to|comes to|reached|reaches|was|is|amounted to|amounts to|totalled|stood at|hit) )?{money:total}"
    r"|{money:first} (?:worth of|in) (?:[a-z-]+ ){0,2}{deals:several}",
    WORDS,
)
AMOUNTS = ("value", "price", "total", "first", "apart", "beside", "apposed", "bracketed", "added")
SUM = Template(  # "Their combined value is", "Together they come to"
    r"^(?:(?:in all|together|altogether|overall|in total),? )?(?:(?:they|these|all)(?: of (?:them|these))?|"
    r"(?:the |their |these )?(?:(?:combined|total|overall|aggregate|joint|estimated|whole) ){0,3}(?:value|worth|volume|"
    r"sum|total|amount|package|papers|{deals})(?: of (?:the |these |all )?(?:[a-z]+ ){0,2}{deals})?)"
    r" (?:(?:is|was|are|were) (?:together |jointly |collectively )?(?:worth|valued at|put at|estimated at)?|came to|"
    r"comes? to|reached|reaches|exceeds?|exceeded|amounts? to|amounted to|stands at|stood at|totals?|totalled|"
    r"adds? up to) ?{gap3}{money:sum}",
    WORDS,
)
KNOWN = Expression(r"\b(?:these|those|both) $")  # deals that were told of before
ACTIVE_AFTER = Expression(r"\b(?:signed|inked|reached|concluded|sealed|struck|clinched|secured|finali[sz]ed|adopted)\b")
PASSIVE_AFTER = Expression(
    r"\b(?:was|were|been|being|is|are|to be|and) (?:also |then |thus |all |jointly |officially |formally )?$"
)
PARTICIPLE = Expression(r"^(?:,? worth .{1,40}?|,? valued at .{1,40}?| of [a-z]+| [a-z-]+){0,1},? $")


def read_agreements(scene: Scene, events: tuple[EventClaim, ...]) -> tuple[AgreementClaim, ...]:
    """Every package of deals that a text says was signed; what is yet to be signed is none, except where those who
    sign speak of it after their talks ("we will also sign another ten agreements")."""
    claims: list[AgreementClaim] = []
    for index in sorted(find_lines(scene.page, (SIGNED, WE_SIGN))):
        reading = scene.readings[index]
        if reading.sentence.role == "furniture":
            continue
        signed, coming = SIGNED.first(reading), WE_SIGN.first(reading)
        turn = find_speaker_turn(list_turns(scene), reading.sentence.start)
        pair = turn.pair if turn is not None and turn.pair is not None else ()
        verb = coming if coming and pair else signed if signed and not signed.has("ahead") else None
        if verb is None:
            continue
        for match in (*NUMBERED.find(reading), *VALUED.find(reading)):
            if not _is_signed(match):
                continue
            claim = _read_package(scene, match, verb.end, events, pair, claims[-1] if claims else None)
            if claim and not any(set(claim.figures) <= set(other.figures) for other in claims):
                claims.append(claim)
    return tuple(claims)


def _read_package(
    scene: Scene,
    match: Match,
    signed_end: int,
    events: tuple[EventClaim, ...],
    pair: tuple[str, ...],
    last: AgreementClaim | None,
) -> AgreementClaim | None:
    reading = match.reading
    count = match.slot("count") if match.has("count") else None
    if count is not None and (KNOWN.search(reading.masked[: match.start]) or not _counts_deals(scene, count)):
        return None
    label = next((name for name in AMOUNTS if match.has(name)), None)
    value = match.slot(label) if label else _find_sum(scene, reading) if count is not None else None
    if is_denied(reading, match.start, max(match.end, signed_end)):
        return None
    start, end = match.span()
    voice = read_voice(scene, reading, match.start, match.end)
    number = scene.figure(count) if count else None
    total = scene.figure(value) if value else None
    bound = total or number
    return AgreementClaim(
        statement=Statement(start, end, voice.assertion, voice.attributed_to, "numbered" if count else "valued"),
        description=Read(" ".join(scene.quote(start, end).split()), start, end),
        bound=Read(bound.bound if bound else "exact", start, end),
        parties=read_signatories(scene, match, events, pair, last),
        count=Read(number.value, number.start, number.end) if number else None,
        value=Read(total.value, total.start, total.end) if total else None,
        currency=Read(total.unit, total.start, total.end) if total else None,
        signed_on=_read_day(reading),
        event=_find_event(reading, events),
        figures=tuple(slot.figures[0] for slot in (count, value) if slot),
    )


def _find_sum(scene: Scene, reading: Reading) -> Slot | None:
    """What the deals come to together according to the next sentence."""
    after = scene.readings[reading.index + 1 : reading.index + 2]
    told = SUM.at(after[0], 0) if after and after[0].sentence.paragraph == reading.sentence.paragraph else None
    return told.slot("sum") if told else None


def _is_signed(match: Match) -> bool:
    """Whether the deals are what is signed, not told of beside somebody who signs something: "has 14 agreements and
    signed a lease"."""
    reading = match.reading
    verbs = [verb for template in (SIGNED, WE_SIGN) for verb in template.find(reading)]
    if any(verb.start < match.end for verb in verbs):
        return True
    verb = next(iter(verbs))
    words = reading.masked[verb.start : verb.end]
    between = reading.masked[match.end : verb.start]
    return not ACTIVE_AFTER.search(words) or bool(PASSIVE_AFTER.search(between) or PARTICIPLE.search(between))


def _counts_deals(scene: Scene, slot: Slot) -> bool:
    unit = scene.figure(slot).unit.lower()
    return bool(DEAL.search(unit)) and unit != "projects"


def _read_day(reading: Reading) -> Read[str] | None:
    """The day of signing, where the sentence names one day."""
    days = [slot for slot in reading.coded("t") if slot.time and slot.time.grain == "day" and slot.time.first]
    if len(days) != 1 or days[0].time is None or days[0].time.first != days[0].time.last:
        return None
    return Read(str(days[0].time.first), days[0].start, days[0].end, "resolved")


def _find_event(reading: Reading, events: tuple[EventClaim, ...]) -> Read[str] | None:
    event = find_meeting(reading, events)
    return Read(event.event_key, event.statement.start, event.statement.end, "inferred") if event else None
