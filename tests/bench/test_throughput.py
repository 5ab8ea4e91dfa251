"""The throughput bench runs on its own texts, with and without peers."""

from pathlib import Path

from bench import throughput
from bench.throughput import MEGABYTE, list_stages, make_corpus, take_texts, time_peers, time_stages

SMALL = 0.02  # MB


def test_the_corpus_has_the_size_asked_for_and_separate_documents() -> None:
    corpus = make_corpus(SMALL)
    assert SMALL * MEGABYTE <= corpus.n_bytes < 2 * SMALL * MEGABYTE
    assert len(corpus.raw) == len(corpus.documents) == len(corpus.extractions) > 1


def test_every_stage_is_timed() -> None:
    seconds = time_stages(list_stages(make_corpus(SMALL)), rounds=1)
    assert throughput.WHOLE in seconds
    assert all(taken >= 0 for taken in seconds.values())
    assert seconds[throughput.WHOLE] > 0


def test_without_their_environment_there_are_no_peers(tmp_path: Path) -> None:
    assert time_peers(tmp_path / "python", ["Trade grew."]) == {}


def test_the_sample_for_the_peers_is_no_larger_than_it_must_be() -> None:
    corpus = make_corpus(SMALL)
    texts = take_texts(corpus, 0.001)
    assert texts == [corpus.documents[0].text]


def test_a_report_says_how_to_get_the_peers(capsys) -> None:  # type: ignore[no-untyped-def]
    throughput.report({throughput.WHOLE: 1.0}, {})
    assert "requirements-peers.txt" in capsys.readouterr().out
