import pytest

from pipeline.facts.grammar import Template, find_lines, load_values, load_words
from pipeline.facts.screen import Screen
from tests.pipeline.facts.scene_of import scene_of


def test_template_captures_slots_and_their_words() -> None:
    scene = scene_of("Jordan exported $80 million of salt to Iraq.")
    match = Template(r"{party:who} exported {money:how_much}").first(scene.readings[0])
    assert match is not None
    assert match.slot("who").entity_ids == ("JOR",)
    assert scene.quote(*match.span("how_much")) == "$80 million"
    assert scene.quote(*match.span()) == "Jordan exported $80 million"


def test_gap_skips_words_but_no_slot_and_no_clause() -> None:
    template = Template(r"{party:who} {gap3}sold")
    assert template.first(scene_of("Chile has often sold copper.").readings[0])
    assert not template.first(scene_of("Chile has now and then quietly sold copper.").readings[0])
    past_another = template.first(scene_of("Chile met Peru which sold copper.").readings[0])
    assert past_another is not None and past_another.slot("who").entity_ids == ("PER",)
    assert not template.first(scene_of("Chile rested; it sold copper.").readings[0])


def test_far_gap_skips_slots_too() -> None:
    reading = scene_of("Chile told Peru that it sold copper.").readings[0]
    match = Template(r"{party:who} {far4}sold").first(reading)
    assert match is not None and match.slot("who").entity_ids == ("CHL",)


def test_match_at_a_position_counts_from_the_start_of_the_sentence() -> None:
    scene = scene_of("Exports to Chile and to Peru rose.")
    reading = scene.readings[0]
    at = reading.masked.index(" to <p1>")
    match = Template(r"^ to {party:a}").at(reading, at)
    assert match is not None
    assert (match.start, match.slot("a").entity_ids) == (at, ("PER",))
    assert Template(r"^ to {party:a}").at(reading, at + 1) is None


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(ValueError, match="neither a slot, a gap nor a class"):
        Template(r"{nobody:a} sold")


def test_words_prefer_the_longest_phrase() -> None:
    words = load_words("trade.csv")
    match = Template(r"{turnover:head}", words).first(scene_of("Trade turnover rose.").readings[0])
    assert match is not None and match.words("head") == "trade turnover"


def test_values_name_what_a_phrase_stands_for() -> None:
    assert load_values("trade.csv", "commodity")["crude"] == "oil"


def test_a_template_is_tried_where_its_words_and_slots_stand() -> None:
    scene = scene_of("Chile sold copper. Nobody bought it. Peru bought salt. Chile bought and sold tin.")
    sold, bought = Template(r"\bsold\b"), Template(r"{party:who} (?:[a-z]+ )*bought")
    screen = Screen([sold.list_triggers(), bought.list_triggers()])
    assert [open_to & 0b11 for open_to in screen.list_open(scene.page)] == [0b01, 0b00, 0b10, 0b11]


def test_a_template_that_is_made_late_is_tried_everywhere() -> None:
    scene = scene_of("Chile sold copper. Nobody knew.")
    assert find_lines(scene.page, (Template(r"\bzinc\b"),)) == {0, 1}
