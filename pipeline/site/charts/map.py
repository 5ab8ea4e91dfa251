"""A map of projects: states shaded by how many projects stand there, lines joining the states that a project joins.

The lines are no routes. The texts name states and not places, so a line says which states and nothing more.
"""

import itertools
import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from pipeline.site.charts.outlines import Point, Ring, read_outlines
from pipeline.site.charts.projection import WIDTH, Sheet, find_centre, fit_sheet, measure
from pipeline.site.charts.svg import join
from pipeline.site.wording import word_term

Row = dict[str, Any]
Link = Callable[[str, str], str]
SHADES = 4
CLOSER = 1.5  # where the sheet gains so much without the largest state, only the near part of that state is shown
LEAST_PART = 60  # units of the sheet in either direction: a part smaller than that is no part
ROOM = 0.25  # of the other states' width and height, towards the largest


def draw_map(
    states: Sequence[Row], projects: Sequence[Row], members: Mapping[str, Sequence[str]], link: Link
) -> tuple[Markup, str | None]:
    """The map, empty where no project stands in a state that is known; and the id of a state that is shown in part.

    `states` has country_id, m49, name, n_projects, n_facts; `projects` a row a project and place; `members` the states
    of each group; `link` takes a table and an id.
    """
    outlines = read_outlines()
    shapes = {state["country_id"]: outlines[state["m49"]][1] for state in states if state["m49"] in outlines}
    located = {code for row in projects for code in members.get(row["party_id"], [row["party_id"]]) if code in shapes}
    if not located:
        return Markup(""), None
    sheet, partial = _choose_sheet({code: max(shapes[code], key=len) for code in sorted(located)})
    places = {code: sheet.place(find_centre(rings)) for code, rings in shapes.items()}
    if partial is not None:
        places[partial] = find_centre(sheet.cut(shapes[partial]))
    routes = _list_routes(projects, members, places)
    drawn = Markup(
        '<div class="map-frame"><svg class="map" viewBox="0 0 {width} {height}" role="group" '
        'aria-label="Map of states and projects">{land}{states}{routes}{names}</svg></div>'
    ).format(
        width=WIDTH,
        height=sheet.height,
        land=_draw_land(sheet, {state["m49"] for state in states}),
        states=_draw_states(sheet, states, shapes, link),
        routes=_draw_routes(routes, link),
        names=_draw_names(sheet, states, places),
    )
    return drawn, partial


def _choose_sheet(outlines: Mapping[str, Ring]) -> tuple[Sheet, str | None]:
    """The sheet of these states; one that dwarfs its neighbours gives way, and comes back as the one shown in part."""
    whole = fit_sheet(list(outlines.values()))
    giant = max(outlines, key=lambda code: abs(measure(outlines[code])))
    others = [ring for code, ring in outlines.items() if code != giant]
    if len(others) < 2:
        return whole, None
    middle = find_centre([outlines[giant]])
    edge = []
    for axis in (0, 1):
        held = [point[axis] for ring in others for point in ring]
        room = ROOM * (max(held) - min(held))
        edge.append(min(max(middle[axis], min(held) - room), max(held) + room))
    near = fit_sheet([*others, ((edge[0], edge[1]),)])
    shown = [point for ring in near.cut([outlines[giant]]) for point in ring]
    is_part = shown and all(
        max(point[axis] for point in shown) - min(point[axis] for point in shown) > LEAST_PART for axis in (0, 1)
    )
    return (near, giant) if is_part and near.scale > CLOSER * whole.scale else (whole, None)


def _list_routes(
    projects: Sequence[Row], members: Mapping[str, Sequence[str]], places: Mapping[str, Point]
) -> list[tuple[Row, list[str], list[Point]]]:
    """Each project with its states and the points of the sheet that its line joins, from east to west.

    A group of states is one point.
    """
    by_project: dict[str, list[Row]] = defaultdict(list)
    for row in projects:
        by_project[row["project_id"]].append(row)
    routes = []
    for rows in by_project.values():
        codes, points = [], []
        for row in rows:
            held = [code for code in members.get(row["party_id"], [row["party_id"]]) if code in places]
            if held:
                codes += held
                middle = [sum(places[code][axis] for code in held) / len(held) for axis in (0, 1)]
                points.append((middle[0], middle[1]))
        if points:
            routes.append((rows[0], codes, sorted(points, reverse=True)))
    return routes


def _draw_land(sheet: Sheet, known: set[str]) -> Markup:
    """All other land of the sheet as one quiet path."""
    rings = "".join(sheet.draw(rings) for m49, (_, rings) in read_outlines().items() if m49 not in known)
    return Markup('<path class="land" d="{}"/>').format(rings)


def _draw_states(sheet: Sheet, states: Sequence[Row], shapes: Mapping[str, Sequence[Ring]], link: Link) -> Markup:
    most = max((state["n_projects"] for state in states), default=0)
    drawn = []
    for state in states:
        path = sheet.draw(shapes[state["country_id"]]) if state["country_id"] in shapes else ""
        if not path:
            continue
        shade = math.ceil(state["n_projects"] / most * SHADES) if most else 0
        noun = "project" if state["n_projects"] == 1 else "projects"
        words = f"{state['name']}: {state['n_projects']} {noun}"
        shape = Markup('<path class="state shade-{}" d="{}"><title>{}</title></path>').format(shade, path, words)
        if state["n_projects"] or state["n_facts"]:
            href = link("parties", state["country_id"])
            shape = Markup('<a href="{}" aria-label="{}">{}</a>').format(href, words, shape)
        drawn.append(shape)
    return join(drawn)


def _draw_routes(routes: Sequence[tuple[Row, list[str], list[Point]]], link: Link) -> Markup:
    used: dict[tuple[Point, ...], int] = defaultdict(int)
    drawn = []
    for row, _, points in routes:
        turn = used[tuple(points)]
        used[tuple(points)] += 1
        if len(points) == 1:
            shape = _draw_dot(points[0], turn, row["status"])
        else:
            shape = _draw_line(points, turn, row["status"])
        words = f"{row['name']}, {word_term(row['kind'])}, {word_term(row['status'])}"
        drawn.append(
            Markup('<a href="{}" aria-label="{}"><title>{}</title>{}</a>').format(
                link("projects", row["project_id"]), words, words, shape
            )
        )
    return join(drawn)


def _draw_dot(place: Point, turn: int, status: str) -> Markup:
    """A dot below the name of its state; the next ones beside it."""
    x = place[0] + (turn % 6) * 19 - 10
    y = place[1] + 22 + (turn // 6) * 19
    return Markup('<circle class="site s-{}" cx="{:.0f}" cy="{:.0f}" r="7"/>').format(status, x, y)


def _draw_line(placed: Sequence[Point], turn: int, status: str) -> Markup:
    """A curve through the points; lines between the same states bend away from each other."""
    bend = (0.10 + 0.09 * ((turn + 1) // 2)) * (-1 if turn % 2 else 1)
    path = f"M{placed[0][0]:.0f} {placed[0][1]:.0f}"
    for (x1, y1), (x2, y2) in itertools.pairwise(placed):
        x, y = (x1 + x2) / 2 - (y2 - y1) * bend, (y1 + y2) / 2 + (x2 - x1) * bend
        path += f"Q{x:.0f} {y:.0f} {x2:.0f} {y2:.0f}"
    ends = join(
        Markup('<circle class="end s-{}" cx="{:.0f}" cy="{:.0f}" r="4.5"/>').format(status, x, y) for x, y in placed
    )
    return Markup('<path class="route-hit" d="{0}"/><path class="route s-{1}" d="{0}"/>{2}').format(path, status, ends)


def _draw_names(sheet: Sheet, states: Sequence[Row], places: Mapping[str, Point]) -> Markup:
    """Names of the states that facts speak of, those with most projects first; none over another."""
    taken: list[tuple[float, float, float]] = []
    drawn = []
    for state in sorted(states, key=lambda state: (-state["n_projects"], -state["n_facts"], state["country_id"])):
        if state["country_id"] not in places or not (state["n_projects"] or state["n_facts"]):
            continue
        x, y = places[state["country_id"]]
        half = len(state["name"]) * 4.6 + 6
        if not (half < x < WIDTH - half and 16 < y < sheet.height - 8):
            continue
        if any(abs(x - ox) < half + other and abs(y - 8 - oy) < 17 for ox, oy, other in taken):
            continue
        taken.append((x, y - 8, half))
        minor = "" if state["n_projects"] else " minor"
        drawn.append(
            Markup('<text class="place{}" x="{:.0f}" y="{:.0f}" text-anchor="middle">{}</text>').format(
                minor, x, y - 8, state["name"]
            )
        )
    return join(drawn)
