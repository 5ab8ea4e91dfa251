"""People: leaders under every spelling, and people whom an office makes known."""

import pytest

from pipeline.mentions.mention import Person
from tests.pipeline.mentions.marked import check_marked, read_plain

LEADERS = [
    "[Xi Jinping|xi-jinping] spoke. [Xi|xi-jinping] left; [Jinping|xi-jinping] stated that he would return.",
    "Chinese President [Jinping|xi-jinping] spoke.",
    "President [K.Tokayev|kassym-jomart-tokayev] met [Sh.Mirziyoyev|shavkat-mirziyoyev].",
    "[S. Zhaparov|sadyr-japarov] and [Sadyr Japarov|sadyr-japarov] are one.",
    "[G.Berdimuhamedov|gurbanguly-berdimuhamedov] stepped down for [Serdar Berdimuhamedov|serdar-berdimuhamedov].",
    "[Emomali Rakhmon|emomali-rahmon] hosted [Putin|vladimir-putin].",
    "[Theresa May|theresa-may] and [He Lifeng|he-lifeng] met. He left in May.",
    "[Ursula von der Leyen|ursula-von-der-leyen] came; [Von der Leyen|ursula-von-der-leyen] spoke.",
]


@pytest.mark.parametrize("marked", LEADERS)
def test_leaders_are_one_person_under_every_spelling(marked: str) -> None:
    check_marked(marked, kinds="person")


@pytest.mark.parametrize(
    "text",
    [
        "A trip to Xi'an and Li Street.",
        "In May the brown bear slept.",
        "President Street is long.",
        "The prime minister said nothing.",
        "Miller Brewing grew.",
        "Deputy Prime Minister Energy Council",
    ],
)
def test_other_words_are_nobody(text: str) -> None:
    assert read_plain(text).people == ()


MADE_KNOWN = [
    (
        "Deputy Prime Minister Omar Bekov of Kenya spoke.",
        Person("omar-bekov", "Omar Bekov", "Deputy Prime Minister", None),
    ),
    ("Kazakh journalist Aru Selik asked.", Person("aru-selik", "Aru Selik", "Journalist", "KAZ")),
    ("Lina Torv, Norway's trade minister, agreed.", Person("lina-torv", "Lina Torv", "Trade minister", "NOR")),
    ("Bo Lim, who heads the company, agreed.", Person("bo-lim", "Bo Lim", None, None)),
    (
        "Minister of Trade and Industry of Ghana Kofi Danso agreed.",
        Person("kofi-danso", "Kofi Danso", "Minister", "GHA"),
    ),
    ("The Gazprom chief Igor Belov agreed.", Person("igor-belov", "Igor Belov", "Chief", "RUS")),
]


@pytest.mark.parametrize(("text", "person"), MADE_KNOWN)
def test_an_office_beside_a_name_makes_a_person(text: str, person: Person) -> None:
    assert read_plain(text).people == (person,)


def test_a_person_of_the_text_is_known_by_family_name_afterwards() -> None:
    check_marked("Minister [Aru Selik|aru-selik] spoke. [Selik|aru-selik] left.", kinds="person")


def test_two_leaders_of_one_family_name_are_not_guessed() -> None:
    assert read_plain("Berdimuhamedov stayed away.").people == ()
