"""The lists behind the mentions: complete, consistent, and what the later stages ask of them."""

import re

import pycountry
import pytest

from pipeline.mentions.gazetteer import (
    find_party,
    find_place,
    list_group_members,
    list_leaders,
    list_parties,
    list_states,
    load_gazetteer,
    make_slug,
)
from pipeline.mentions.hits import find_hits


def test_every_state_of_iso_3166_is_there_once() -> None:
    listed = [(state.country_id, state.iso2, state.m49) for state in list_states()]
    assert listed == sorted((c.alpha_3, c.alpha_2, c.numeric) for c in pycountry.countries)


def test_central_asia_is_the_five() -> None:
    five = {state.country_id for state in list_states() if state.is_central_asia}
    assert five == {state.country_id for state in list_states() if state.subregion == "Central Asia"}
    assert five == set(list_group_members("C5"))


@pytest.mark.parametrize(("group_id", "size"), [("EU", 27), ("G7", 7), ("NATO", 32), ("ASEAN", 11), ("CSTO", 6)])
def test_groups_have_their_members(group_id: str, size: int) -> None:
    members = list_group_members(group_id)
    assert len(members) == size
    assert {find_party(member).kind for member in members if find_party(member)} == {"state"}


def test_a_group_without_a_closed_list_has_no_members() -> None:
    assert list_group_members("WORLD") == list_group_members("BRI") == ()


def test_every_member_of_a_group_is_a_state() -> None:
    states = {state.country_id for state in list_states()}
    groups = [party.party_id for party in list_parties().values() if party.kind == "group"]
    assert len(groups) > 10
    for group_id in groups:
        assert set(list_group_members(group_id)) <= states


def test_every_organisation_has_a_readable_slug_and_a_known_country() -> None:
    states = {state.country_id for state in list_states()}
    for party in list_parties().values():
        if party.kind == "organization":
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", party.party_id), party
            assert party.country_id is None or party.country_id in states, party
            assert party.wikidata_id is None or re.fullmatch(r"Q\d+", party.wikidata_id), party


def test_every_leader_has_an_office_and_a_known_country() -> None:
    for leader in list_leaders().values():
        assert leader.person.role
        assert leader.person.country_id is None or find_party(leader.person.country_id)


def test_what_no_list_knows_is_none() -> None:
    assert find_party("no-such-body") is find_place("nowhere") is None


def test_a_place_says_where_it_lies() -> None:
    place = find_place("khorgos")
    assert place is not None
    assert place.country_id == "KAZ"


def test_no_name_is_empty_or_padded() -> None:
    for name in load_gazetteer().names:
        assert name == name.strip(), name
        assert len(name) > 1, name


def test_slugs_join_spellings() -> None:
    assert make_slug("Orsk Centre for Co-operation") == make_slug("Orsk Center for Cooperation")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a port in Galați", ["Galaţi"]),  # listed with a cedilla
        ("a port in Klaipėda", ["Klaipeda"]),  # listed without a mark
        ("Malé is a capital", ["Malé"]),
        ("Male workers shop in a Store", []),  # no capital, no premier
        ("São Tomé", ["São Tomé"]),
    ],
)
def test_letters_with_marks_are_read_however_a_list_spells_them(text: str, names: list[str]) -> None:
    assert [hit.name for hit in find_hits(text)] == names
