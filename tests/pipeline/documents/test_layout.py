"""What part each line of a text plays, and which sentence introduces which."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents.layout import read_layout

WRAPPED = """The harbour of the northern town has been growing for years, and with it the number of
ships that call at the new quay. The mayor expects
forty of them in the coming season, which would be
a record.

A second quay is to follow. Its price was put at 70
million kroner by the Port Authority of Lower
Saxony, the builder.
"""


def roles(text: str) -> list[tuple[str, str]]:
    return [(s.role, text[s.start : s.end]) for s in read_layout(text).sentences]


def role_of(text: str, words: str) -> str:
    found = [role for role, sentence in roles(text) if words in sentence]
    assert found, f"{words!r} is in no sentence of {roles(text)}"
    return found[0]


def test_wrapped_lines_are_one_paragraph() -> None:
    sentences = read_layout(WRAPPED).sentences
    assert [s.paragraph for s in sentences] == [0, 0, 1, 1]
    assert WRAPPED[sentences[3].start : sentences[3].end].split()[-4:] == ["Lower", "Saxony,", "the", "builder."]


def test_one_line_a_paragraph_stays_apart() -> None:
    text = "Ferries ran again on Monday.\nThe strike had lasted a week.\nNobody was paid for it."
    assert [s.paragraph for s in read_layout(text).sentences] == [0, 1, 2]


def test_heading_stands_over_prose_and_prose_without_stop_at_the_end_is_no_heading() -> None:
    text = "Ferries run again\n\nThe strike is over. Crews went back to work.\n\nThe last boat leaves at noon"
    assert role_of(text, "Ferries run") == "heading"
    assert role_of(text, "last boat") == "prose"


def test_a_lone_sentence_without_a_stop_is_prose() -> None:
    assert roles("Norway pledged 5 billion kroner to Latvia") == [
        ("prose", "Norway pledged 5 billion kroner to Latvia")
    ]


def test_items_with_marks_point_to_the_sentence_before_the_colon() -> None:
    items = "– build two bridges;\n– mend the road. That is urgent;\n– open a school."
    text = f"The plan is large. It will:\n{items}\n\nAll agree."
    sentences = read_layout(text).sentences
    lead = next(i for i, s in enumerate(sentences) if text[s.start : s.end] == "It will:")
    assert [(s.role, s.lead) for s in sentences[lead + 1 : -1]] == [("list_item", lead)] * 4
    assert sentences[-1].role == "prose"


def test_items_without_marks_after_a_colon_end_with_the_first_stop() -> None:
    text = (
        "The fund will pay for:\n\nTwo hundred lectures a year;\n\nA new library; and\n\nTen prizes.\n\nIt starts soon."
    )
    sentences = read_layout(text).sentences
    assert [(s.role, s.lead) for s in sentences] == [("prose", None), *[("list_item", 0)] * 3, ("prose", None)]


def test_rows_with_a_label_are_items_of_the_heading() -> None:
    rows = "Oslo – 4 percent, more than ever. It was the top.\nBergen – 3 percent."
    text = f"Prices rose everywhere.\n\nTown by town:\n\n{rows}\n"
    sentences = read_layout(text).sentences
    assert [(s.role, s.lead) for s in sentences[1:]] == [("heading", None), *[("list_item", 1)] * 3]


def test_facts_with_leader_dots_stay_whole() -> None:
    text = "The bridge opens in May. It is long.\n\nKey facts\n* Length ............ 486 m\n* Opening ... May 2031\n"
    assert roles(text)[-2:] == [("list_item", "* Length ............ 486 m"), ("list_item", "* Opening ... May 2031")]


def test_rows_of_tags_are_furniture_and_led_items_are_not() -> None:
    tags = "The talks ended without a result.\n• Norway\n• Fish\n• Trade talks\n"
    led = "The members are:\n• Norway\n• Iceland\n• The Faroes\n"
    assert {role for role, _ in roles(tags)[1:]} == {"furniture"}
    assert {role for role, _ in roles(led)[1:]} == {"list_item"}


def test_page_furniture_is_told_from_the_article() -> None:
    article = "The ferry line was sold on Monday. Its boats are to be kept."
    for line in (
        "Skip to content",
        "Home | News | Sport | Subscribe",
        "Home > News > Europe",
        "EUROPE - TRADE - FISH",
        "Read also: Where the herring went",
        "Share on Facebook | 12 comments",
        "We use cookies to count our readers. Accept all / Settings",
        "Number of shows: 412",
        "Views: 1,204",
        "5 min read",
        "Start typing and press Enter",
        "About Author /",
        "Tags: #ferry #Norway #sale",
        "© 2031 The Fjord Times. All rights reserved.",
        "(c) All rights reserved. Cookies are set here.",
        "Last edited by a reader · Report an error",
        "News Desk 2031   Tel. (+47 55) 000-000",
        "editor@fjordtimes.example",
        "* * *",
        "- 12 -",
        '[gallery ids="1,2,3"]',
        "12 May 2031",
        "Published: 12.05.2031, 09:30",
        "By Anna Berg",
    ):
        assert role_of(f"{article}\n\n{line}\n\n{article}", line) == "furniture", line


def test_words_of_the_article_are_no_furniture() -> None:
    for line in (
        "Copyright law in Norway was changed in May.",
        "Home sales fell by half in the north.",
        "The report was published on 12 May 2031.",
        "By 2031 Norway will have sold its ferries.",
        "Share prices of the line rose to 12 kroner.",
        "Subscribe to the fund, the minister said, and you will be paid.",
        "(c) the parties shall pay the costs of the case.",
        "Norway | Sweden: 412 million kroner | Denmark: 300 million kroner.",
    ):
        text = f"The ferry line was sold on Monday. Its boats are to be kept.\n\n{line}\n\nNobody was asked about it."
        assert role_of(text, line) != "furniture", line


def test_links_below_related_are_furniture_until_the_article_goes_on() -> None:
    links = "Related\n» Why ferries sink\n» Fish: a history"
    text = f"It ended well. All went home.\n\n{links}\n\nThe sale was announced later. It came late."
    assert [role for role, _ in roles(text)] == ["prose", "prose", *["furniture"] * 3, "prose", "prose"]


def test_captions_are_known_by_their_credit() -> None:
    text = (
        "Boats wait in the harbour of Bergen on June 16. Photo: Fjord Pictures\n\nThe strike went on. No end is seen."
    )
    assert [role for role, _ in roles(text)] == ["caption", "caption", "prose", "prose"]
    assert role_of("Figure 2. Ships by year\n\nThe strike went on. No end.", "Figure 2") == "caption"
    assert role_of("Figure 2 shows the ships by year.\n\nThe strike went on.", "Figure 2") == "prose"


def test_a_line_printed_twice_repeats_the_first_whatever_its_quotes() -> None:
    text = "Xi'an’s boats are sold at last\nXi’an's boats are sold at last\n\nThe sale is over. Thank you. Thank you."
    assert [s.repeats for s in read_layout(text).sentences] == [None, 0, None, None, None]


def test_front_matter_is_furniture_and_hash_lines_are_headings() -> None:
    text = "---\ntitle: Boats\n---\n# Boats are sold.\n\nThe sale is over."
    assert [role for role, _ in roles(text)] == [*["furniture"] * 3, "heading", "prose"]


@given(st.text(alphabet='aAbZ1. :;,-–•*#|\n\n  \t"”)(%$…?', max_size=160))
def test_sentences_are_in_order_and_lose_nothing(text: str) -> None:
    at = 0
    sentences = read_layout(text).sentences
    for index, sentence in enumerate(sentences):
        assert at <= sentence.start < sentence.end <= len(text)
        assert not text[at : sentence.start].strip()
        assert sentence.lead is None or sentence.lead < index
        assert sentence.repeats is None or sentence.repeats < index
        at = sentence.end
    assert not text[at:].strip()
    assert [s.paragraph for s in sentences] == sorted(s.paragraph for s in sentences)


def test_questions_in_the_article_are_prose_and_at_its_head_a_title() -> None:
    body = "The strike is over. Crews went back.\n\n" * 6
    text = f"Who needs ferries?\n\n{body}Why did they wait?\n\nNobody can say so."
    assert role_of(text, "Who needs") == "heading"
    assert role_of(text, "Why did") == "prose"
