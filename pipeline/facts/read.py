"""The door of the facts stage: a document and what was found in it, to its claims."""

from pipeline.documents.document import Document
from pipeline.facts.agreements import read_agreements
from pipeline.facts.claim import Facts
from pipeline.facts.events import read_events
from pipeline.facts.members import read_members
from pipeline.facts.people import read_people
from pipeline.facts.pledges import read_pledges
from pipeline.facts.projects import read_projects
from pipeline.facts.scene import set_scene
from pipeline.facts.trade import read_trade
from pipeline.figures.figure import Figure
from pipeline.mentions.mention import Cast
from pipeline.times.time import Time


def read_facts(document: Document, figures: tuple[Figure, ...], times: tuple[Time, ...], cast: Cast) -> Facts:
    """Every claim of a document on trade, pledges, projects, agreements, events, people and members."""
    scene = set_scene(document, figures, times, cast)
    trade = read_trade(scene)
    projects = read_projects(scene)
    events = read_events(scene)
    agreements = read_agreements(scene, events)
    pledges = read_pledges(scene, trade, projects, events)
    return Facts(trade, pledges, projects, agreements, events, read_people(scene), read_members(scene))
