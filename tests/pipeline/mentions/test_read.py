"""The door: offsets, order, and the promise that any text can be read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.documents.read import read_text
from pipeline.mentions.read import read_mentions

WORDS = (
    "China|Chinese|Kazakh|Bank|of|the|Ministry|President|Xi|Jinping|K.|Tokayev|Moscow|'s|,|.|\n|\n\n| |-|(|)|US|EU|and|"
    "between|Forum|Deputy|Minister|Bekov|Omar|said|our country|the two countries|the region|:|Central|Asia|\xa0|’|–|BRI"
).split("|")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join) | st.text(max_size=200))
def test_any_text_gives_ordered_mentions_of_known_actors(text: str) -> None:
    document = read_text(text)
    cast = read_mentions(document)
    parties = {party.party_id for party in cast.parties}
    people = {person.person_id for person in cast.people}
    size = len(document.text)
    for mention in cast.mentions:
        quote = document.text[mention.start : mention.end]
        assert 0 <= mention.start < mention.end <= size
        assert quote == quote.strip()
        if mention.entity_type == "party":
            assert mention.entity_id in parties
        if mention.entity_type == "person":
            assert mention.entity_id in people
    assert list(cast.mentions) == sorted(cast.mentions, key=lambda m: (m.start, -m.end))
    assert parties == {m.entity_id for m in cast.mentions if m.entity_type == "party"}


def test_the_same_text_gives_the_same_cast() -> None:
    text = "Peru's Energy Ministry met Omar Bekov, who heads the Orsk Mining Corporation (OMC). OMC sells to China."
    assert read_mentions(read_text(text)) == read_mentions(read_text(text))


def test_an_empty_text_has_nobody() -> None:
    cast = read_mentions(read_text(""))
    assert (cast.mentions, cast.parties, cast.people) == ((), (), ())


def test_a_hostile_text_is_read_in_time() -> None:
    for piece in ("A. ", "Bank of ", "X Y, ", "Aa", "President Of ", "and Bank ", "(", "the region ", "Bank, and "):
        read_mentions(read_text(piece * 4000))
