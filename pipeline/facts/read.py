"""The door of the facts stage: documents and what was found in them, to their claims."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.facts.agreements import read_agreements
from pipeline.facts.claim import Facts, PledgeClaim, TradeClaim
from pipeline.facts.events import read_events
from pipeline.facts.members import read_members
from pipeline.facts.people import read_people
from pipeline.facts.pledges import read_pledges
from pipeline.facts.projects import read_projects
from pipeline.facts.scene import Scene
from pipeline.facts.trade import read_trade


def read_facts(scenes: Sequence[Scene]) -> list[Facts]:
    """Every claim of each document on trade, pledges, projects, agreements, events, people and members.

    One kind of claim after another is read from all the documents: the rules of a kind, once used, are quick to use
    again.
    """
    trade = [read_trade(scene) for scene in scenes]
    projects = [read_projects(scene) for scene in scenes]
    events = [read_events(scene) for scene in scenes]
    agreements = [read_agreements(scene, told) for scene, told in zip(scenes, events, strict=True)]
    pledges = [read_pledges(*given) for given in zip(scenes, trade, projects, events, strict=True)]
    trade = [_set_aims(_without_gifts(*told), told[1]) for told in zip(trade, pledges, strict=True)]
    people = [read_people(scene) for scene in scenes]
    members = [read_members(scene) for scene in scenes]
    return [Facts(*told) for told in zip(trade, pledges, projects, agreements, events, people, members, strict=True)]


def _without_gifts(trade: tuple[TradeClaim, ...], pledges: tuple[PledgeClaim, ...]) -> tuple[TradeClaim, ...]:
    """The rows of trade without those of goods that were given: "delivered 20 tonnes of medical supplies to Mali"."""
    gifts = [claim for claim in pledges if claim.instrument.value == "in_kind" and claim.transaction_type.value == "3"]
    given = {figure for claim in gifts for figure in claim.figures}
    return tuple(row for row in trade if given.isdisjoint(row.figures))


def _set_aims(trade: tuple[TradeClaim, ...], pledges: tuple[PledgeClaim, ...]) -> tuple[TradeClaim, ...]:
    """The rows of trade, a level that somebody undertakes to reach being a target and no forecast."""
    aims = {figure for claim in pledges if claim.instrument.value == "trade_target" for figure in claim.figures}
    return tuple(
        replace(row, kind=replace(row.kind, value="target"))
        if row.kind.value == "forecast" and aims & set(row.figures)
        else row
        for row in trade
    )
