"""What is true of a site as a whole: which release it shows, and how far to trust it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from schemas.contract import DATASET

AUTHORS = "The Silk Ledger developers"

ACCURACY_WORDS: Mapping[str, str] = {
    "countries": "states",
    "figures": "quantities, with value and class",
    "money": "amounts of money",
    "trade_core": "trade: found, with pair, flow and value",
    "trade_full": "trade: every field right",
    "pledges_all": "pledges: found",
    "pledges_numeric_full": "pledges of an amount: every field right",
    "projects_core": "projects: found, of the right kind",
    "projects_full": "projects: every field right",
    "agreements": "agreements",
    "events": "events",
}


BRIEF_WORDS: Mapping[str, str] = {
    "money": "amounts of money",
    "trade_core": "values of trade",
    "pledges_all": "pledges",
    "projects_core": "projects",
}


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Precision and recall of one kind of row; `brief` where it is one of the few that the first page tells."""

    words: str
    precision: float
    recall: float
    brief: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """A release, or the working warehouse where there is none: then `version` is missing."""

    version: str | None = None
    released_on: date | None = None
    git_commit: str | None = None
    accuracy: tuple[Accuracy, ...] = ()
    all_texts: bool = False
    citation: str = ""

    @property
    def words(self) -> str:
        """Which release this is, in a few words.

        >>> Edition("2026.11.0", date(2026, 11, 22)).words
        'Release 2026.11.0 of 22 November 2026, schema 1.0.0'
        """
        schema = f"schema {DATASET.schema_version}"
        if self.version is None:
            commit = f" at {self.git_commit[:12]}" if self.git_commit else ""
            return f"Unreleased build{commit}, {schema}"
        day = f" of {self.released_on:%-d %B %Y}" if self.released_on else ""
        return f"Release {self.version}{day}, {schema}"

    @property
    def cite(self) -> str:
        """The citation in one line."""
        if self.citation:
            return self.citation
        year = f" ({self.released_on.year})" if self.released_on else ""
        which = f"release {self.version}" if self.version else "unreleased build"
        return f"{AUTHORS}{year}. {DATASET.title}, {which}. {DATASET.licence}."


def read_accuracy(measures: Mapping[str, Mapping[str, float]]) -> tuple[Accuracy, ...]:
    """The lines a reader wants of the project's own measurement, as `bench/accuracy.py` counts them.

    Shares come from the counts where these are told: what is rounded to three digits already would be rounded twice.

    >>> read_accuracy({"money": {"right": 25, "wrong": 0, "missed": 17, "precision": 1.0, "recall": 0.595}})[0].recall
    0.5952380952380952
    """
    return tuple(
        Accuracy(
            words,
            _find_share(measures[name], "wrong", "precision"),
            _find_share(measures[name], "missed", "recall"),
            BRIEF_WORDS.get(name, ""),
        )
        for name, words in ACCURACY_WORDS.items()
        if name in measures and measures[name].get("precision") is not None and measures[name].get("recall") is not None
    )


def _find_share(measure: Mapping[str, float], failed: str, share: str) -> float:
    """The share of right rows among these and the failed ones, from their counts or as it was told."""
    right, others = measure.get("right"), measure.get(failed)
    return right / (right + others) if right is not None and others else float(measure[share])
