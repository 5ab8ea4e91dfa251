"""The same article again, laid out in another way."""

import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.documents.document import Document

WORDS = re.compile(r"[^\W_]+(?:['’.,]?[^\W_]+)*")
SHINGLE = 5  # words
THRESHOLD = 0.9  # Jaccard similarity of the sets of shingles
BANDS, ROWS = 25, 5
SHARED_BANDS = 2  # two texts at the threshold share fewer once in a hundred million pairs; two unlike ones, mostly none
HELD_AGAINST = 8
AT_ONCE = 4096  # shingles that are mixed in one go: five megabytes

Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Sketches:
    """What is looked at of every text before any two are compared: how much is known of it, and its bands in a row."""

    document_ids: Sequence[str]
    known: NDArray[np.int64]
    bands: Hashes


def mark_duplicates(sketches: Sketches, open_bodies: Callable[[Sequence[str]], Iterable["Body"]]) -> dict[str, str]:
    """document_id → the document_id of the same text, give or take layout, white space and page furniture.

    Texts are the same where their sets of five-word shingles reach a Jaccard similarity of 0.9 and neither has a
    number in place of another's. The original is the one of which more is known, then the one with the lowest id; it
    is never itself a duplicate. Only texts whose sketches share bands are compared (MinHash: Broder 1997; Indyk and
    Motwani 1998), so that the work grows with the texts and not with their pairs; `open_bodies` opens just these, in
    the order of their ids.
    """
    ranked = np.lexsort((np.array(sketches.document_ids, dtype=str), -sketches.known))
    shared = ranked[find_shared(sketches.bands[ranked])]
    originals: dict[int, list[Body]] = defaultdict(list)
    duplicate_of: dict[str, str] = {}
    for index, body in zip(shared, open_bodies([sketches.document_ids[place] for place in shared]), strict=True):
        bands = [int(band) for band in sketches.bands[index]]
        near = {other.document_id: other for band in bands for other in originals.get(band, ())}
        same = next((other for other in near.values() if is_same(body, other)), None)
        if same is not None:
            duplicate_of[body.document_id] = same.document_id
            continue
        for band in bands:
            originals[band].append(body)
    return dict(sorted(duplicate_of.items()))


@dataclass(frozen=True, slots=True)
class Body:
    """What two texts are compared by: their shingles and the numbers in them."""

    document_id: str
    shingles: Hashes
    numbers: frozenset[str]


def read_body(document_id: str, body: str) -> Body:
    """The shingles and numbers of the body of an article."""
    words = list_words(body)
    numbers = frozenset(word for word in words if word[0].isdigit())
    return Body(document_id, hash_shingles(words), numbers)


def sketch_body(body: str) -> Hashes:
    """The bands of the body of an article."""
    return sketch_shingles(hash_shingles(list_words(body)))


def list_left_out(document: Document) -> tuple[int, ...]:
    """Start and end, in turn, of each stretch that is not compared: page furniture and repeated lines."""
    left_out = [s for s in document.sentences if s.role == "furniture" or s.repeats is not None]
    if len(left_out) == len(document.sentences):
        return ()
    return tuple(edge for s in left_out for edge in (s.start, s.end))


def cut_body(text: str, left_out: Sequence[int]) -> str:
    """The text without the stretches left out."""
    edges = (0, *left_out, len(text))
    return "\n".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))


def count_known(document: Document) -> int:
    """Higher for a document of which more is known."""
    known = (document.title, document.publisher, document.author, document.url, document.licence)
    basis = {"manifest": 4, "text": 2, "none": 0}[document.published_basis]
    return sum(value is not None for value in known) + basis


def list_words(body: str) -> list[str]:
    """The words of an article in lower case."""
    return WORDS.findall(body.lower().replace("’", "'"))


def hash_shingles(words: Sequence[str]) -> Hashes:
    """The hashes of all runs of five words, sorted, each once; of the whole text where it is shorter."""
    hashed = np.array([zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words], dtype=np.uint64)
    size = min(SHINGLE, len(words))
    runs = np.zeros(len(words) - size + 1, dtype=np.uint64)
    for offset in range(size):
        runs = runs * PLACE + hashed[offset : offset + len(runs)]
    return np.unique(mix(runs))


def sketch_shingles(shingles: Hashes) -> Hashes:
    """The bands of a set of shingles: ROWS least values each, of as many orders of all shingles, as one number."""
    least = np.full(BANDS * ROWS, ~np.uint64(0), dtype=np.uint64)
    for start in range(0, len(shingles), AT_ONCE):
        orders = shingles[start : start + AT_ONCE, None] * FACTORS + SHIFTS
        least = np.minimum(least, orders.min(axis=0))
    bands = np.arange(BANDS, dtype=np.uint64)
    for row in least.reshape(BANDS, ROWS).T:
        bands = bands * PLACE + mix(row)
    return bands


def mix(numbers: Hashes) -> Hashes:
    """Numbers spread over 64 bits, alike in every process (the finalizer of splitmix64)."""
    mixed = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


PLACE = np.uint64(0x9E3779B97F4A7C15)
FACTORS = mix(np.arange(1, BANDS * ROWS + 1, dtype=np.uint64)) | np.uint64(1)
SHIFTS = mix(np.arange(1001, 1001 + BANDS * ROWS, dtype=np.uint64))


def find_shared(bands: Hashes) -> NDArray[np.intp]:
    """The places of the rows of bands that have several numbers in common with one other row, in order.

    A row is held against the first few of those that share a number with it: many copies are found by their first.
    """
    _, where, counts = np.unique(bands, return_inverse=True, return_counts=True)
    common = np.flatnonzero(counts[where.ravel()] > 1)
    order = common[np.argsort(where.ravel()[common], kind="stable")]
    groups, rows = where.ravel()[order], order // BANDS
    place = np.arange(len(order)) - np.searchsorted(groups, groups)  # of a row among those of its group
    pairs = []
    for held in range(HELD_AGAINST):
        later = np.flatnonzero(place > held)
        pairs.append(rows[later - place[later] + held] * len(bands) + rows[later])
    found, times = np.unique(np.concatenate(pairs), return_counts=True)
    alike = found[times >= SHARED_BANDS]
    return np.unique(np.concatenate((alike // len(bands), alike % len(bands))))


def is_same(body: Body, other: Body) -> bool:
    """Whether two texts are one: similar enough, and no number of one stands where the other has its own."""
    n_both = len(np.intersect1d(body.shingles, other.shingles, assume_unique=True))
    if n_both < THRESHOLD * (len(body.shingles) + len(other.shingles) - n_both):
        return False
    return body.numbers <= other.numbers or other.numbers <= body.numbers
