"""Dagster's events of a run, translated for the command line: a line a stage in place of its own log."""

import logging

import dagster as dg

from assets.progress_steps import Kind, Step, tell

STAGE_NAMES = {
    "raw_files": "looking at the raw files",
    "read_documents": "reading the documents",
    "extractions": "extracting",
    "staged_warehouse": "building the database",
    "check_warehouse": "checking across tables",
    "published_warehouse": "publishing",
}
PLAN_MESSAGE = "Dependencies for step"  # what a failed stage keeps from running goes without saying
KINDS: dict[str, Kind] = {"STEP_START": "started", "STEP_SUCCESS": "done", "STEP_FAILURE": "failed"}


def name_stage(step_key: str) -> str:
    """A step of the graph in plain words: `merge_trade` is "merging trade"."""
    if step_key in STAGE_NAMES:
        return STAGE_NAMES[step_key]
    for prefix, verb in (("merge_", "merging"), ("check_", "checking")):
        if step_key.startswith(prefix):
            return f"{verb} {step_key.removeprefix(prefix)}"
    return step_key.replace("_", " ")


class Relay(logging.Handler):
    """Tells the listeners of this process what Dagster logs."""

    rows: int = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Tells of one event of a run, where a person would want to know."""
        said = getattr(record, "dagster_meta", None) or {}
        event = said.get("dagster_event")
        step_key = said.get("step_key") or ""
        stage = name_stage(step_key)
        if event is None:
            message = str(said.get("orig_message", ""))
            if step_key and not message.startswith(PLAN_MESSAGE):
                tell(Step(stage, "said", message, record.levelno >= logging.WARNING))
        elif event.event_type_value == "ASSET_MATERIALIZATION":
            counted = event.materialization.metadata.get("dagster/row_count")
            self.rows += counted.value if counted else 0
        elif event.event_type_value in KINDS:
            kind = KINDS[event.event_type_value]
            message = f"{self.rows} rows" if kind == "done" and self.rows else ""
            tell(
                Step(
                    stage,
                    kind,
                    message,
                    shown=not step_key.startswith(("check_documents", "check_tables", "check_provenance")),
                )
            )
            self.rows = 0


def make_logger(_: dg.InitLoggerContext) -> logging.Logger:
    """A logger that only tells the listeners of this process."""
    logger = logging.Logger("silkledger.progress", logging.DEBUG)
    logger.addHandler(Relay())
    return logger


progress_logger = dg.LoggerDefinition(make_logger, description="Tells the command line how far the run is.")
