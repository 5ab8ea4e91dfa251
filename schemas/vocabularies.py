"""The closed word lists of the contract, each with its source.

One `Literal` a vocabulary: type checkers, Pandera checks, DuckDB ENUMs and the data dictionary are all derived
from these definitions with `terms`.
"""

from typing import Literal, get_args

FigureClass = Literal["money", "percent", "ratio", "count", "duration", "physical"]
Bound = Literal["exact", "approx", "min", "max"]
Assertion = Literal["stated", "attributed", "hedged"]
Method = Literal["read", "resolved", "converted", "inferred", "curated"]

PartyKind = Literal["state", "group", "organization"]
OrganizationKind = Literal[
    "intergovernmental",
    "initiative",
    "company",
    "media",
    "forum",
    "treaty",
    "government_body",
    "think_tank",
    "bank",
    "other",
]
FactTable = Literal["people", "events", "projects", "pledges", "trade_series", "agreements", "party_members"]
EntityType = Literal["party", "person", "place", "project"]
MentionForm = Literal["name", "adjective", "people", "capital", "abbreviation", "anaphor", "surname"]
MembershipBasis = Literal["reference", "text"]

ProjectKind = Literal[
    "railway",
    "road",
    "pipeline",
    "power_plant",
    "power_grid",
    "port",
    "logistics_hub",
    "airport",
    "mine",
    "factory",
    "refinery",
    "telecom",
    "water",
    "agriculture",
    "urban",
    "corridor",
    "school",
    "hospital",
    "other",
]
ProjectStatus = Literal["proposed", "planned", "under_construction", "operational", "suspended", "cancelled", "unknown"]
ProjectRole = Literal["location", "builder", "lender", "owner", "partner"]

Instrument = Literal[
    "grant",
    "loan",
    "investment",
    "financing",
    "in_kind",
    "scholarships",
    "training",
    "facility",
    "mechanism",
    "market_access",
    "trade_target",
    "other",
]
TransactionType = Literal["12", "2", "3"]  # IATI TransactionType: pledge, commitment, disbursement
PledgeRole = Literal["pledgor", "recipient"]

Flow = Literal["turnover", "exports", "imports"]
TradeKind = Literal["reported", "estimate", "forecast", "target"]
Frequency = Literal["A", "S", "Q", "M", "YTD"]  # SDMX CL_FREQ, with year-to-date for cumulated months

EventKind = Literal["summit", "forum", "visit", "war", "other"]
DatePrecision = Literal["day", "month", "year"]
PublishedBasis = Literal["manifest", "text", "none"]
RejectionReason = Literal[
    "empty",
    "binary",
    "undecodable",
    "too_large",
    "unreadable",
    "unsupported_type",
    "not_prose",
    "unsupported_language",
]


def terms(vocabulary: object) -> tuple[str, ...]:
    """The terms of a vocabulary, in the order of its definition."""
    return get_args(vocabulary)
