"""How accurately the engine reads the project's own gold (tests/gold), against the figures last accepted.

    python bench/accuracy.py             the figures, and each row gained or lost since they were last accepted
    python bench/accuracy.py --errors    every row missed, wrong or half right
    python bench/accuracy.py --accept    the same, and accepts today's figures: the one thing that changes accepted.json
    python bench/accuracy.py --json      the figures as JSON

Exits with 1 when a table's F1 is below the accepted one.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # so that it also runs as a file
from bench import matching
from bench.gold import GOLD, GoldText, Row, Rows, extract_rows, list_gold

ACCEPTED = GOLD / "accepted.json"
SHOWN = (
    "published country name ref_area counterpart_area flow time_period period kind status pledgor instrument "
    "count quantity obs_value value value_max unit unit_measure"
).split()
Keep = Callable[[Row], bool]
Differences = Callable[[Row, Row], list[str]]


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the report: which rows are compared, and when two of them are the same.

    `differences` tells how rows that were found differ in other fields; `shows` is False where another measure lists
    the same errors. Gold that names only some of what there is gives a measure of `recall_only`: nothing is wrong.
    """

    name: str
    table: str
    fit: matching.Fit
    keep: Keep = bool
    differences: Differences | None = None
    shows: bool = True
    recall_only: bool = False


def is_money(row: Row) -> bool:
    return bool(row["class"] == "money")


def is_numeric(row: Row) -> bool:
    return row["quantity"] is not None


MEASURES = (
    Measure("published", "published", matching.fit_published),
    Measure("countries", "countries", matching.fit_country),
    Measure("figures", "figures", matching.fit_figure),
    Measure("figures_unit", "figures", matching.fit_figure_and_unit, shows=False),
    Measure("money", "figures", matching.fit_figure_and_unit, is_money, shows=False),
    Measure("trade_core", "trade", matching.fit_trade, differences=matching.list_trade_differences),
    Measure("trade_full", "trade", matching.fit_trade_fully, shows=False),
    Measure("pledges_numeric_core", "pledges", matching.fit_numeric_pledge, is_numeric, shows=False),
    Measure("pledges_numeric_full", "pledges", matching.fit_numeric_pledge_fully, is_numeric, shows=False),
    Measure("pledges_all", "pledges", matching.fit_pledge, differences=matching.list_pledge_differences),
    Measure("projects_core", "projects", matching.fit_project, differences=matching.list_project_differences),
    Measure("projects_full", "projects", matching.fit_project_fully, shows=False),
    Measure("agreements", "agreements", matching.fit_agreement),
    Measure("people", "people", matching.fit_person, recall_only=True),
    Measure("organizations", "organizations", matching.fit_organization, recall_only=True),
    Measure("events", "events", matching.fit_event, recall_only=True),
)

MEANINGS = {
    "published": "the day of publication, as the text tells it",
    "countries": "states that a text speaks of",
    "figures": "quantities: the words and the value",
    "figures_unit": "quantities: the words, the value and the unit",
    "money": "amounts of money: the words, the value and the currency",
    "trade_core": "values of trade: the amount and the two parties",
    "trade_full": "values of trade: every field",
    "pledges_numeric_core": "pledges with a number: the quantity and who pledges it",
    "pledges_numeric_full": "pledges with a number: every field",
    "pledges_all": "pledges with or without a number: the undertaking",
    "projects_core": "projects: the undertaking and its kind",
    "projects_full": "projects: every field",
    "agreements": "packages of agreements: their number and worth",
    "people": "people; the gold names some of them, so recall alone is counted",
    "organizations": "organisations; the gold names some of them, so recall alone is counted",
    "events": "events; the gold names some of them, so recall alone is counted",
}
"""What each measure counts, for those who read the figures in a release."""


@dataclass(frozen=True, slots=True)
class Count:
    """Rows right, wrong and missed; those that are optional count only where they are right neither way."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Accuracy:
    """The counts of each measure, and one line for each row in error."""

    counts: dict[str, Count]
    errors: tuple[str, ...]


def measure_accuracy(texts: Iterable[GoldText]) -> Accuracy:
    """The engine's accuracy on these texts."""
    counts = {measure.name: Count() for measure in MEASURES}
    errors: list[str] = []
    for text in texts:
        read = extract_rows(text)
        for measure in MEASURES:
            count, lines = compare_rows(text, read, measure)
            counts[measure.name] += count
            errors += lines if measure.shows else []
    return Accuracy(counts, tuple(errors))


def compare_rows(text: GoldText, read: Rows, measure: Measure) -> tuple[Count, list[str]]:
    """The count of one measure on one text, and a line for each row in error."""
    gold = [row for row in text.gold.get(measure.table, ()) if measure.keep(row)]
    found = [row for row in read.get(measure.table, ()) if measure.keep(row)]
    pairs = matching.pair_rows(gold, found, measure.fit)
    paired_gold, paired_found = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [row for i, row in enumerate(gold) if i not in paired_gold and not row.get("optional")]
    wrong = [] if measure.recall_only else [row for j, row in enumerate(found) if j not in paired_found]
    right = sum(1 for i, _ in pairs if not gold[i].get("optional"))
    label = f"{text.text_id} | {measure.table}"
    lines = [f"{label} | missed | {describe_row(row)}" for row in missed]
    lines += [f"{label} | wrong | {describe_row(row)}" for row in wrong]
    for i, j in pairs:
        differences = measure.differences(gold[i], found[j]) if measure.differences else ()
        lines += [f"{label} | differs | {describe_row(gold[i])} | {difference}" for difference in differences]
    return Count(right, len(wrong), len(missed)), lines


def describe_row(row: Row) -> str:
    """A row in one line: what it is, and the words that carry it."""
    said = [f"{row[key]:g}" if isinstance(row[key], float) else str(row[key]) for key in SHOWN if row.get(key)]
    quotes = [row["quote"]] if row.get("quote") else [statement["quote"] for statement in row.get("evidence", ())[:1]]
    words = [f"“{' '.join(quote.split())}”" for quote in quotes]
    return " ".join([*said, *words])


def read_accepted(path: Path = ACCEPTED) -> Accuracy | None:
    """The figures last accepted; None where none were."""
    if not path.exists():
        return None
    held = json.loads(path.read_text(encoding="utf-8"))
    counts = {name: Count(count["right"], count["wrong"], count["missed"]) for name, count in held["counts"].items()}
    return Accuracy(counts, tuple(held["errors"]))


def write_accepted(accuracy: Accuracy, path: Path = ACCEPTED) -> None:
    """Puts these figures in the place of those last accepted."""
    held = {"counts": list_counts(accuracy), "errors": accuracy.errors}
    path.write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def list_counts(accuracy: Accuracy) -> dict[str, dict[str, Any]]:
    """Each measure's counts and what follows from them, to three digits."""
    return {
        name: {
            "right": count.right,
            "wrong": count.wrong,
            "missed": count.missed,
            "precision": round(count.precision, 3),
            "recall": round(count.recall, 3),
            "f1": round(count.f1, 3),
        }
        for name, count in accuracy.counts.items()
    }


def describe_measures(accuracy: Accuracy) -> dict[str, dict[str, Any]]:
    """The counts as a release tells them: with their meaning, and without a precision where none was measured."""
    counts, unknown = list_counts(accuracy), {"wrong": None, "precision": None, "f1": None}
    return {
        measure.name: {
            "meaning": MEANINGS[measure.name],
            **counts[measure.name],
            **(unknown if measure.recall_only else {}),
        }
        for measure in MEASURES
    }


def list_falls(now: Accuracy, accepted: Accuracy) -> list[str]:
    """The measures whose F1 is below the accepted one."""
    return [name for name, count in accepted.counts.items() if name in now.counts and now.counts[name].f1 < count.f1]


def show_counts(now: Accuracy, accepted: Accuracy | None) -> None:
    recall_only = {measure.name for measure in MEASURES if measure.recall_only}
    for name, count in now.counts.items():
        if name in recall_only:
            line = f"{name:22} recall {count.recall:.3f}  ({count.right} found, {count.missed} missed)"
        else:
            line = f"{name:22} P {count.precision:.3f}  R {count.recall:.3f}  F1 {count.f1:.3f}"
            line += f"  ({count.right} right, {count.wrong} wrong, {count.missed} missed)"
        before = accepted.counts.get(name) if accepted else None
        moved = f"  {count.f1 - before.f1:+.3f}" if before and before != count else ""
        print(line + moved)


def show_changes(now: Accuracy, accepted: Accuracy) -> None:
    """Prints each error that is gone since, and each that is new."""
    gone = list_remaining(accepted.errors, now.errors)
    new = list_remaining(now.errors, accepted.errors)
    print(f"\nSince the figures were accepted: {len(gone)} errors gone, {len(new)} new.")
    for line in gone:
        print(f"  gain  {line}")
    for line in new:
        print(f"  LOSS  {line}")


def list_remaining(lines: Sequence[str], others: Sequence[str]) -> list[str]:
    """The lines that the others lack, each as often as it is lacking."""
    left = list(others)
    remaining = []
    for line in lines:
        if line in left:
            left.remove(line)
        else:
            remaining.append(line)
    return remaining


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--accept", action="store_true", help="accept today's figures")
    parser.add_argument("--errors", action="store_true", help="list every row in error")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON and nothing else")
    options = parser.parse_args()
    texts = list(list_gold())
    now, accepted = measure_accuracy(texts), read_accepted()
    if options.accept:
        write_accepted(now)
    if options.json:
        print(json.dumps({"texts": len(texts), "measures": describe_measures(now)}, indent=1))
    else:
        print(f"{len(texts)} texts of tests/gold")
        show_counts(now, accepted)
        if options.errors:
            print("\n" + "\n".join(now.errors))
        if accepted:
            show_changes(now, accepted)
    return int(not options.accept and accepted is not None and bool(list_falls(now, accepted)))


if __name__ == "__main__":
    sys.exit(main())
