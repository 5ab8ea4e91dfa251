"""Whose voice a line of an interview or transcript is: what "our country" stands on."""

from tests.pipeline.mentions.marked import read_plain

INTERVIEW = """Interview with President of Kyrgyzstan Sadyr Japarov

Question: Mr President, our country buys fuel from abroad. What about our industry?
Answer: We sell gold and fruit. Our country will build a dam near the border.
Question: And what is new in our country this year?
"""
TRANSCRIPT = """Vladimir Putin answered questions from journalists

Question: Everyone is growing. What will our country do about it?
Vladimir Putin: Our country will trade with all of them, as it always did.
John Miller: What is there for my country in all of this?
Vladimir Putin: Your country may come and see our country for itself.
"""


def list_ours(text: str) -> list[tuple[str, str]]:
    """The line each "our country" stands in, cut short, and whose it is."""
    found = []
    for mention in read_plain(text).mentions:
        if mention.form == "anaphor":
            line = text[text.rfind("\n", 0, mention.start) + 1 : mention.start]
            found.append((line.partition(":")[0], mention.entity_id))
    return found


def test_an_answer_is_the_voice_of_whom_the_title_names() -> None:
    assert list_ours(INTERVIEW) == [("Answer", "KGZ")]


def test_who_asks_does_not_speak_for_the_state_of_who_answers() -> None:
    assert list_ours(TRANSCRIPT) == [("Vladimir Putin", "RUS"), ("Vladimir Putin", "RUS")]
