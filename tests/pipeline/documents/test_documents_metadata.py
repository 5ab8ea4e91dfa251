"""What a text says of itself, and what it only seems to say."""

import pytest

from pipeline.documents.read import read_text

BODY = "Norway sold its northern ferry line on Monday. The price of May 3, 2019 was not reached.\n\nNobody was asked."


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Ferries are sold\n\n12 May 2031\n\n", "2031-05-12"),
        ("Ferries are sold\nMay 12, 2031\n", "2031-05-12"),
        ("BERGEN, May 12, 2031 – ", "2031-05-12"),
        ("BERGEN, Norway, 12 May 2031 (Fjord News) -- ", "2031-05-12"),
        ("(Bergen, May 12, 2031) ", "2031-05-12"),
        ("Published: 22.08.2031, 09:12\nUpdated: 23.08.2031\n\n", "2031-08-22"),
        ("Updated: 2031-08-01\n\nFerries are sold\n\n", "2031-08-01"),
        ("Fjord Digest | 20 Jan 2031 | by staff\n\n", "2031-01-20"),
        ("24 January 2031 (14:35 UTC+04:00)\nFerries are sold\n\n", "2031-01-24"),
        ("Monday, 12 May 2031\n\n", "2031-05-12"),
        ("---\ntitle: Ferries\ndate: 2031-05-12\n---\n\n", "2031-05-12"),
        ("", None),
        ("Report on the talks of 12 May 2031\n\n", None),
        ("On May 12, 2031 the line was closed. ", None),
    ],
)
def test_date_of_publication_is_read_where_it_is_marked(head: str, published: str | None) -> None:
    found = read_text(head + BODY).published
    assert (str(found) if found else None) == published


def test_imprint_at_the_end_dates_and_signs_the_text() -> None:
    document = read_text(BODY + "\n\nFerry Research Institute,\n\nBergen, 2031\n\nNumber of shows: 12")
    assert (str(document.published), document.author) == ("2031", "Ferry Research Institute")


def test_year_at_the_end_of_prose_is_no_imprint() -> None:
    assert read_text(BODY + "\n\nThe line was opened in Bergen, 1901.").published is None


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ("Ferries are sold\n\nBy Anna Berg\n\n", "Anna Berg"),
        ("By Anna Berg and Olav Dahl | 12 May 2031\n\n", "Anna Berg and Olav Dahl"),
        ("Author: Anna Berg\n\n", "Anna Berg"),
        ("By noon the boats were gone\n\n", None),
        ("By staff\n\n", None),
    ],
)
def test_author_is_read_from_a_byline(head: str, author: str | None) -> None:
    assert read_text(head + BODY).author == author


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Skip to content\n\nShips\n\nFerries are sold to Latvia\n\n", "Ferries are sold to Latvia"),
        ("OPINION\n\n12 May 2031\n\nWho needs ferries anyway?\n\n", "Who needs ferries anyway?"),
        ("# Ferries are sold\n\n", "Ferries are sold"),
        ("Ferries\n\n", "Ferries"),
        ("", None),
    ],
)
def test_title_is_the_first_heading_above_the_article(head: str, title: str | None) -> None:
    assert read_text(head + BODY + "\n\nWhat is next for ferries\n\n" + BODY).title == title


@pytest.mark.parametrize(
    "opening",
    [
        "NAIROBI, March 3, 2022—The council of the lake approved a new ferry for the islands on the lake.",
        "ABIDJAN, Côte d’Ivoire, March 3, 2022/ -- The council of the lake approved a new ferry for the islands.",
        "By ANNA LEE MARCH 3, 2022\n\nThe council of the lake approved a new ferry for the islands on the lake.",
        "The Lake Courier\nNo. 7  |  Kisumu  |  3 March 2022  |  50 shillings\n\nThe council approved a new ferry.",
        "FERRY DESK / Weekly round-up / Thursday, 3 March 2022\n\nKISUMU - The council approved a new ferry.",
        "THE LAKE OFFICE\nQuick data, 3 March 2022. Source: the towns\n\nThe council approved a new ferry.",
        "The Lake Courier\na paper for ferrymen – issue 6 – 3 March 2022\n\nThe council approved a new ferry.",
        "The Lake Courier        Thursday, 3 March 2022        Price 50\n\nThe council approved a new ferry.",
    ],
)
def test_openings_of_releases_and_papers(opening: str) -> None:
    text = opening + "\n\nThe ferry will be paid for by the towns, and the work on it should begin before the rains."
    assert str(read_text(text).published) == "2022-03-03"


@pytest.mark.parametrize(
    "opening",
    ["Ferry sinks on 3 March 2022", "The fair of Kisumu, 3 March 2022, in pictures", "Fares from 3 March 2022"],
)
def test_a_date_in_a_title_is_no_date_of_publication(opening: str) -> None:
    assert read_text(f"{opening}\n\nThe council of the lake approved a new ferry for the islands.").published is None
