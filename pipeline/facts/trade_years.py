"""What "last year" means in a text without a date, where its own words tell of what year it speaks."""

import re
from functools import lru_cache

from pipeline.facts.claim import Read
from pipeline.facts.scene import Scene, Slot

RELATIVE = re.compile(r"(?:in |over |during |for )?(?:the )?(last|past|previous|this|current) year", re.IGNORECASE)


def resolve_year(scene: Scene, slot: Slot) -> Read[str] | None:
    """The year that a relative time means, from the month or day that the text tells of last: "in May 2019"."""
    time = slot.time
    if time is None or time.first is not None or time.period is not None:
        return None
    found, year = RELATIVE.fullmatch(scene.quote(slot.start, slot.end)), find_present_year(scene)
    if found is None or year is None:
        return None
    now = found.group(1).lower() in ("this", "current")
    return Read(str(year if now else year - 1), slot.start, slot.end, "inferred")


@lru_cache(maxsize=2)
def find_present_year(scene: Scene) -> int | None:
    """The year in which an undated text was written: the last of which it names a part, where only aims come later."""
    if scene.document.published is not None:
        return None
    behind = ("at", "since", "before", "after")
    years = [time.first.year for time in scene.times if time.first and time.relation in behind]
    parts = [int(time.period[:4]) for time in scene.times if time.period and re.match(r"\d{4}-", time.period)]
    parts += [time.first.year for time in scene.times if time.first and time.grain == "day"]
    return max(parts) if parts and max(parts) == max(years, default=0) else None
