"""Whether an amount of trade was counted, estimated, expected or aimed at."""

import re

from pipeline.facts.claim import Read
from pipeline.facts.grammar import load_words
from pipeline.facts.scene import Reading
from pipeline.facts.trade_link import Link
from schemas.vocabularies import TradeKind

WORDS = load_words("trade.csv")
TARGET = re.compile(rf"(?:{WORDS['target']})")
FORECAST = re.compile(rf"(?:{WORDS['forecast']})")


ESTIMATE = re.compile(rf"(?:{WORDS['estimate']})|\bprojected\b")
DONE = re.compile(rf"(?:^|[ ,])(?:{WORDS['done']})(?! (?:expected|projected|set|forecast|planned|to be))")


MODAL_BEFORE = re.compile(r"\b(?:to|will|would|could|may|might|should|be|is|are|expected|planned)(?: [a-z]+)? $")
ACHIEVED = re.compile(
    r"\b(?:helped?|managed|allowed|enabled|able|possible|succeeded|failed) (?:[a-z]+ ){0,3}to [a-z]+ ?(?:[a-z]+ ){0,4}$"
)
AIM_BEHIND = re.compile(r"^(?:[^.;,a]|a(?!nd (?:ha|i|a|w))){0,40}\b(?:target|goal)\b")


GOAL_NAMED = re.compile(r" (?:goal|target|aim|objective)s?\b(?! (?:has|had) been (?:met|reached|passed))")
AGREED = re.compile(  # "an agreement to elevate their trade to $10 billion"
    r"\b(?:agreements?|deals?|plans?|decisions?|consensus|understanding|roadmaps?|road maps?|intentions?|proposals?|"
    r"commitments?|pledges?|memorand(?:um|a)|opportunit(?:y|ies)|potential|need|necessity|importance|readiness|task|"
    r"steps|measures|efforts|desire|willingness|determination|initiatives?) (?:(?:was |were )?reached )?"
    r"(?:to [a-z]+(?: up)?|of [a-z]+ing) (?:their |its |our |mutual |bilateral |the |two-way |annual |overall )*$"
)
PROMISED = re.compile(
    r"\b(?:(?:promised|pledged|agreed|vowed|undertook|decided|resolved) that|(?:hope[sd]?|wish(?:es|ed)?)(?: that)?) "
    r"[^.;,]{0,40}$"
    r"|\b(?:promised|pledged|agreed|vowed|undertook|decided|resolved) (?:(?:on|in|at|during) [^.;,]{1,20} )?to "
    r"(?:[a-z]+|<r\d+>) (?:their |its |mutual |bilateral |the |two-way |annual )*$"
)
STANDS = re.compile(
    r"\btoday (?:it|they|this)\b|\b(?:currently|now) (?:stands|amounts|is|are)\b|\b(?:stands at|amounts to)\b"
)


def read_kind(reading: Reading, link: Link) -> Read[TradeKind]:
    """Reported, estimated, expected or aimed at: from the verb that holds the amount, then from what leads to it."""
    text = reading.masked
    if link.phrase.goal:
        return _read(reading, "target", link.phrase.start, link.phrase.end)
    inner_start = max(link.since, min(link.phrase.right, link.at))
    if link.rule in ("next_in_series", "amount_sold_or_bought"):
        inner_start = link.since if link.rule == "next_in_series" else link.phrase.start
    if link.rule == "told":
        inner_start = link.phrase.start
    inner = text[inner_start : link.at]
    near = min(link.phrase.start, link.at)
    left = text[max(text.rfind(";", 0, near) + 1, text.rfind(", after ", 0, near) + 1, near - 140) : near]
    if re.match(r"^ ?\(<t\d+> est\b", text[link.end : link.end + 16]):
        return _read(reading, "estimate", link.at, link.end)
    if link.phrase.kind == "buy" and re.search(r"\b(?:will|shall) (?:also )?$", left):
        return _read(reading, "target", link.phrase.start, link.phrase.end)  # a buyer's undertaking
    if named := GOAL_NAMED.match(text, link.phrase.right, max(link.phrase.right, link.at)):
        return _read(reading, "target", *named.span())
    if link.rule == "next_in_series" and STANDS.search(inner):
        return _read(reading, "reported", link.at, link.end, inferred=True)
    if re.match(r"^ to (?:reach|hit|exceed|top|surpass|total|double|grow|rise|climb)", inner) and not TARGET.search(
        left
    ):
        return _read(reading, "forecast", inner_start, link.at)  # "Trade with Ghana to hit $5 billion"
    if promised := PROMISED.search(left) or AGREED.search(left):
        offset = near - len(left)
        return _read(reading, "target", offset + promised.start(), offset + promised.end())
    if link.phrase.verb and left.endswith((" is to ", " are to ")):
        return _read(reading, "forecast", link.phrase.start, link.phrase.end)
    for pattern, kind in ((TARGET, "target"), (FORECAST, "forecast"), (ESTIMATE, "estimate")):
        if found := pattern.search(inner):
            return _read(reading, kind, inner_start + found.start(), inner_start + found.end())  # type: ignore[arg-type]
    if found := _done(inner):
        return _read(reading, "reported", inner_start + found.start(), inner_start + found.end())
    offset = near - len(left)
    if link.rule not in ("next_in_series",) or not DONE.search(text[link.phrase.right : link.since]):
        aims = [f for f in TARGET.finditer(left) if "," not in left[f.end() :] or len(left) - f.end() < 60]
        if aims and not ACHIEVED.search(left):
            return _read(reading, "target", offset + aims[-1].start(), offset + aims[-1].end())
        sees = list(FORECAST.finditer(left))
        if sees and len(left) - sees[-1].end() < 60:
            return _read(reading, "forecast", offset + sees[-1].start(), offset + sees[-1].end())
    if AIM_BEHIND.match(text[link.end : link.end + 60]) and not DONE.search(inner):
        return _read(reading, "target", link.at, link.end)
    return _read(reading, "reported", link.at, link.end, inferred=True)


def _done(inner: str) -> re.Match[str] | None:
    for found in DONE.finditer(inner):
        if not MODAL_BEFORE.search(inner[: found.start() + 1]):
            return found
    return None


def _read(reading: Reading, kind: TradeKind, start: int, end: int, *, inferred: bool = False) -> Read[TradeKind]:
    return Read(kind, *reading.text_span(start, end), "inferred" if inferred else "read")
