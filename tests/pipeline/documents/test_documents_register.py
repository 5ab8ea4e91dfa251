"""The register: good lines stand whatever is wrong with the others, and every problem is told."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents.register import parse_register, report_unmatched

HEADER = "source_path,title,publisher,author,url,published_on,published_why,licence,licence_note\n"


def test_filled_cells_come_out_by_path() -> None:
    content = HEADER + 'a.txt,"Boats, sold",,,https://x.example/a,2031-05-12,,CC0-1.0,\nsub\\b.txt,,,,,,,,\n'
    entries, problems = parse_register(content.encode("utf-8-sig"))
    assert problems == ()
    assert entries == {
        "a.txt": (
            ("title", "Boats, sold"),
            ("url", "https://x.example/a"),
            ("published_on", "2031-05-12"),
            ("licence", "CC0-1.0"),
        ),
        "sub/b.txt": (),
    }


def test_bad_cells_are_left_out_and_told() -> None:
    entries, problems = parse_register((HEADER + "a.txt,Boats,,,javascript:x,12 May 2031,,,\n").encode())
    assert entries == {"a.txt": (("title", "Boats"),)}
    assert [(problem.line, problem.column) for problem in problems] == [(2, "published_on"), (2, "url")]
    assert "line 2, column published_on: found '12 May 2031'; expected YYYY" in str(problems[0])


def test_bad_lines_spoil_no_others() -> None:
    lines = ["a.txt,A", "a.txt,B", ",C", "../d.txt,D", '"e.txt,E', "f.txt,F,,,,,,,,too many", "g.txt,G"]
    entries, problems = parse_register((HEADER + "\n".join(lines)).encode())
    assert {path: dict(cells)["title"] for path, cells in entries.items()} == {"a.txt": "A", "g.txt": "G"}
    assert [problem.line for problem in problems] == [3, 4, 5, 6, 7]


def test_unknown_column_is_told_and_the_rest_is_read() -> None:
    entries, problems = parse_register(b"source_path,titel,author\na.txt,Boats,Anna Berg\n")
    assert entries == {"a.txt": (("author", "Anna Berg"),)}
    assert "titel" in str(problems[0])


def test_register_without_paths_is_told() -> None:
    entries, problems = parse_register(b"title\nBoats\n")
    assert entries == {}
    assert [problem.column for problem in problems] == ["source_path"]


def test_semicolons_and_utf16_are_read() -> None:
    entries, problems = parse_register("source_path;title\na.txt;Båter\n".encode("utf-16"))
    assert (entries, problems) == ({"a.txt": (("title", "Båter"),)}, ())


def test_paths_that_are_not_in_the_folder_are_listed() -> None:
    entries, _ = parse_register(b"source_path\nb.txt\na.txt\n")
    assert report_unmatched(entries, ["a.txt", "c.txt"]) == ("b.txt",)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_an_exception(content: bytes) -> None:
    parse_register(b"source_path,published_on\n" + content)
