"""A small warehouse of invented articles: two that contradict each other, and one printed twice."""

import datetime
import hashlib
from typing import Any

import pyarrow as pa
import pytest

from schemas.contract import TABLES, arrow_schema, find_table, table_name

OLD = (
    "Tovland and China opened the Harbour Road in 2021. "
    "“Trade between China and Kazakhstan was about $10 billion in 2023,”\n"
    "Ana Berg said 🚂. China will lend Kazakhstan $2 billion by 2027. Some €5 million went elsewhere. "
    "They aim at trade of $20 billion by 2030."
)
NEW = (
    "China and Kazakhstan plan the Harbour Road. Trade between China and Kazakhstan came to $12.5 billion in 2023 "
    "and $15 billion in 2024. They signed 7 deals at the Lake Summit."
)


def identify(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class Warehouse:
    """Collects rows; what a row leaves out is missing."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {table_name(model): [] for model in TABLES}
        self.texts: dict[str, str] = {}

    def add(self, table: str, **row: Any) -> None:
        self.rows[table].append(row)

    def add_document(self, text: str, name: str, published: datetime.date, duplicate_of: str | None = None) -> str:
        received = name + text if duplicate_of else text
        document_id, sha256 = identify(received), hashlib.sha256(received.encode()).hexdigest()
        self.texts[document_id] = text
        self.add(
            "documents",
            document_id=document_id,
            source_path=f"{name}.txt",
            sha256=sha256,
            n_bytes=len(text.encode()),
            encoding="utf-8",
            language="en",
            publisher=name,
            published_on=published,
            published_precision="day",
            published_basis="manifest",
            n_chars=len(text),
            n_sentences=5,
            duplicate_of=duplicate_of,
        )
        self.add("document_texts", document_id=document_id, text=text)
        return document_id

    def span(self, document_id: str, quote: str) -> dict[str, Any]:
        start = self.texts[document_id].index(quote)
        return {"char_start": start, "char_end": start + len(quote), "quote": quote}

    def add_figure(self, document_id: str, quote: str, value: float, unit: str, used_by: str | None) -> None:
        self.add(
            "figures",
            figure_id=identify(document_id + quote),
            document_id=document_id,
            **self.span(document_id, quote),
            **{"class": "money"},
            value=value,
            unit=unit,
            bound="exact",
            value_usd=value,
            value_usd_basis="as stated",
            used_by=used_by,
            rule="symbol_before_number",
        )

    def support(
        self, table: str, row_id: str, document_id: str, quote: str, cells: dict[str, str], said_by: str | None = None
    ) -> None:
        """Evidence for a row, and its cells as column → value; the quote of a cell is that of the statement."""
        evidence_id, span = identify(f"{table} {row_id} {document_id}"), self.span(document_id, quote)
        text = self.texts[document_id]
        self.add(
            "evidence",
            evidence_id=evidence_id,
            table_name=table,
            row_id=row_id,
            document_id=document_id,
            **span,
            prefix=text[max(span["char_start"] - 32, 0) : span["char_start"]],
            suffix=text[span["char_end"] :][:32],
            assertion="attributed" if said_by else "stated",
            attributed_to=said_by,
            rule="test",
        )
        for column, value in cells.items():
            self.add("cells", evidence_id=evidence_id, column_name=column, **span, method="read", value_text=value)

    def tables(self) -> dict[str, pa.Table]:
        return {
            name: pa.Table.from_pylist(
                [dict.fromkeys(schema.names) | row for row in rows], schema=schema.remove_metadata()
            )
            for name, rows in self.rows.items()
            for schema in [arrow_schema(find_table(name))]
        }


def add_actors(warehouse: Warehouse) -> None:
    states = {
        "CHN": "China",
        "KAZ": "Kazakhstan",
        "KGZ": "Kyrgyzstan",
        "TJK": "Tajikistan",
        "TKM": "Turkmenistan",
        "UZB": "Uzbekistan",
    }
    for code, name in states.items():
        warehouse.add("parties", party_id=code, kind="state", name=name, country_id=code)
        warehouse.add(
            "countries",
            country_id=code,
            iso2=code[:2],
            m49="000",
            name=name,
            region="Asia",
            subregion="Central Asia",
            is_central_asia=code != "CHN",
            n_documents=2,
            n_mentions=4,
        )
    warehouse.add("parties", party_id="C5", kind="group", name="Central Asia")
    for code in list(states)[1:]:
        warehouse.add("party_members", group_id="C5", party_id=code, basis="reference")


def add_trade(
    warehouse: Warehouse, trade_id: str, document_id: str, quote: str, said_by: str | None = None, **row: Any
) -> None:
    held = {
        "ref_area": "CHN",
        "counterpart_area": "KAZ",
        "flow": "turnover",
        "freq": "A",
        "unit_measure": "USD",
        "bound": "exact",
        "kind": "reported",
    } | row
    warehouse.add(
        "trade_series",
        trade_id=trade_id,
        **held,
        obs_value_usd=held["obs_value"],
        value_usd_basis="as stated",
        n_documents=1,
    )
    warehouse.support(
        "trade_series", trade_id, document_id, quote, {name: str(value) for name, value in held.items()}, said_by
    )


def add_road(warehouse: Warehouse, old: str, new: str) -> None:
    warehouse.add(
        "projects",
        project_id="harbour-road",
        name="Harbour Road",
        kind="road",
        sector="21020",
        status="planned",
        iati_status="1",
        n_documents=2,
    )
    warehouse.add("project_parties", project_id="harbour-road", party_id="KAZ", role="location")
    warehouse.add("project_parties", project_id="harbour-road", party_id="CHN", role="builder")
    warehouse.add("project_statuses", project_id="harbour-road", document_id=old, status="operational")
    warehouse.add("project_statuses", project_id="harbour-road", document_id=new, status="planned")
    told = {"name": "Harbour Road", "kind": "road"}
    parties = {"location:KAZ": "KAZ", "builder:CHN": "CHN"}
    warehouse.support(
        "projects", "harbour-road", old, "China opened the Harbour Road in 2021", told | {"status": "operational"}
    )
    warehouse.support(
        "projects", "harbour-road", new, "plan the Harbour Road", told | parties | {"status": "planned"}, "ana-berg"
    )


def add_pledge(warehouse: Warehouse, document_id: str) -> None:
    held: dict[str, Any] = {
        "transaction_type": "12",
        "instrument": "loan",
        "description": "lend Kazakhstan $2 billion",
        "quantity": 2e9,
        "unit": "USD",
        "bound": "exact",
        "is_additional": False,
        "due_year": 2027,
    }
    warehouse.add(
        "pledges",
        pledge_id="p1",
        **held,
        value_usd=2e9,
        value_usd_basis="as stated",
        recommended_for_aggregates=True,
        n_documents=1,
    )
    warehouse.add("pledge_parties", pledge_id="p1", party_id="CHN", role="pledgor")
    warehouse.add("pledge_parties", pledge_id="p1", party_id="KAZ", role="recipient")
    cells = {name: str(value).lower() if value is False else str(value) for name, value in held.items()}
    cells |= {"pledgor:CHN": "CHN", "recipient:KAZ": "KAZ"}
    warehouse.support("pledges", "p1", document_id, "China will lend Kazakhstan $2 billion by 2027", cells)


def add_summit(warehouse: Warehouse, document_id: str) -> None:
    warehouse.add("events", event_id="lake-summit", name="Lake Summit", kind="summit", n_documents=1)
    warehouse.add("event_parties", event_id="lake-summit", party_id="KAZ")
    warehouse.support(
        "events",
        "lake-summit",
        document_id,
        "the Lake Summit",
        {"name": "Lake Summit", "kind": "summit", "party:KAZ": "KAZ"},
    )
    warehouse.add(
        "agreements",
        agreement_id="a1",
        description="deals",
        count=7,
        bound="exact",
        event_id="lake-summit",
        n_documents=1,
    )
    warehouse.add("agreement_parties", agreement_id="a1", party_id="CHN")
    warehouse.support(
        "agreements",
        "a1",
        document_id,
        "signed 7 deals",
        {"description": "deals", "count": "7.0", "bound": "exact", "party:CHN": "CHN"},
    )


def build_warehouse() -> Warehouse:
    warehouse = Warehouse()
    old = warehouse.add_document(OLD, "Dune Herald", datetime.date(2022, 5, 1))
    new = warehouse.add_document(NEW, "Lake Post", datetime.date(2025, 6, 2))
    warehouse.add_document(OLD, "Copy of Dune Herald", datetime.date(2022, 5, 3), duplicate_of=old)
    add_actors(warehouse)
    warehouse.add("people", person_id="ana-berg", name="Ana Berg", n_documents=1, n_mentions=1)
    warehouse.support("people", "ana-berg", old, "Ana Berg", {"name": "Ana Berg"})
    warehouse.add(
        "mentions",
        mention_id="m1",
        document_id=old,
        **warehouse.span(old, "Ana Berg"),
        entity_type="person",
        entity_id="ana-berg",
        form="name",
        rule="test",
    )
    add_trade(
        warehouse,
        "t1",
        old,
        "about $10 billion in 2023",
        "ana-berg",
        obs_value=10e9,
        time_period="2023",
        bound="approx",
    )
    add_trade(warehouse, "t2", new, "$12.5 billion in 2023", obs_value=12.5e9, time_period="2023")
    add_trade(warehouse, "t3", new, "$15 billion in 2024", obs_value=15e9, time_period="2024")
    add_trade(warehouse, "t4", old, "$20 billion by 2030", obs_value=20e9, time_period="2030", kind="target")
    add_road(warehouse, old, new)
    add_pledge(warehouse, old)
    add_summit(warehouse, new)
    warehouse.add_figure(old, "$2 billion", 2e9, "USD", "pledges")
    warehouse.add_figure(old, "€5 million", 5e6, "EUR", None)
    return warehouse


@pytest.fixture
def warehouse() -> Warehouse:
    """The small warehouse before it becomes tables, to be changed at will."""
    return build_warehouse()


@pytest.fixture(scope="session")
def sound_tables() -> dict[str, pa.Table]:
    """The small warehouse, not to be changed."""
    return build_warehouse().tables()


@pytest.fixture
def tables(sound_tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """The small warehouse, of which tables may be replaced."""
    return dict(sound_tables)
