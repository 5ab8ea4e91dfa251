"""Where sentences end. Expected ends are marked with ‖, which is taken out before the text is split."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents.split import split_span

CASES = {
    "initials": "President A.Karimov met S. Niyazov and J. K. Rowe.‖ They talked.",
    "two-letter initials": "Sh. Rustaveli and Zh.Aitmatov wrote.‖ Yu.Gagarin flew.",
    "titles": "Mr. Olsen, Dr. Berg and Gen. Dahl came.‖ Prof. Lie left.",
    "states": "The U.S. Department of Energy paid.‖ He left the U.S.‖ The U.K. did not.",
    "amounts": "It cost $1.5 bn. in May and 3.2 mln. more in June.‖ That was 4.5 km. of rail.",
    "dates": "On Jan. 5 and Sept. 12 they met.‖ In Nov. they parted.",
    "numbers": "See No. 5, Art. 7 and p. 12.‖ Fig. 3 shows it.",
    "versus": "It was Lima vs. Quito, i.e. Peru and Ecuador, e.g. in football.‖ All won.",
    "quoted stop": "He said: “I will go.”‖ Then he left.‖ “We won!” she cried.‖ All cheered.",
    "quoted question": "“Who pays?” he asked.‖ Nobody answered.",
    "footnotes": "Trade grew.[3]‖ Then it fell.[4][5]‖ The end came.",
    "raised footnote": "Trade grew in the region.12‖ In spring it fell.",
    "lost space": "Output rose 10.5%.‖Norway is rich.‖ Imports grew by 24.1%.‖The rest fell.",
    "lost space after a word": "It affected several sectors.‖The mines closed.",
    "web names": "Site.uz quoted it.‖ See Docs.Rs for more.",
    "ellipsis": "It went on… and on.‖ Nobody came...‖ Then rain fell.",
    "leader dots": "Length ............ 486 km",
    "line of a letter": "They finished Line D.‖ The next one is Line E.",
    "company forms": "Acme Ltd. and Bolt Inc. merged.‖ Coil Corp. said no.",
    "wrapped lines": "The road goes from\nOslo to\nBergen.‖ It is\nlong.",
    "bars between paragraphs": "Growth was slow. |‖ While aware of it, the state did nothing.",
    "brackets": "He came (see Part 2.)‖ Then he left (at 5 p.m.).‖ All slept.",
    "list number": "1. The first point is made.‖ It holds.",
    "years": "It began in 2019.‖ 15 provinces joined.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_sentences_end_where_marked(marked: str) -> None:
    text = marked.replace("‖", "")
    expected = [part.strip() for part in marked.split("‖")]
    assert [text[start:end] for start, end in split_span(text, 0, len(text))] == expected


@given(st.text(alphabet='aB1 .!?…"”([)]\n|,;–$%', max_size=80))
def test_spans_are_in_order_and_lose_nothing(text: str) -> None:
    at = 0
    for start, end in split_span(text, 0, len(text)):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end].strip() == text[start:end]
        at = end
    assert not text[at:].strip()


def test_stops_without_letters_take_linear_time() -> None:
    text = '. "' * 20_000
    spans = list(split_span(text, 0, len(text)))
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
