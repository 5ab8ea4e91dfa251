"""The first page: what is in the release, and its most telling pictures, each with the query that it shows."""

from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from pipeline.site.addresses import page_of
from pipeline.site.charts.map import draw_map
from pipeline.site.charts.pledges import draw_pledges
from pipeline.site.charts.timeline import draw_timeline
from pipeline.site.charts.trade import draw_trade
from pipeline.site.edition import Edition
from pipeline.site.library import Library, Row
from pipeline.site.press import Page, encode_address
from pipeline.site.wording import word_amount, word_term

COVERAGE = """
    SELECT min(published_on) AS first, max(published_on) AS last, count(*) AS n,
           (SELECT count(*) FROM rejected_documents) AS n_rejected
    FROM documents
"""
TARGET = "SELECT * FROM trade_targets WHERE share_reached IS NOT NULL ORDER BY reported_value DESC, trade_id LIMIT 1"
LARGEST_TRADE = """
    SELECT trade_id, pair, flow, time_period, obs_value, unit_measure FROM trade_overview
    WHERE kind = 'reported' AND obs_value_usd IS NOT NULL ORDER BY obs_value_usd DESC, trade_id LIMIT 1
"""
LARGEST_PLEDGE = """
    SELECT pledge_id, pledgors, recipients, instrument, amount, due_year FROM pledge_overview
    WHERE value_usd IS NOT NULL AND recommended_for_aggregates AND pledgors IS NOT NULL
    ORDER BY value_usd DESC, pledge_id LIMIT 1
"""
STATUSES = "SELECT status, count(*) AS n FROM projects GROUP BY status ORDER BY n DESC, status"
COUNTS = (
    ("documents", "documents.html", ("document", "documents"), "documents"),
    ("countries", "countries.html", ("state", "states"), "countries"),
    ("trade_series", "trade.html", ("trade value", "trade values"), "trade"),
    ("pledges", "pledges.html", ("pledge", "pledges"), "pledges"),
    ("projects", "projects.html", ("project", "projects"), "projects"),
    ("agreements", "agreements.html", ("agreement", "agreements"), "agreements"),
    ("events", "events.html", ("event", "events"), "events"),
    ("figures", "figures.html", ("quantity", "quantities"), "figures"),
)
MAP_KEY = Markup(
    '<ul class="legend"><li><span class="map-key s-operational"></span>in operation</li>'
    '<li><span class="map-key s-under_construction"></span>under construction</li>'
    '<li><span class="map-key dashed s-planned"></span>planned</li>'
    '<li><span class="map-key dashed s-proposed"></span>proposed or not known</li></ul>'
)


def make_overview(library: Library, edition: Edition, conflicts: list[dict[str, Any]]) -> Page:
    """The page `index.html`."""
    stories = [_tell_trade(library), _tell_pledges(library), _tell_projects(library), _tell_map(library)]
    return Page(
        path="index.html",
        template="overview.html",
        title="Overview",
        section="overview",
        styles=("static/charts.css", "static/overview.css"),
        says={
            "stats": list(_count(library, len(conflicts))),
            "coverage": _cover(library),
            "brief_accuracy": [line for line in edition.accuracy if line.brief],
            "stories": [story for story in stories if story["drawn"]],
            "conflicts": conflicts,
            "n_conflicts": len(conflicts),
        },
    )


@cache
def read_query(name: str) -> str:
    """The query of a picture."""
    return files("pipeline.site.charts").joinpath(f"{name}.sql").read_text(encoding="utf-8").strip()


def _count(library: Library, n_conflicts: int) -> list[dict[str, str]]:
    stats = []
    for table, page, (one, many), _ in COUNTS:
        n = library.ask(f'SELECT count(*) AS n FROM "{table}"')[0]["n"]
        stats.append({"words": one if n == 1 else many, "number": f"{n:,}", "page": page})
    words = "disagreement" if n_conflicts == 1 else "disagreements"
    return [*stats, {"words": words, "number": f"{n_conflicts:,}", "page": "disagreements.html"}]


def _cover(library: Library) -> str:
    row = library.ask(COVERAGE)[0]
    if not row["n"]:
        return "No document was read"
    years = [str(day.year) for day in (row["first"], row["last"]) if day]
    when = f" of {years[0]}" if len(set(years)) == 1 else f" of {years[0]} to {years[1]}" if years else ""
    texts = "One text" if row["n"] == 1 else f"{row['n']:,} texts"
    turned = f"; {row['n_rejected']:,} more could not be read, the page About says why" if row["n_rejected"] else ""
    return f"{texts}{when}{turned}"


def _tell(name: str, title: str, query: str, drawn: tuple[Markup, int], finding: Markup, table: str) -> dict[str, Any]:
    picture, n_left = drawn
    links = [{"page": table, "words": "The whole table" if n_left else "The table"}]
    return {
        "name": name,
        "title": title,
        "query": read_query(query),
        "drawn": picture,
        "finding": finding,
        "note": f"{n_left:,} more in the table." if n_left else "",
        "links": links,
    }


def _tell_trade(library: Library) -> dict[str, Any]:
    drawn = draw_trade(library.ask(read_query("trade_by_pair")), lambda row_id: page_of("trade_series", row_id))
    return _tell("trade", "Trade by pair", "trade_by_pair", drawn, _find_trade(library), "trade.html")


def _find_trade(library: Library) -> Markup:
    """The largest value reported against its target, else the largest value."""
    targets = library.ask(TARGET)
    if targets:
        row = targets[0]
        return Markup(
            '{pair}: <a href="{reported_page}">{reported}</a> of {flow} reported for {period}, {share:.0%} of the '
            '<a href="{target_page}">{target}</a> aimed at{by}.'
        ).format(
            pair=row["pair"],
            flow=row["flow"],
            reported_page=page_of("trade_series", row["reported_trade_id"]),
            reported=word_amount(row["reported_value"], row["reported_unit"]),
            period=row["reported_period"] or "an unknown period",
            share=row["share_reached"],
            target_page=page_of("trade_series", row["trade_id"]),
            target=word_amount(row["target_value"], row["target_unit"]),
            by=f" for {row['target_period']}" if row["target_period"] else "",
        )
    for row in library.ask(LARGEST_TRADE):
        return Markup('{}: <a href="{}">{}</a> of {} reported{}.').format(
            row["pair"],
            page_of("trade_series", row["trade_id"]),
            word_amount(row["obs_value"], row["unit_measure"]),
            row["flow"],
            f" for {row['time_period']}" if row["time_period"] else "",
        )
    return Markup("")


def _tell_pledges(library: Library) -> dict[str, Any]:
    def link(pledgor: str, instrument: str) -> str:
        return f"pledges.html#pledgors={encode_address(pledgor)}&instrument={encode_address(instrument)}"

    drawn = draw_pledges(library.ask(read_query("pledges_by_pledgor")), link)
    story = _tell(
        "pledges",
        "Pledges by pledgor and instrument",
        "pledges_by_pledgor",
        drawn,
        _find_pledge(library),
        "pledges.html",
    )
    note = (
        "The number of pledges; below it, in US dollars, the sum of those that name money and may be added up. "
        "Trade targets and parts of a total that stands beside them are not in the sums. A pledge of several counts "
        "with each."
    )
    return {**story, "note": f"{note} {story['note']}".strip()}


def _find_pledge(library: Library) -> Markup:
    for row in library.ask(LARGEST_PLEDGE):
        return Markup('The largest: {}, <a href="{}">{}</a>{}{}.').format(
            row["pledgors"] + (f" to {row['recipients']}" if row["recipients"] else ""),
            page_of("pledges", row["pledge_id"]),
            f"{row['amount']}",
            f" as {word_term(row['instrument'])}",
            f" by {row['due_year']}" if row["due_year"] else "",
        )
    return Markup("")


def _tell_projects(library: Library) -> dict[str, Any]:
    drawn = draw_timeline(library.ask(read_query("projects_over_time")), lambda row_id: page_of("projects", row_id))
    counts = [
        Markup('<a href="projects.html#status={0}">{1} {2}</a>').format(
            row["status"], row["n"], word_term(row["status"])
        )
        for row in library.ask(STATUSES)
    ]
    finding = Markup("{}.").format(Markup(", ").join(counts)) if counts else Markup("")
    story = _tell("projects", "Projects by status", "projects_over_time", drawn, finding, "projects.html")
    note = (
        "A mark is a status that a text gives, at the date that it speaks of. Two marks of one line may contradict "
        "each other."
    )
    return {**story, "note": f"{note} {story['note']}".strip()}


def _tell_map(library: Library) -> dict[str, Any]:
    members: dict[str, list[str]] = {}
    for row in library.ask("FROM party_members ORDER BY group_id, party_id"):
        members.setdefault(row["group_id"], []).append(row["party_id"])

    def link(table: str, row_id: str) -> str:
        return library.find_page(table, row_id) or ""

    projects: list[Row] = library.ask(read_query("projects_on_map"))
    drawn, partial = draw_map(library.ask(read_query("states_on_map")), projects, members, link)
    picture = drawn + MAP_KEY if drawn else drawn
    story = _tell("map", "Where the projects are", "projects_on_map", (picture, 0), Markup(""), "projects.html")
    note = (
        "A line joins the states that a project joins, a dot stands in the one state that has it; neither is a "
        "route or a place. The darker a state, the more projects. Outlines: Natural Earth, public domain; they say "
        "nothing on borders."
    )
    if partial is not None:
        note += f" Of {library.name_actor(partial)[0]}, only the part next to the others is shown."
    return {**story, "note": note}
