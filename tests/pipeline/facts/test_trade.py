import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.facts.claim import TradeClaim, list_cells
from pipeline.facts.trade import RULES, read_trade
from tests.pipeline.facts.scene_of import scene_of
from tests.pipeline.facts.trade_sentences import PASSAGES, SENTENCES


def row_of(claim: TradeClaim) -> str:
    period = claim.time_period.value if claim.time_period else "-"
    row = (
        f"{claim.ref_area.value} {claim.counterpart_area.value} {claim.flow.value} {period} "
        f"{claim.obs_value.value:g} {claim.unit_measure.value} {claim.kind.value}"
    )
    return row + (f" | {claim.commodity.value}" if claim.commodity else "")


def rows_of(text: str, published: str | None = "2025-06-18") -> list[str]:
    return [row_of(claim) for claim in read_trade(scene_of(text, published))]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentence_gives_its_rows_and_no_other(text: str, expected: list[str]) -> None:
    assert sorted(rows_of(text)) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_passage_carries_pair_and_period_from_sentence_to_sentence(text: str, expected: list[str]) -> None:
    assert sorted(rows_of(text)) == sorted(expected)


def test_conversion_in_brackets_is_no_second_observation() -> None:
    (claim,) = read_trade(scene_of("Norway's trade with Kazakhstan came to 900 million euros ($1 billion) in 2023."))
    assert (claim.obs_value.value, claim.unit_measure.value) == (9e8, "EUR")
    assert claim.converted_usd is not None and claim.converted_usd.value == 1e9
    assert len(claim.figures) == 2


def test_every_value_points_at_words_of_the_text() -> None:
    text = "In 2023, Chile's copper exports to Japan rose 4% to $8.5 billion, Chile's customs service said."
    (claim,) = read_trade(scene_of(text))
    cells = {cell.column_name: text[cell.start : cell.end] for cell in list_cells(claim)}
    assert cells["ref_area"] == "Chile"
    assert cells["counterpart_area"] == "Japan"
    assert cells["flow"] == "exports"
    assert cells["commodity"] == "copper"
    assert cells["obs_value"] == "$8.5 billion"
    assert cells["time_period"] == "2023"
    assert text[claim.statement.start : claim.statement.end].endswith("$8.5 billion")
    assert claim.statement.rule in RULES


def test_the_speaker_is_the_source_of_a_figure() -> None:
    (claim,) = read_trade(
        scene_of("Trade with Nepal reached $8 billion in 2023, Indian Prime Minister Narendra Modi said.")
    )
    assert claim.statement.assertion == "attributed"
    assert claim.reported_by is not None and claim.reported_by.value == "narendra-modi"


def test_central_asian_side_of_a_turnover_stands_second() -> None:
    assert rows_of("Kyrgyzstan's trade with Austria was worth 40 million euros in 2022.")[0].startswith(
        "AUT KGZ turnover"
    )
    assert rows_of("Uzbekistan's trade with Kazakhstan was worth $4 billion in 2022.")[0].startswith("KAZ UZB turnover")
    assert rows_of("Tajikistan's foreign trade was worth $8 billion in 2023.")[0].startswith("TJK WORLD turnover")


@pytest.mark.parametrize(
    ("words", "frequency"),
    [
        ("in 2023", "A"),
        ("in March 2023", "M"),
        ("in the first quarter of 2023", "Q"),
        ("in January-May 2023", "YTD"),
        ("in the first half of 2023", "S"),
    ],
)
def test_frequency_follows_from_the_period(words: str, frequency: str) -> None:
    (claim,) = read_trade(scene_of(f"Trade between Peru and Chile amounted to $1 billion {words}."))
    assert claim.freq.value == frequency


def test_last_year_needs_a_day_of_writing() -> None:
    text = "Trade between Peru and Chile amounted to $4 billion last year."
    assert rows_of(text, "2023-03-01") == ["CHL PER turnover 2022 4e+09 USD reported"]
    assert rows_of(text, None) == ["CHL PER turnover - 4e+09 USD reported"]


TRADE_WORDS = (
    "trade turnover exports imports with between to from of and the Kazakhstan China Italy Uzbekistan reached fell was "
    "$5 billion 7 million tonnes in 2023 up by ( ) , . - gas oil its bilateral partners sold bought worth said Xi"
).split(" ")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(TRADE_WORDS), min_size=1, max_size=40))
def test_no_jumble_of_trade_words_breaks_a_claim(words: list[str]) -> None:
    text = " ".join(words)
    for claim in read_trade(scene_of(text)):
        assert claim.ref_area.value != claim.counterpart_area.value
        assert text[claim.statement.start : claim.statement.end].strip()
        assert all(0 <= cell.start < cell.end <= len(text) for cell in list_cells(claim))
