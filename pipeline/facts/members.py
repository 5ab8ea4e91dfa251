"""Who belongs to which group, as a text says so: "the G7 (Canada, France, ...)", "SCO members China and Russia"."""

from collections.abc import Iterator

from pipeline.facts.claim import MembershipClaim, Read, Statement
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template, find_lines
from pipeline.facts.scene import Scene, Slot
from pipeline.facts.voice import is_denied, is_hedged, read_voice
from pipeline.mentions.gazetteer import list_group_members

STATES = r"(?:the )?<p[0-9]+>(?:(?:, (?:and )?| and | as well as )(?:the )?<p[0-9]+>)"
GROUP = (
    r"{party:group}(?:'s)?(?: \(<[po][0-9]+>\))?(?: (?:five|six|seven|eight|nine|ten))?"
    r"(?: (?:member|founding|participating))?"
    r"(?: (?:states?|countries|nations|republics|members|leaders|bloc|group|club))?"
)
# Lists in brackets, between dashes or after "which comprises".
LISTED = Template(
    rf"{GROUP}(?: \((?:namely |i\.e\. |that is |currently |comprising )?(?P<bracketed>{STATES}{{1,39}})\)"
    rf"| ?(?:-+|:|,) (?:namely |that is |i\.e\. |that is to say )?(?P<told>{STATES}{{1,39}})(?: -|[;.)]|,? -|$)"
    rf"|,? (?:namely|which (?:now )?(?:includes?|comprises?|consists of|groups|unites|brings together)|"
    rf"comprising|consisting of|made up of|comprises|consists of|groups|unites) (?P<of>{STATES}{{1,39}}))"
)
# Members named after the group: "SCO members China, Russia and India".
MEMBERS = Template(
    r"{party:group}(?:'s)? (?:(?:full|founding|fellow|current|new|existing) )?(?:members?|member states?|"
    r"member countries|participants|member nations)(?:,? (?:such as|like|including|namely|are|is))?,? "
    rf"(?P<named>{STATES}{{0,39}})"
)
MEMBER_OF = Template(
    rf"(?P<who>{STATES}{{0,39}})(?:,| is| are| as|, both|, all|, also| are both| are all)* (?:an? |the )?"
    r"(?:(?:full|founding|fellow|current|new) )?(?:members?|member states?|participants?) (?:states? )?"
    r"(?:of|in) (?:the )?{party:group}"
)
TEMPLATES = (LISTED, MEMBERS, MEMBER_OF)
LABELS = ("bracketed", "told", "of", "named", "who")
NO_MEMBERS = Expression(
    r"\b(?:former|candidates?|aspiring|observers?|applicants?|would-be|potential|non|future|associate|neighbou?rs?|"
    r"except|outside|without|wants?|hopes?|seeks?|apply|applied|application|not|never)\b"
)
STATE = Expression(r"<p\d+>")
GROUP_KINDS = ("intergovernmental", "treaty", "forum", "initiative")


def read_members(scene: Scene) -> tuple[MembershipClaim, ...]:
    """Every state that a text calls a member of a group or of an organisation of states; what is denied, hoped for or
    past is none."""
    groups = _list_groups(scene)
    states = {party.party_id for party in scene.cast.parties if party.kind == "state"}
    claims: dict[tuple[str, str], MembershipClaim] = {}
    for index in sorted(find_lines(scene.page, TEMPLATES)):
        reading = scene.readings[index]
        if reading.sentence.role == "furniture":
            continue
        for match in (match for template in TEMPLATES for match in template.find(reading)):
            for claim in _read_list(scene, match, groups, states):
                claims.setdefault((claim.group_id.value, claim.party_id.value), claim)
    return tuple(sorted(claims.values(), key=lambda claim: (claim.statement.start, claim.party_id.start)))


def _list_groups(scene: Scene) -> frozenset[str]:
    return frozenset(
        party.party_id
        for party in scene.cast.parties
        if party.kind == "group" or party.organization_kind in GROUP_KINDS
    )


def _read_list(scene: Scene, match: Match, groups: frozenset[str], states: set[str]) -> Iterator[MembershipClaim]:
    reading = match.reading
    group = match.slot("group")
    group_id = group.entity_ids[0]
    if len(group.entity_ids) > 1 or group_id not in groups or _is_refused(match):
        return
    label = next(label for label in LABELS if match.has(label))
    named = [reading.slot(token) for token in STATE.findall(match.words(label))]
    members = [slot for slot in named if len(slot.entity_ids) == 1 and slot.entity_ids[0] in states]
    if len(members) != len(named) or not _is_plausible(group_id, members):
        return
    voice = read_voice(scene, reading, match.start, match.end)
    statement = Statement(*match.span(), voice.assertion, voice.attributed_to, "members_listed")
    group_read = Read(group_id, group.start, group.end, "resolved")
    for slot in members:
        yield MembershipClaim(statement, group_read, Read(slot.entity_ids[0], slot.start, slot.end, "resolved"))


def _is_refused(match: Match) -> bool:
    reading = match.reading
    before = reading.masked[max(0, match.start - 30) : match.start]
    words = reading.masked[match.start : match.end]
    refused = NO_MEMBERS.search(words) or NO_MEMBERS.search(before.rpartition(",")[2])
    return bool(refused) or is_denied(reading, match.start, match.end) or is_hedged(reading, match.start, match.end)


def _is_plausible(group_id: str, members: list[Slot]) -> bool:
    """Whether the states can be the group's: of a group whose members are known, at least half must be among them."""
    known = set(list_group_members(group_id))
    told = {slot.entity_ids[0] for slot in members}
    return not known or 2 * len(told & known) > len(told)
