from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.documents.document import Document, Sentence
from pipeline.facts.scene import Scene, set_scene
from pipeline.figures.figure import Figure
from pipeline.mentions.mention import Cast, Mention, Party
from tests.pipeline.facts.facts_of import read_text
from tests.pipeline.facts.scene_of import scene_of


def bare_scene(text: str, figures: tuple[Figure, ...] = (), mentions: tuple[Mention, ...] = ()) -> Scene:
    """One sentence with figures and mentions made by hand."""
    parties = tuple(Party(m.entity_id, "state", m.entity_id) for m in mentions)
    blank = (None, None, None, None, None, "none", None)
    sentences = (Sentence(0, len(text), 0, "prose"),)
    document = Document("0" * 16, "a.txt", "0" * 64, len(text), "utf-8", "en", text, sentences, *blank)  # type: ignore[arg-type]
    return set_scene(document, figures, (), Cast(mentions, parties, ()))


def test_actors_amounts_and_times_stand_as_slots() -> None:
    (reading,) = scene_of("In 2021, Peru’s exports to  Chile rose 4% to $5 billion.").readings
    assert reading.masked == "in <t0>, <p0>'s exports to <p1> rose <c0> to <m0>."
    assert reading.cased.startswith("In <t0>, ")


def test_a_place_in_the_mask_leads_back_to_the_text() -> None:
    scene = scene_of("The “new” port —\nof Batumi — cost $80 million, officials said.")
    (reading,) = scene.readings
    at = reading.masked.index("cost <m0>")
    assert scene.quote(*reading.text_span(at, at + len("cost <m0>"))) == "cost $80 million"
    assert scene.quote(*reading.text_span(at - 1, at + len("cost <m0>,"))) == "cost $80 million,"


def test_an_actor_stands_before_the_count_that_holds_it() -> None:
    text = "the five Baltic states met"
    count = Figure(4, 22, "count", 5.0, None, "states", "exact", "r")
    actor = Mention(9, 22, "party", "EU", "name", "r")
    (reading,) = bare_scene(text, (count,), (actor,)).readings
    assert reading.masked == "the five <p0> met"


def test_the_longer_of_two_slots_stands() -> None:
    text = "some 5 million tonnes of ore"
    short = Figure(5, 14, "count", 5e6, None, "tonnes", "exact", "r")
    long = Figure(0, 21, "physical", 5e6, None, "tonnes", "approx", "r")
    (reading,) = bare_scene(text, (short, long)).readings
    assert reading.masked == "<q0> of ore"


def test_an_anaphor_of_two_is_one_slot_with_both() -> None:
    text = "the two countries agreed"
    both = tuple(Mention(0, 17, "party", party, "anaphor", "r") for party in ("PER", "CHL"))
    (reading,) = bare_scene(text, (), both).readings
    assert reading.masked == "<p0> agreed"
    assert reading.slot("<p0>").entity_ids == ("PER", "CHL")


def test_angle_brackets_of_the_text_are_no_slots() -> None:
    (reading,) = bare_scene("see <p0> and <b>bold</b>").readings
    assert "<" not in reading.masked and not reading.slots


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aB é—’“”<>$5\n\u00a0\u0301ß…,.", min_size=1, max_size=40))
def test_every_span_of_the_mask_lies_in_its_sentence(text: str) -> None:
    (reading,) = bare_scene(text).readings
    assert len(reading.masked) == len(reading.cased)
    for start in range(len(reading.masked)):
        first, last = reading.text_span(start, start + 1)
        assert 0 <= first <= last <= len(text)


def test_a_run_of_words_without_end_is_no_sentence_to_the_rules() -> None:
    run = "Kenya will lend Uganda $2 billion for a new railway by 2030 and " * 60
    extraction = read_text(f"Kenya will lend Uganda $5 billion. {run}")
    assert [pledge.quantity and pledge.quantity.value for pledge in extraction.facts.pledges] == [5e9]
    assert sum(figure.value == 2e9 for figure in extraction.figures) == 60
