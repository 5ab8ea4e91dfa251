"""The door of the mentions stage: who and where a document speaks of."""

from pipeline.documents.document import Document
from pipeline.mentions.folding import fold_text
from pipeline.mentions.gazetteer import list_leaders, list_parties
from pipeline.mentions.hits import Draft, find_hits
from pipeline.mentions.mention import Cast, Mention
from pipeline.mentions.states import RULES as STATE_RULES
from pipeline.mentions.states import read_actor


def read_mentions(document: Document) -> Cast:
    """Every state, group, organisation, person and place that a document names, and the actors behind them."""
    folded = fold_text(document)
    hits = find_hits(folded.text)
    drafts: list[Draft] = []
    for hit in hits:
        entry = hit.entry
        if entry.kind in STATE_RULES:
            draft = read_actor(folded, hit)
            if draft:
                drafts.append(draft)
        elif entry.kind == "organization":
            drafts.append(Draft(hit.start, hit.end, "party", entry.entity_ids[0], entry.form, "organization_by_name"))
        elif entry.kind == "person":
            drafts.append(Draft(hit.start, hit.end, "person", entry.entity_ids[0], "name", "leader_by_name"))
    mentions = tuple(Mention(*folded.locate_span(d.start, d.end), *d[2:]) for d in drafts)
    known = list_parties()
    ids = {m.entity_id for m in mentions if m.entity_type == "party"}
    people = {m.entity_id for m in mentions if m.entity_type == "person"}
    return Cast(
        mentions,
        tuple(known[i] for i in sorted(ids)),
        tuple(list_leaders()[i].person for i in sorted(people)),
    )
