"""From a template and what it says to the bytes of a page. Everything that comes from data is escaped."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from pipeline.site.edition import Edition
from schemas.contract import DATASET

POLICY = (
    "default-src 'none'; script-src 'self'{wasm}; style-src 'self'; img-src 'self'; font-src 'self'; {worker}"
    "base-uri 'none'; form-action 'none'"
)
MENU = (
    ("overview", "Overview", "index.html"),
    ("trade", "Trade", "trade.html"),
    ("pledges", "Pledges", "pledges.html"),
    ("projects", "Projects", "projects.html"),
    ("agreements", "Agreements", "agreements.html"),
    ("events", "Events", "events.html"),
    ("countries", "Countries", "countries.html"),
    ("people", "People", "people.html"),
    ("documents", "Documents", "documents.html"),
    ("figures", "Figures", "figures.html"),
    ("disagreements", "Disagreements", "disagreements.html"),
    ("query", "Query", "query.html"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is printed; `path` is where it stands, from the top of the site."""

    path: str
    template: str
    title: str
    section: str
    says: Mapping[str, Any]
    description: str = ""
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    runs_database: bool = False


@dataclass(frozen=True, slots=True)
class Press:
    """Prints pages of one edition."""

    edition: Edition
    has_query: bool
    facts: Mapping[str, Any] = field(default_factory=dict)

    def print(self, page: Page) -> bytes:
        """The page as UTF-8; the same page gives the same bytes."""
        policy = POLICY.format(
            wasm=" 'wasm-unsafe-eval'" if page.runs_database else "",
            worker="worker-src blob:; " if page.runs_database else "",
        )
        text = (
            environment()
            .get_template(page.template)
            .render(
                page.says,
                title=page.title,
                section=page.section,
                path=page.path,
                root="../" * page.path.count("/"),
                policy=Markup(policy),
                description=page.description or DATASET.description,
                scripts=page.scripts,
                styles=page.styles,
                menu=[{"name": name, "title": title, "page": path} for name, title, path in MENU],
                site=self._describe_site(),
            )
        )
        return text.encode()

    def _describe_site(self) -> dict[str, Any]:
        return {
            "title": DATASET.title,
            "description": DATASET.description,
            "licence": DATASET.licence,
            "licence_title": DATASET.licence_title,
            "licence_url": DATASET.licence_url,
            "edition": self.edition.words,
            "citation": self.edition.cite,
            "accuracy": self.edition.accuracy,
            "has_query": self.has_query,
        }


@cache
def environment() -> Environment:
    """The templates; a name that a template uses and nobody gives is an error."""
    made = Environment(
        loader=FunctionLoader(lambda name: read_file(f"templates/{name}").decode()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["urlencode"] = encode_address
    return made


def read_file(name: str) -> bytes:
    """A file that lies beside this module."""
    return files(__package__).joinpath(name).read_bytes()


def encode_address(text: str) -> str:
    """Text as part of an address, after the `#` too."""
    return quote(text, safe="")


def embed_json(value: object) -> Markup:
    """Data as JSON that may stand inside a <script> of a page: no `<` is left to end it.

    >>> embed_json(["</script>"])
    Markup('["\\\\u003c/script\\\\u003e"]')
    """
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for mark, code in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        written = written.replace(mark, code)
    return Markup(written)


def call_script(function: str, *values: object) -> bytes:
    """A classic script that hands data over: what a page from a folder can load where `fetch` is forbidden."""
    given = ",".join(map(str, map(embed_json, values)))
    return f"{function}({given});\n".encode()
