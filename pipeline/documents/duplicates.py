"""The same article again: under two names, or laid out in two ways."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipeline.documents.document import Document

WORDS = re.compile(r"[^\W_]+(?:['’.,]?[^\W_]+)*")
SHINGLE = 5  # words
THRESHOLD = 0.9  # Jaccard similarity of the sets of shingles
Shingles = frozenset[int]


def group_identical(documents: Sequence[Document]) -> tuple[tuple[Document, ...], dict[str, tuple[str, ...]]]:
    """One document for the same bytes under several names, and the other names of each.

    The document keeps the path that sorts first; what the register says of the other paths fills its gaps. Documents
    come out in the order of their ids.
    """
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        groups[document.document_id].append(document)
    kept: list[Document] = []
    also_at: dict[str, tuple[str, ...]] = {}
    for document_id in sorted(groups):
        first, *others = sorted(groups[document_id], key=lambda document: document.source_path)
        for other in others:
            first = fill_gaps(first, other)
        kept.append(first)
        if others:
            also_at[document_id] = tuple(other.source_path for other in others)
    return tuple(kept), also_at


def fill_gaps(document: Document, other: Document) -> Document:
    """`document` with what is known of `other` where nothing is known of it."""
    gaps = {
        name: getattr(other, name)
        for name in ("title", "publisher", "author", "url", "licence")
        if getattr(document, name) is None
    }
    rank = ("manifest", "text", "none")
    if rank.index(other.published_basis) < rank.index(document.published_basis):
        gaps |= {"published": other.published, "published_basis": other.published_basis}
    return replace(document, **gaps)


def mark_duplicates(documents: Sequence[Document]) -> dict[str, str]:
    """document_id → the document_id of the same text, give or take layout, white space and page furniture.

    Texts are the same where their sets of five-word shingles reach a Jaccard similarity of 0.9 and neither has a
    number in place of another's. The original is the one of which more is known, then the one with the lowest id; it
    is never itself a duplicate. Candidates come from the prefix filter of set-similarity joins (Bayardo, Ma and
    Srikant 2007), which is exact: two sets as similar as that share one of their lowest tenth of elements.
    """
    originals: list[tuple[str, Shingles, frozenset[str]]] = []
    index: dict[int, list[int]] = defaultdict(list)
    duplicate_of: dict[str, str] = {}
    for document in sorted(documents, key=lambda document: (rank_metadata(document), document.document_id)):
        words = list_body_words(document)
        shingles, numbers = list_shingles(words), frozenset(word for word in words if word[0].isdigit())
        prefix = sorted(shingles)[: len(shingles) - int(THRESHOLD * len(shingles)) + 1]
        candidates = sorted({at for shingle in prefix for at in index.get(shingle, ())})
        same = next((at for at in candidates if is_same(shingles, numbers, *originals[at][1:])), None)
        if same is not None:
            duplicate_of[document.document_id] = originals[same][0]
            continue
        for shingle in prefix:
            index[shingle].append(len(originals))
        originals.append((document.document_id, shingles, numbers))
    return dict(sorted(duplicate_of.items()))


def rank_metadata(document: Document) -> int:
    """Lower for a document of which more is known."""
    known = (document.title, document.publisher, document.author, document.url, document.licence)
    basis = {"manifest": 4, "text": 2, "none": 0}[document.published_basis]
    return -sum(value is not None for value in known) - basis


def list_body_words(document: Document) -> list[str]:
    """The words of the article in lower case, page furniture and repeated lines left out."""
    kept = [s for s in document.sentences if s.role != "furniture" and s.repeats is None] or document.sentences
    return [word for s in kept for word in WORDS.findall(document.text[s.start : s.end].lower().replace("’", "'"))]


def list_shingles(words: Sequence[str]) -> Shingles:
    """The hashes of all runs of five words; of the whole text where it is shorter."""
    if len(words) < SHINGLE:
        return frozenset((hash(tuple(words)),))
    return frozenset(map(hash, zip(*(words[offset:] for offset in range(SHINGLE)), strict=False)))


def is_same(shingles: Shingles, numbers: frozenset[str], others: Shingles, other_numbers: frozenset[str]) -> bool:
    """Whether two texts are one: similar enough, and no number of one stands where the other has its own."""
    n_both = len(shingles & others)
    if n_both < THRESHOLD * (len(shingles) + len(others) - n_both):
        return False
    return numbers <= other_numbers or other_numbers <= numbers
