"""Documents: values are made safe, and every one of them can be found again in its file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenario.document import MOST_DEPTH, Document, parse_document
from game.scenario.positions import positions_of
from game.scenario.problems import KeyPath, Problem, Problems, Severity


def parse(text: str, tmp_path: Path) -> tuple[Document | None, list[Problem]]:
    """Parse a file with `text`; return the document and all problems."""
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8", newline="")
    problems = Problems()
    return parse_document(path, problems), list(problems)


def place(document: Document | None, *path: str | int) -> tuple[int | None, int | None]:
    """Return line and column of the value at `path`."""
    assert document is not None
    found = document.locate(path)
    return found.line, found.column


# Valid documents.


def test_values_are_as_toml_has_them(tmp_path: Path) -> None:
    """A plain document is read without problems."""
    document, problems = parse("a = 1\n[b]\nc = [1.5, 'x', true]\n", tmp_path)
    assert document is not None
    assert document.data == {"a": 1, "b": {"c": [1.5, "x", True]}}
    assert problems == []


EVERY_FORM = """\
# a comment
title = "算力"
"quoted key" . 'x' = 1          # dotted and quoted
"caf\\u00e9".y = 2
[firms.nvidia]
cash = 5
deals = [ 1, [2, 3], { to.whom = "算", n = 4 } ]
[firms]
amd = {cash = 1, temper = {risk = 0.5}}
[[event]]
title = '''
two
lines'''
[[event]]
  when = 1
[event.more]
x = 1
[[event.choice]]
y = 1
[[event.choice]]
  y = [
    # a comment in a list
    7,
  ]
"""


@pytest.mark.parametrize(
    ("path", "position"),
    [
        (("title",), (2, 1)),
        (("quoted key",), (3, 1)),
        (("quoted key", "x"), (3, 16)),
        (("café",), (4, 1)),
        (("café", "y"), (4, 13)),
        (("firms",), (8, 2)),
        (("firms", "nvidia"), (5, 8)),
        (("firms", "nvidia", "cash"), (6, 1)),
        (("firms", "nvidia", "deals"), (7, 1)),
        (("firms", "nvidia", "deals", 0), (7, 11)),
        (("firms", "nvidia", "deals", 1, 1), (7, 18)),
        (("firms", "nvidia", "deals", 2, "to"), (7, 24)),
        (("firms", "nvidia", "deals", 2, "to", "whom"), (7, 27)),
        (("firms", "nvidia", "deals", 2, "n"), (7, 39)),
        (("firms", "amd", "temper", "risk"), (9, 28)),
        (("event",), (10, 3)),
        (("event", 0), (10, 3)),
        (("event", 0, "title"), (11, 1)),
        (("event", 1, "when"), (15, 3)),
        (("event", 1, "more"), (16, 8)),
        (("event", 1, "more", "x"), (17, 1)),
        (("event", 1, "choice", 0, "y"), (19, 1)),
        (("event", 1, "choice", 1), (20, 9)),
        (("event", 1, "choice", 1, "y", 0), (23, 5)),
    ],
)
def test_every_form_of_key_is_located(
    path: KeyPath, position: tuple[int, int], tmp_path: Path
) -> None:
    """Headers, dotted and quoted keys, inline tables and lists have their places."""
    document, problems = parse(EVERY_FORM, tmp_path)
    assert problems == []
    assert place(document, *path) == position


def test_what_does_not_exist_is_located_at_its_nearest_ancestor(tmp_path: Path) -> None:
    """A missing key stands at its table, a missing table at the file."""
    document, _problems = parse("[a.b]\nc = 1\n", tmp_path)
    assert place(document, "a", "b", "x", 3) == (1, 4)
    assert place(document, "z") == (None, None)


def test_windows_line_ends_change_no_place(tmp_path: Path) -> None:
    """Lines ended by two characters count as lines."""
    document, problems = parse("a = 1\r\n[b]\r\nc = 2\r\n", tmp_path)
    assert problems == []
    assert place(document, "b", "c") == (3, 1)


names = st.text(min_size=1, max_size=6).filter(lambda name: name.isprintable()) | st.sampled_from(
    ["a", "b-c", "3", "a.b", "é", "算力", 'say "x"', "a\\b", " ", "#", "[x]", "="]
)
scalars = (
    st.integers(-(2**63), 2**63 - 1)
    | st.booleans()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.dates()
    | st.sampled_from(["two\nlines", "'''", '"""', "\\", "# no comment", "[", "算\n力"])
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=12,
)
trees = st.dictionaries(names, values, max_size=4)


def key_paths(value: object, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Yield the path of every key and list element within `value`."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield (*path, name)
            yield from key_paths(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield (*path, index)
            yield from key_paths(inner, (*path, index))


@settings(deadline=None, max_examples=150)
@given(trees, st.booleans())
def test_the_located_line_holds_the_key(tree: dict[str, Any], multiline: bool) -> None:
    """Each key of any document is found where its name is written; no place is invented."""
    text = tomli_w.dumps(tree, multiline_strings=multiline)
    lines = text.split("\n")
    found = positions_of(text)
    safe = {path for path in key_paths(tree) if all(_stays(part) for part in path)}
    assert safe <= set(found)
    for path in safe:
        line, column = found[path]
        if isinstance(path[-1], str):
            written = lines[line - 1][column - 1 :]
            assert written.startswith((path[-1], tomli_w.dumps({path[-1]: 1}).split(" = ")[0]))


def _stays(part: str | int) -> bool:
    from game.scenario.cleaning import clean  # noqa: PLC0415

    return isinstance(part, int) or clean(part) == part


def test_reading_without_problems_loads_no_grammar(tmp_path: Path) -> None:
    """The syntax tree is wanted for problems only, so a good file starts quickly."""
    path = tmp_path / "a.toml"
    path.write_text("a = 1")
    program = (
        "import sys; from pathlib import Path; from game.scenario.problems import Problems;"
        "from game.scenario.document import parse_document;"
        f"parse_document(Path({str(path)!r}), Problems());"
        "print(any(name.startswith('tree_sitter') for name in sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "False"


# Broken and hostile documents.


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a = 1\nb = abc\n", 2, 5),
        ("a = 1\na = 2\n", 2, None),
        ("[a]\n[a]\n", 2, None),
        ("a = {b = 1, b = 2}", 1, None),
        ("a = [1 2]", 1, None),
        ("é = 1", 1, 1),
        ("x = 'ok'\na = 'open\n", 2, 5),
        ('a = "open\\"\nb = "x"', 1, None),
        ('a = 1\n b = """\nnever closed\n', 2, 6),
        ("a = [1,\n", 2, 1),
        ("[a", 1, 3),
        ('a = "\x1b[31m"', 1, 6),
        ("a = 1\x00", 1, None),
        ("a = 01", 1, None),
        ("a = 2025-02-30", 1, None),
        ("a =\u202e 1", 1, 4),
    ],
)
def test_syntax_error_has_its_place(
    text: str, line: int, column: int | None, tmp_path: Path
) -> None:
    """Whatever tomllib refuses is one error at the line where it stands."""
    document, (problem,) = parse(text, tmp_path)
    assert document is None
    assert problem.severity is Severity.ERROR
    assert problem.line == line
    assert problem.column
    assert column is None or problem.column == column
    assert "(at " not in problem.message
    assert problem.to_text().replace("\n", "").isprintable()


def test_duplicate_key_is_explained(tmp_path: Path) -> None:
    """The hint says what the rule is."""
    _document, (problem,) = parse("[a]\nb = 1\nb = 2\n", tmp_path)
    assert problem.line == 3
    assert problem.hint == "a key or table may stand only once"


def test_file_cut_anywhere_gives_one_error_or_none(tmp_path: Path) -> None:
    """A file cut at any byte is a shorter document or one clear error."""
    whole = EVERY_FORM.encode()
    path = tmp_path / "cut.toml"
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        problems = Problems()
        document = parse_document(path, problems)
        assert len(problems) == (1 if document is None else 0), whole[:length]


@pytest.mark.parametrize("number", ["nan", "-nan", "inf", "-inf", "1e400", "-1e400"])
def test_number_that_is_not_finite(number: str, tmp_path: Path) -> None:
    """It is one error where it stands, and reading goes on with zero."""
    document, (problem,) = parse(f"[a]\nb = [1.0, {number}]", tmp_path)
    assert document is not None
    assert (problem.line, problem.column, problem.key) == (2, 11, "a.b[1]")
    assert "not finite" in problem.message
    assert document.data == {"a": {"b": [1.0, 0.0]}}


@pytest.mark.parametrize("number", [2**80, 2**63, -(2**63) - 1, 10**100])
def test_whole_number_beyond_64_bits(number: int, tmp_path: Path) -> None:
    """It is one error where it stands."""
    document, (problem,) = parse(f"a = 1\n\n  cash = {number}", tmp_path)
    assert document is not None
    assert (problem.line, problem.column, problem.key) == (3, 3, "cash")
    assert "64 bits" in problem.message


@pytest.mark.parametrize("number", [2**63 - 1, -(2**63), 0])
def test_whole_numbers_of_64_bits_pass(number: int, tmp_path: Path) -> None:
    """The ends of the range are allowed."""
    document, problems = parse(f"a = {number}", tmp_path)
    assert document is not None
    assert document.data == {"a": number}
    assert problems == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r'"\u001b[31mNvidia\u001b[0m"', "[31mNvidia[0m"),
        (r'"Nvi\u200bdia"', "Nvidia"),
        ('"Nvi\u200bdia"', "Nvidia"),
        (r'"\u202eaidivN"', "aidivN"),
        (r'"e\u0301"', "é"),
    ],
)
def test_hostile_text_is_cleaned_with_a_warning(written: str, read: str, tmp_path: Path) -> None:
    """Escape sequences, bidirectional and invisible signs never get past the loader."""
    document, (problem,) = parse(f"a = 1\nname = {written}", tmp_path)
    assert document is not None
    assert document.data["name"] == read
    assert problem.severity is Severity.WARNING
    assert (problem.line, problem.column, problem.key) == (2, 1, "name")


def test_hostile_key_is_cleaned_with_a_warning(tmp_path: Path) -> None:
    """A key is found by its cleaned name."""
    document, (problem,) = parse('[firms."nvi\\u200bdia"]\ncash = 1', tmp_path)
    assert document is not None
    assert document.data == {"firms": {"nvidia": {"cash": 1}}}
    assert problem.severity is Severity.WARNING
    assert place(document, "firms", "nvidia", "cash") == (2, 1)


def test_keys_that_look_the_same_are_an_error(tmp_path: Path) -> None:
    """One firm cannot hide behind another's name."""
    _document, problems = parse('[firms]\nnvidia = 1\n"nvidia\\u200b" = 2', tmp_path)
    (error,) = (problem for problem in problems if problem.severity is Severity.ERROR)
    assert "look the same" in error.message


def test_markup_in_a_name_stays_a_text(tmp_path: Path) -> None:
    """Brackets are data like any other; nothing interprets or removes them here."""
    document, problems = parse("name = '[@click=app.quit]Accept[/]'", tmp_path)
    assert document is not None
    assert document.data["name"] == "[@click=app.quit]Accept[/]"
    assert problems == []


def test_tables_too_deep_for_walking(tmp_path: Path) -> None:
    """Dotted keys within brackets cannot nest without bound."""
    parts = ".".join("a" * 10)
    document, (problem,) = parse(f"[{parts}]\n{parts} = {{ {parts} = 1 }}", tmp_path)
    assert document is None
    assert f"deeper than {MOST_DEPTH}" in problem.message
    assert problem.line == 2


def test_many_bad_values_are_bounded(tmp_path: Path) -> None:
    """A list of nothing but bad numbers gives a bounded number of problems."""
    _document, problems = parse("a = [" + "nan,\n" * 10_000 + "]", tmp_path)
    assert len(problems) == 200
