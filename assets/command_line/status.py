"""`silkledger status`: what is published, from which inputs, and what changed since."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import typer

from assets.command_line.options import DEFAULT_RAW, DEFAULT_WAREHOUSE, Raw, Warehouse
from assets.mirror import is_bucket, locate_raw, plan_mirror
from assets.raw_folder import COMPANIONS, RawFolderError, show_name
from assets.survey import Changes, compare_surveys, survey_raw_folder
from assets.warehouse_folder import WarehouseFolder, find_damage, read_inputs, read_record

MOST_PATHS = 10


def status(raw: Raw = DEFAULT_RAW, warehouse: Warehouse = DEFAULT_WAREHOUSE) -> None:
    """Show what is published, when and from what, and whether a build would change it.

    [bold]Exit codes[/]: 0 the published warehouse is whole and up to date; 1 it is damaged, lacks the facts of a text
    on which the reader failed, or the raw folder or the engine changed since; 2 nothing is published, or there is no
    such raw folder.

    [bold]Examples[/]

      silkledger status

      silkledger status --raw articles --warehouse /data/silk || silkledger build --raw articles --warehouse /data/silk
    """
    folder = WarehouseFolder(warehouse)
    record = read_record(folder)
    _print_published(folder, record)
    damaged = find_damage(folder, record)
    for name in damaged:
        print(f"damaged       {name} is missing or is not what was published; silkledger build makes it anew")
    failed = record.get("failed_texts", [])
    for text in failed[:MOST_PATHS]:
        print(f"failed        {text['source_path']}: its facts are missing: {text['error']}")
    if len(failed) > MOST_PATHS:
        print(f"failed        and {len(failed) - MOST_PATHS} more")
    changes = _find_changes(raw, folder, read_inputs(folder))
    _print_changes(changes)
    if damaged or changes or failed:
        raise typer.Exit(1)


def _find_changes(raw: str, folder: WarehouseFolder, inputs: dict[str, Any]) -> Changes:
    """What differs from what was published; of a bucket, what was brought from it and what its listing shows since."""
    texts = locate_raw(raw, folder)
    if not is_bucket(raw):
        return compare_surveys(inputs, survey_raw_folder(texts))
    if not texts.is_dir():
        raise RawFolderError(f"nothing was brought from that bucket into {folder.path} yet; silkledger build brings it")
    plan, survey = plan_mirror(raw, texts), survey_raw_folder(texts)
    brought = compare_surveys(inputs, survey)
    refused = {rejection.source_path for rejection in survey.refused}
    names = plan.fetch.keys() - {*COMPANIONS}
    here = {name for name in names if (texts / name).exists()}
    return Changes(
        added=_join(brought.added, (name for name in names - here if show_name(name) not in refused)),
        changed=_join(brought.changed, here),
        removed=_join(brought.removed, plan.gone),
        companions=_join(brought.companions, plan.fetch.keys() & {*COMPANIONS}),
        engine=brought.engine,
    )


def _join(paths: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*paths, *map(show_name, names)}))


def _print_published(folder: WarehouseFolder, record: dict[str, Any]) -> None:
    published = datetime.fromtimestamp(folder.record.resolve().stat().st_mtime, UTC)
    rows = record["rows"]
    commit, dirty, _ = record["git_commit"].partition("-dirty")
    commit = commit[:12] + dirty
    print(f"published     {published:%Y-%m-%d %H:%M} UTC in {folder.path}")
    print(f"schema        {record['schema_version']}, commit {commit}, engine {record['engine_version']}")
    print(f"documents     {rows['documents']} accepted, {rows['rejected_documents']} rejected")
    print(f"rows          {sum(rows.values()):,} in {len(rows)} tables")


def _print_changes(changes: Changes) -> None:
    if not changes:
        print("up to date    nothing has changed since")
        return
    for word, paths in (("added", changes.added), ("changed", changes.changed), ("removed", changes.removed)):
        for path in paths[:MOST_PATHS]:
            print(f"{word:<13} {path}")
        if len(paths) > MOST_PATHS:
            print(f"{word:<13} and {len(paths) - MOST_PATHS} more")
    for name in changes.companions:
        print(f"changed       {name}")
    if changes.engine:
        print("changed       the engine (rules, word lists or libraries)")
    print("next          silkledger build")
