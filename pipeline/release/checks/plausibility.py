"""What the contract does not rule out and hardly any text can mean."""

from collections.abc import Iterator

from pipeline.release.checks.check import Check
from schemas.expectations import EXPECTATIONS


def check_expectations() -> Iterator[Check]:
    for expected in EXPECTATIONS:
        yield Check(
            name=expected.name,
            table=expected.table,
            needs=(expected.table,),
            description=expected.description,
            severity="warning",
            question=f"SELECT * FROM {expected.table} WHERE NOT ({expected.condition})",
        )
