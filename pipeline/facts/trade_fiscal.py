"""Fiscal years and their parts as months of the calendar: "July-March of FY24" of Pakistan is 2023-07 to 2024-03."""

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression, Found
from pipeline.facts.grammar import load_values
from pipeline.facts.scene import Scene, Slot
from pipeline.times.lexicon import alternate, parse_count, parse_month, read_rows

NEAR = 60  # characters on either side of a time in which its fiscal year is named
MONTH = rf"(?:{alternate([row[0] for row in read_rows('months.csv')])})\.?"
COUNT = rf"(?:\d{{1,2}}|{alternate([row[0] for row in read_rows('numbers.csv')])})"
PART = (
    rf"(?:(?P<order>first|second|third|fourth|last|Q[1-4]|H[12])(?:[ -](?P<unit>quarter|half))?"
    rf"|first (?P<count>{COUNT}) months?(?: \({MONTH} ?(?:-|–|to) ?{MONTH}\))?"
    rf"|(?P<from>{MONTH}) ?(?:-|–|to) ?(?P<to>{MONTH}))"
)
YEAR = r"(?P<first>(?:19|20)\d\d)(?: ?[-–/] ?(?P<second>\d\d(?:\d\d)?))?"
SAME = r"(?P<same>same|corresponding|comparable) (?:period|months?|quarter|half) (?:of|in) (?:the )?"
NAMED = (
    rf"(?:(?i:fiscal|financial)(?: (?i:years?))?|FY) ?(?:{YEAR}|[’']?(?P<short>\d\d)(?: ?[-–/] ?(?P<shorter>\d\d))?)"
)
SPOKEN = (
    r"(?P<relative>(?i:(?:the )?(?:current|ongoing|outgoing|last|previous|past)|this)) (?i:fiscal|financial) (?i:year)"
)
BARE = r"(?P<begun>(?:19|20)\d\d) ?[-–/] ?(?P<ended>\d\d(?:\d\d)?)"
FISCAL = Expression(rf"\b(?:{SAME})?(?:{PART},? (?:(?:of|in) )?(?:the )?)?(?:{NAMED}|{SPOKEN}|{BARE})(?:\D|$)")
LENGTHS = {"quarter": 3, "half": 6}
ORDERS = {"first": 0, "second": 1, "third": 2, "fourth": 3}


def read_fiscal(scene: Scene, slot: Slot, sides: tuple[str, ...]) -> Read[str] | None:
    """The months of the fiscal year, or of its part, that is told at a time; the year is that of the first of the two
    sides whose fiscal year does not begin in January. None where nothing fiscal is told, or no side has one."""
    begins = load_values("fiscal_years.csv", "begins")
    state = next((side for side in sides if side in begins), None)
    if state is None:
        return None
    base = max(0, slot.start - NEAR)
    for found in FISCAL.finditer(scene.quote(base, slot.end + NEAR)):
        if found.start() + base < slot.end and slot.start < found.end() + base:
            bare = found.group("begun") and state not in load_values("fiscal_years.csv", "bare")
            if bare or found.group("same"):
                return None
            year = _first_year(scene, found, state, int(begins[state]))
            months = _list_months(found, int(begins[state])) if year is not None else None
            if year is None or months is None:
                return None
            return Read(_name_period(year, *months), slot.start, slot.end, "resolved")
    return None


def _first_year(scene: Scene, found: Found, state: str, begins: int) -> int | None:
    """The calendar year in which the fiscal year begins."""
    if found.group("relative"):
        published = scene.document.published
        if published is None or published.month is None:
            return None
        running = published.year if published.month >= begins else published.year - 1
        return running - 1 if found.group("relative").split()[-1].lower() in ("last", "previous", "past") else running
    year = int(found.group("first") or found.group("begun") or f"20{found.group('short')}")
    second = found.group("second") or found.group("shorter") or found.group("ended")
    if second:
        return year if int(second) % 100 == (year + 1) % 100 else None
    return year if load_values("fiscal_years.csv", "named_by").get(state) == "start" else year - 1


def _list_months(found: Found, begins: int) -> tuple[int, int] | None:
    """The first and the last month of the part, counted from January of the year in which the fiscal year begins."""
    if found.group("count"):
        return begins, begins + parse_count(found.group("count")) - 1
    if found.group("from"):
        first, last = parse_month(found.group("from")), parse_month(found.group("to"))
        first, last = (month if month >= begins else month + 12 for month in (first, last))
        return (first, last) if first <= last else None
    order = found.group("order")
    if order is None:
        return begins, begins + 11
    unit = found.group("unit") or {"Q": "quarter", "H": "half"}.get(order[0])
    if unit is None:
        return None
    length = LENGTHS[unit]
    index = int(order[1]) - 1 if order[0] in "QH" else ORDERS.get(order, 12 // length - 1)
    return (begins + index * length, begins + (index + 1) * length - 1) if (index + 1) * length <= 12 else None


def _name_period(year: int, first: int, last: int) -> str:
    """Months by SDMX's names, a quarter as such."""
    names = [f"{year + (month - 1) // 12:04d}-{(month - 1) % 12 + 1:02d}" for month in (first, last)]
    if last - first == 2 and first % 3 == 1:
        return f"{names[0][:4]}-Q{((first - 1) % 12) // 3 + 1}"
    return names[0] if first == last else "/".join(names)
