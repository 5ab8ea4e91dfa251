"""Every check on what is about to be released, with its result: `checks.json`."""

import json
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from assets.checks import CONTRACT_CHECK, CONTRACT_DESCRIPTION, check_contract
from pipeline.release.checks.run import run_checks
from pipeline.release.licences import LONGEST_QUOTE
from pipeline.release.statistics import describe_quotes

MOST_CASES = 5
Result = dict[str, Any]


def check_release(tables: Mapping[str, pa.Table]) -> list[Result]:
    """One result a check and table: name, severity, what it says, whether it holds, and the first rows against it.

    `tables` are those of the warehouse, with the full text of every document, so that every quote is compared.
    """
    return [
        *(_check_table(name, table) for name, table in tables.items()),
        *_check_rules(tables),
        _check_quotes(tables),
    ]


def list_errors(results: list[Result]) -> list[Result]:
    """The results for which nothing may be released."""
    return [result for result in results if not result["passed"] and result["severity"] == "error"]


def _check_table(name: str, table: pa.Table) -> Result:
    judged = check_contract(name, table)
    failures = judged.metadata["failures"].value if not judged.passed else 0
    return _describe(CONTRACT_CHECK, name, "error", CONTRACT_DESCRIPTION, int(str(failures)), [])


def _check_rules(tables: Mapping[str, pa.Table]) -> list[Result]:
    results = []
    for outcome in run_checks(tables):
        check, failures = outcome.check, outcome.failures
        first = [json.dumps(row, default=str, ensure_ascii=False) for row in failures.slice(0, MOST_CASES).to_pylist()]
        results.append(_describe(check.name, check.table, check.severity, check.description, failures.num_rows, first))
    return results


def _check_quotes(tables: Mapping[str, pa.Table]) -> Result:
    said = f"No row quotes more than {LONGEST_QUOTE} characters of a text."
    long = describe_quotes(tables)["longest_chars"] > LONGEST_QUOTE
    return _describe("quotes_are_short", "evidence", "warning", said, int(long), [])


def _describe(check: str, table: str, severity: str, said: str, failures: int, first: list[str]) -> Result:
    return {
        "check": check,
        "table": table,
        "severity": severity,
        "description": said,
        "passed": failures == 0,
        "failures": failures,
        "first_failures": first,
    }
