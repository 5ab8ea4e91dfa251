"""The throughput bench runs on its own texts, with and without peers."""

import sys
from pathlib import Path

from bench import throughput
from bench.throughput import MEGABYTE, Peers, list_stages, make_corpus, take_texts, time_first_text, time_stages

SMALL = 0.02  # MB


def test_the_corpus_has_the_size_asked_for_and_separate_documents() -> None:
    corpus = make_corpus(SMALL)
    assert SMALL * MEGABYTE <= corpus.n_bytes < 2 * SMALL * MEGABYTE
    assert len(corpus.raw) == len(corpus.documents) == len(corpus.extractions) > 1


def test_every_stage_is_timed_in_every_round(tmp_path: Path) -> None:
    seconds = time_stages(list_stages(make_corpus(SMALL)), 2, Peers(tmp_path / "python", []))
    assert throughput.WHOLE in seconds
    assert all(len(taken) == 2 and min(taken) >= 0 for taken in seconds.values())
    assert min(seconds[throughput.WHOLE]) > 0


def test_without_their_environment_there_are_no_peers(tmp_path: Path) -> None:
    peers = Peers(tmp_path / "python", ["Trade grew."])
    assert (peers.time_round(), peers.missing) == ({}, {})
    peers.close()


def test_peers_are_asked_for_one_round_at_a_time_and_may_be_missing() -> None:
    peers = Peers(Path(sys.executable), ["Trade grew."])  # our own environment has none of them
    assert peers.time_round() == peers.time_round() == {}
    assert all(reason.startswith("not installed") for reason in peers.missing.values())
    peers.close()


def test_the_first_text_is_timed_apart() -> None:
    assert min(time_first_text().values()) > 0


def test_the_sample_for_the_peers_is_no_larger_than_it_must_be() -> None:
    corpus = make_corpus(SMALL)
    texts = take_texts(corpus, 0.001)
    assert texts == [corpus.documents[0].text]


def test_a_report_says_how_to_get_the_peers(capsys) -> None:  # type: ignore[no-untyped-def]
    throughput.report({throughput.WHOLE: 1.0}, {})
    assert "requirements-peers.txt" in capsys.readouterr().out


def test_a_report_compares_with_what_is_aimed_at(capsys) -> None:  # type: ignore[no-untyped-def]
    throughput.report({throughput.WHOLE: 1.0, throughput.FULL_PEER: 0.04}, {})
    said = capsys.readouterr().out
    assert "extract is 25.0 times spaCy en_core_web_sm, full; target 20: met" in said
    assert "target 50: not met" in said
