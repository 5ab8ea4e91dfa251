"""Every stage of the engine takes a time that grows with the length of the text, whatever stands in it."""

import gc
import time
from collections.abc import Iterator

import pytest

from pipeline.documents.read import read_text
from pipeline.facts.read import read_facts
from pipeline.facts.scene import set_scene
from pipeline.figures.read import read_figures
from pipeline.mentions.read import read_mentions
from pipeline.times.read import read_times

STAGES = ("document", "times", "figures", "mentions", "facts")
SMALL, LARGE = 5_000, 40_000
MILLION = 1_000_000
PIECES = [
    "Kazakhstan ",
    "China, ",
    "China and Russia ",
    "China-",
    "Kazakhstan’s trade with China ",
    "exports to China of ",
    "imports from China rose 5% to $5 ",
    "China pledged $5 million ",
    "grant of $5 million to Kenya ",
    "will build a railway ",
    "the railway ",
    "railway from Aa to Bb ",
    "signed 5 agreements ",
    "agreements worth ",
    "visited China ",
    "summit in Astana ",
    "the two countries ",
    "our country ",
    "President Xi ",
    "Bank of ",
    "Ministry of ",
    "Orsk Mining Corporation (OMC) ",
    "The Aa Bank ",
    "A. ",
    "said that ",
    "according to ",
    "not ",
    "“",
    "Question: ",
    "Vladimir Putin: ",
    "| 5 ",
    "- ",
    "\n",
    "http://a.b/",
    "é",
]


@pytest.fixture(scope="module", autouse=True)
def uncollected() -> Iterator[None]:
    """Looking through all that the other tests left in memory is not the engine's time."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("sentence", [0, 1_000], ids=["endless", "sentences"])
@pytest.mark.parametrize("piece", PIECES)
def test_each_stage_is_linear_in_the_length(piece: str, sentence: int) -> None:
    unit = piece if not sentence else fill(piece, sentence).strip() + ". "
    measure_stages(fill(unit, 1_000))
    small, large = (measure_stages(fill(unit, size)) for size in (SMALL, LARGE))
    slow = {stage: (small[stage], large[stage]) for stage in STAGES if large[stage] > 0.06 + 24 * small[stage]}
    assert not slow


@pytest.mark.parametrize("piece", ["1", ",", "(", "[](){}", "Kyrgyzstan, "])
def test_a_million_characters_cost_what_their_number_says(piece: str) -> None:
    measure_stages(fill(piece, 1_000))
    small, large = (sum(measure_stages(fill(piece, size)).values()) for size in (MILLION // 8, MILLION))
    assert large < 0.3 + 25 * small


def fill(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def measure_stages(text: str) -> dict[str, float]:
    """Seconds of processor time that each stage takes to read a text."""
    marks = [time.process_time()]
    document = read_text(text)
    marks.append(time.process_time())
    times = read_times(document.text, None)
    marks.append(time.process_time())
    figures = read_figures(document.text, times)
    marks.append(time.process_time())
    cast = read_mentions(document)
    marks.append(time.process_time())
    read_facts([set_scene(document, figures, times, cast)])
    marks.append(time.process_time())
    return {stage: marks[index + 1] - marks[index] for index, stage in enumerate(STAGES)}
