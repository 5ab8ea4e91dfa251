"""When a row that the engine read is the row that a reader recorded: one test a table, and the pairing.

A test gives 0 where the two are not the same thing and more the better they fit. `..._core`: the thing was found;
`..._full`: every field of it is right as well.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from typing import Any

Row = dict[str, Any]
Fit = Callable[[Row, Row], float]

SMALL_WORDS = {"the", "a", "an", "of", "in", "and", "to", "from", "for", "new", "us", "project"}
UNIT_WORDS = {
    "%": "percent",
    "gw": "gigawatt",
    "kilometre": "kilometer",
    "km": "kilometer",
    "kwh": "kilowatt-hour",
    "litre": "liter",
    "metre": "meter",
    "mw": "megawatt",
    "people": "person",
    "percentage": "percent",
    "time": "times",
    "tonne": "ton",
}
MIRROR = {"exports": "imports", "imports": "exports"}
ENOUGH_WORDS = 0.6  # of the words of a name or quote, shared with the other


def fit_country(gold: Row, read: Row) -> float:
    return float(gold["country"] == read["country"])


def fit_published(gold: Row, read: Row) -> float:
    return float(gold["published"] == read["published"])


def fit_figure(gold: Row, read: Row) -> float:
    """The same quantity at the same words; what is counted and what is measured are told apart by the unit alone."""
    classes = {gold["class"], read["class"]}
    alike = len(classes) == 1 or classes == {"count", "physical"}
    same = is_near(gold["value"], read["value"]) and is_near(gold["value_max"], read["value_max"])
    overlaps = gold["quote"] in read["quote"] or read["quote"] in gold["quote"]
    return float(alike and same and overlaps)


def fit_figure_and_unit(gold: Row, read: Row) -> float:
    return fit_figure(gold, read) * is_same_unit(gold["unit"], read["unit"])


def fit_trade(gold: Row, read: Row) -> float:
    """The same amount between the same two, also where one side's exports are told as the other's imports."""
    amounts = [(gold["value"], gold["unit"]), *((other["value"], other["unit"]) for other in gold.get("alt", ()))]
    found = any(is_near(value, read["obs_value"], 1e-4) and unit == read["unit_measure"] for value, unit in amounts)
    return float(found and is_same_pair(gold, read))


def fit_trade_fully(gold: Row, read: Row) -> float:
    return fit_trade(gold, read) * (not list_trade_differences(gold, read))


def list_trade_differences(gold: Row, read: Row) -> list[str]:
    """The fields that differ in a trade row that was found."""
    return _list_differences(
        (
            "period",
            gold["period"],
            read["time_period"],
            read["time_period"] in [gold["period"], *gold.get("period_alt", ())],
        ),
        ("kind", gold["kind"], read["kind"], gold["kind"] == read["kind"]),
        ("commodity", gold.get("commodity"), read["commodity"], bool(gold.get("commodity")) == bool(read["commodity"])),
    )


def fit_numeric_pledge(gold: Row, read: Row) -> float:
    """The same quantity, undertaken by one of those who undertake it."""
    amounts = [(gold["quantity"], gold["unit"]), *((other["quantity"], other["unit"]) for other in gold["alt"])]
    return float(
        read["quantity"] is not None
        and any(is_near(value, read["quantity"], 1e-4) and is_same_unit(unit, read["unit"]) for value, unit in amounts)
        and shares_pledgor(gold, read)
    )


def fit_numeric_pledge_fully(gold: Row, read: Row) -> float:
    return fit_numeric_pledge(gold, read) * (not list_pledge_differences(gold, read))


def list_pledge_differences(gold: Row, read: Row) -> list[str]:
    """The fields that differ in a pledge that was found."""
    recipients = _list_role(read, "recipient")
    meant = [gold["recipients"], *gold.get("recipients_alt", ())]
    return _list_differences(
        ("instrument", gold["instrument"], read["instrument"], _is_any(gold, "instrument", read["instrument"])),
        (
            "due_year",
            gold["due_year"],
            read["due_year"],
            read["due_year"] in [gold["due_year"], *gold.get("due_alt", ())],
        ),
        (
            "recipients",
            gold["recipients"],
            recipients,
            any(is_same_parties(parties, read, recipients) for parties in meant),
        ),
    )


def fit_pledge(gold: Row, read: Row) -> float:
    """The same undertaking; one without a number is known by its party and its words."""
    if gold["quantity"] is not None:
        return 2 * fit_numeric_pledge(gold, read)
    return float(read["quantity"] is None and shares_pledgor(gold, read) and shares_words(gold, read))


def fit_project(gold: Row, read: Row) -> float:
    """The same kind of undertaking, under a name that shares its words or told in the same words."""
    if not _is_any(gold, "kind", read["kind"]):
        return 0.0
    ours, theirs = name_words(gold["name"]), name_words(read["name"])
    likeness = len(ours & theirs) / max(1, min(len(ours), len(theirs)))
    return 1 + likeness if likeness >= ENOUGH_WORDS or shares_words(gold, read) else 0.0


def fit_project_fully(gold: Row, read: Row) -> float:
    return fit_project(gold, read) * (not list_project_differences(gold, read))


def list_project_differences(gold: Row, read: Row) -> list[str]:
    """The fields that differ in a project that was found."""
    places = _list_role(read, "location")
    meant = [set(countries) for countries in (gold["countries"], *gold.get("countries_alt", ()))]
    return _list_differences(
        ("status", gold["status"], read["status"], _is_any(gold, "status", read["status"])),
        ("countries", gold["countries"], places, set(places) in meant),
    )


def fit_agreement(gold: Row, read: Row) -> float:
    """The same number and worth of deals, or, where neither is given, the same words."""
    if gold["count"] is None and gold["value"] is None:
        return float(shares_words(gold, read))
    count = gold["count"] is None or is_near(gold["count"], read["count"])
    value = gold["value"] is None or is_near(gold["value"], read["value"], 1e-4)
    return 2.0 * (count and value)


def fit_person(gold: Row, read: Row) -> float:
    return float(name_words(gold["name"]) == name_words(read["name"]))


def fit_organization(gold: Row, read: Row) -> float:
    return float(make_slug(gold["name"]) in (make_slug(read["party_id"]), make_slug(read["name"])))


def fit_event(gold: Row, read: Row) -> float:
    return float(gold["kind"] == read["kind"] and (shares_words(gold, read) or fit_person(gold, read) > 0))


def pair_rows(gold: Sequence[Row], read: Sequence[Row], fit: Fit) -> list[tuple[int, int]]:
    """Which gold row each read row is, one to one, the best fits first; equal fits in the order of the rows."""
    scored = ((fit(ours, theirs), i, j) for i, ours in enumerate(gold) for j, theirs in enumerate(read))
    ranked = sorted((entry for entry in scored if entry[0] > 0), key=lambda entry: (-entry[0], entry[1], entry[2]))
    taken_gold, taken_read, pairs = set(), set(), []
    for _, i, j in ranked:
        if i not in taken_gold and j not in taken_read:
            taken_gold.add(i)
            taken_read.add(j)
            pairs.append((i, j))
    return pairs


def is_near(one: float | None, other: float | None, tolerance: float = 1e-6) -> bool:
    """Whether two numbers are equal but for rounding; None is equal to None alone."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= tolerance * max(abs(one), abs(other), 1e-12)


def is_same_unit(one: str | None, other: str | None) -> bool:
    """Whether two units mean the same: codes as they are, nouns by their head ("patrol boats", "boats").

    >>> is_same_unit("USD", "CNY"), is_same_unit("km", "kilometres"), is_same_unit("Kazakh geologists", "geologists")
    (False, True, True)
    """
    if one == other:
        return True
    if not one or not other or is_code(one) or is_code(other):
        return False
    ours, theirs = unit_words(one), unit_words(other)
    if not ours or not theirs:
        return False
    return ours[-1] == theirs[-1] or set(ours) <= set(theirs) or set(theirs) <= set(ours)


def unit_words(unit: str) -> list[str]:
    """The words of a unit in the singular, in one spelling."""
    words = re.findall(r"[a-z%]+", unicodedata.normalize("NFKC", unit).lower())
    return [UNIT_WORDS.get(word, word) for word in map(make_singular, words) if word not in SMALL_WORDS]


def make_singular(word: str) -> str:
    """A plural without its ending; good enough to compare two of them."""
    if len(word) > 3 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def is_code(unit: str) -> bool:
    return re.fullmatch("[A-Z]{3}", unit) is not None


def is_same_pair(gold: Row, read: Row) -> bool:
    """Whether a trade row speaks of the same two from the same side, or the mirror of it."""
    ours, theirs = (gold["ref_area"], gold["counterpart_area"]), (read["ref_area"], read["counterpart_area"])
    if gold["flow"] == read["flow"]:
        return ours == theirs or (gold["flow"] == "turnover" and ours == theirs[::-1])
    return MIRROR.get(gold["flow"]) == read["flow"] and ours == theirs[::-1]


def shares_pledgor(gold: Row, read: Row) -> bool:
    """Whether one of those who undertake it was found."""
    meant = gold["pledgor"] if isinstance(gold["pledgor"], list) else [gold["pledgor"]]
    return any(is_same_party(party, read, found) for party in meant for found in _list_role(read, "pledgor"))


def is_same_parties(meant: Collection[str], read: Row, found: Collection[str]) -> bool:
    """Whether the parties found are those meant, all of them and no other."""
    return len(meant) == len(found) and all(any(is_same_party(one, read, other) for other in found) for one in meant)


def is_same_party(meant: str, read: Row, found: str) -> bool:
    """A code is the same code; a name is the same slug, or the name under which the engine knows the party."""
    return meant == found or make_slug(meant) in (make_slug(found), make_slug(read["names"].get(found, "")))


def make_slug(name: str) -> str:
    """A name as the engine makes it an id, in one spelling.

    >>> make_slug("Organisation of Türk States")
    'organization-of-turk-states'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain)).replace("isation", "ization")


def name_words(name: str) -> set[str]:
    return set(make_slug(name).split("-")) - SMALL_WORDS


def shares_words(gold: Row, read: Row) -> bool:
    """Whether the words that carry the row are those of one of the statements it was read from."""
    ours = set(gold["quote"].split())
    for statement in read["evidence"]:
        quote = statement["quote"]
        if gold["quote"] in quote or quote in gold["quote"]:
            return True
        if len(ours & set(quote.split())) >= ENOUGH_WORDS * len(ours):
            return True
    return False


def _list_role(read: Row, role: str) -> list[str]:
    return [party["party_id"] for party in read.get("parties", ()) if party["role"] == role]


def _is_any(gold: Row, column: str, found: Any) -> bool:
    return found in [gold[column], *gold.get(f"{column}_alt", ())]


def _list_differences(*fields: tuple[str, Any, Any, bool]) -> list[str]:
    return [f"{name} {meant!r} read as {found!r}" for name, meant, found, same in fields if not same]
