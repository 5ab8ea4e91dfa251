"""Events and people."""

import pytest

from tests.pipeline.facts.facts_of import read_text


def read_events(text: str, published_on: str = "2024-06-01") -> dict[str, str]:
    return {event.event_key: event.kind.value for event in read_text(text, published_on).facts.events}


@pytest.mark.parametrize(
    ("text", "key", "kind"),
    [
        ("The Japan-Turkey summit was held in Ankara on May 3.", "summit-jpn-tur-2024", "summit"),
        ("Leaders assembled at a G20 summit in Brazil.", "summit-g20-2024", "summit"),
        ("Emmanuel Macron arrived in Tashkent, Uzbekistan, on May 3.", "visit-fra-uzb-2024", "visit"),
        ("The war in Sudan goes on.", "war-sdn", "war"),
        ("Macron began a two-day official visit to Kenya on 1 March.", "visit-fra-ken-2024", "visit"),
        ("The head of state of Qatar is on a historic one-day state visit to Guyana.", "visit-qat-guy-2024", "visit"),
        ("Macron of France and many senior officials landed in Kenya on 1 March.", "visit-fra-ken-2024", "visit"),
        ("Macron returned home today from Kenya, where he was on a state visit.", "visit-fra-ken-2024", "visit"),
        ("Ministers travelled to an EU-Central Asia Summit in Samarkand.", "summit-c5-eu-2024", "summit"),
        (
            "At the Ankara summit of the Shanghai Cooperation Organisation in May, he spoke.",
            "summit-sco-2024",
            "summit",
        ),
        ("Kenya joined the World Bank in 1964.", "joining-ken-world-bank-1964", "other"),
        ("In 1991 the collapse of the Soviet Union raised prices.", "collapse-soviet-union", "other"),
    ],
)
def test_what_happened(text: str, key: str, kind: str) -> None:
    assert read_events(text) == {key: kind}


@pytest.mark.parametrize(
    "text",
    [
        "A trade war helps nobody.",
        "The two sides will hold a summit.",
        "They meet at regular summits with Russia.",
        "In May the United Nations General Assembly passed a resolution.",
        "The country joined the World Bank in 1993.",
        "Kenya proposed a summit with Uganda.",
    ],
)
def test_customs_plans_and_metaphors_are_no_events(text: str) -> None:
    assert read_events(text) == {}


def test_the_five_named_one_by_one_are_the_group() -> None:
    text = (
        "At a summit in Almaty on May 3, Xi Jinping met the leaders of Kazakhstan, Kyrgyzstan, Tajikistan, "
        "Turkmenistan and Uzbekistan."
    )
    assert "summit-c5-chn-2024" in read_events(text)


def test_a_day_without_its_year_takes_the_year_of_writing() -> None:
    (event,) = read_text("The Japan-Turkey summit took place on 3 May.").facts.events
    assert event.date_start is not None and event.date_start.value == "2024-05-03"


def test_a_person_has_the_office_beside_the_name() -> None:
    people = read_text("Kazakh President Kassym-Jomart Tokayev met Xi Jinping, the president of China.").facts.people
    assert {(p.person_id, p.role.value if p.role else None) for p in people} == {
        ("kassym-jomart-tokayev", "President"),
        ("xi-jinping", "President"),
    }


def test_who_holds_a_forum_takes_part_in_it() -> None:
    (event,) = read_text("Kenya, Uganda and Rwanda held the second Great Lakes Transit Forum in Kigali.").facts.events
    assert {read.value for read in event.parties} == {"KEN", "UGA", "RWA"}


def test_a_town_is_a_better_place_than_its_state() -> None:
    text = "Xi Jinping arrived in Kenya on 4 June 2024. Xi Jinping visited Mombasa on 5 June 2024."
    places = {e.place.value: e.place.method for e in read_text(text).facts.events if e.place}
    assert places == {"Kenya": "inferred", "Mombasa": "read"}
