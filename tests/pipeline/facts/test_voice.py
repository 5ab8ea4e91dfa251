import pytest

from pipeline.facts.voice import is_denied, read_voice
from tests.pipeline.facts.scene_of import scene_of


def voice_of(text: str, words: str) -> tuple[str, str | None]:
    scene = scene_of(text)
    for reading in scene.readings:
        if words in reading.masked:
            at = reading.masked.index(words)
            voice = read_voice(scene, reading, at, at + len(words))
            return voice.assertion, voice.attributed_to
    raise AssertionError(f"{words!r} stands in no sentence")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The bridge cost $5 million.", "the bridge cost <m0>", ("stated", None)),
        ("Narendra Modi said the bridge cost $5 million.", "bridge cost <m0>", ("attributed", "narendra-modi")),
        ("The bridge cost $5 million, said Narendra Modi.", "bridge cost <m0>", ("attributed", "narendra-modi")),
        ("According to the latest data, Peru's bridge cost $5 million.", "bridge cost <m0>", ("stated", None)),
        ("According to Kenya's office, Uganda's bridge cost $5 million.", "bridge cost <m0>", ("attributed", "KEN")),
        ("The bridge cost $5 million, reported Radio Uganda.", "the bridge cost <m0>", ("stated", None)),
        ("The bridge may cost $5 million.", "bridge may cost <m0>", ("hedged", None)),
        ("Trade with Peru is expected to reach $5 million.", "to reach <m0>", ("hedged", None)),
        ("“The bridge is ours,” Narendra Modi said.", "bridge is ours", ("attributed", "narendra-modi")),
    ],
)
def test_voice_of_a_sentence(text: str, words: str, expected: tuple[str, str | None]) -> None:
    assert voice_of(text, words) == expected


def test_a_quotation_keeps_its_speaker_into_the_next_sentence() -> None:
    text = "Narendra Modi said: “The bridge is open. It cost $5 million.”"
    assert voice_of(text, "it cost <m0>") == ("attributed", "narendra-modi")


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The ministry did not lend $5 million.", True),
        ("The ministry hasn't lent $5 million.", True),
        ("The ministry lent $5 million.", False),
        ("It was not the first; the ministry lent $5 million.", False),
    ],
)
def test_denial_reaches_no_further_than_its_clause(text: str, denied: bool) -> None:
    reading = scene_of(text).readings[0]
    at = reading.masked.index("<m0>")
    assert is_denied(reading, at, at + 4) is denied


def test_the_words_that_name_a_speaker_are_known() -> None:
    scene = scene_of("Narendra Modi said the bridge cost $5 million.")
    voice = read_voice(scene, scene.readings[0], 20, 30)
    assert voice.speaker is not None
    assert scene.quote(voice.speaker.start, voice.speaker.end) == "Narendra Modi"
