"""A scene made of one paragraph by the doors of the earlier stages, without the reading of bytes and languages."""

from pipeline.documents.document import Document, Sentence
from pipeline.facts.scene import Scene, set_scene
from pipeline.figures.read import read_figures
from pipeline.mentions.read import read_mentions
from pipeline.times.read import read_times
from pipeline.times.time import PartialDate


def scene_of(text: str, published: str | None = "2025-06-18") -> Scene:
    """One paragraph; a sentence ends where a full stop is followed by a blank and a capital or a quotation mark."""
    opens = [i for i in range(2, len(text)) if text[i - 2 : i] == ". " and (text[i].isupper() or text[i] in '“"')]
    starts, ends = [0, *opens], [*(i - 1 for i in opens), len(text)]
    sentences = tuple(Sentence(a, b, 0, "prose") for a, b in zip(starts, ends, strict=True))
    date = PartialDate.parse(published) if published else None
    blank = (None, None, None, None)  # title, publisher, author, url
    document = Document(
        "0" * 16, "a.txt", "0" * 64, len(text), "utf-8", "en", text, sentences, *blank, date, "none", None
    )
    times = read_times(text, date)
    return set_scene(document, read_figures(text, times), times, read_mentions(document))
