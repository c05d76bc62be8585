"""Whatever TOML forbids is one clear problem, at the line where it stands.

The cases follow the specification (TOML 1.0) chapter by chapter. Each is put below a line
that is valid, so that a problem that only names the file would be seen.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario.document import parse_document
from game.scenario.problems import Problems

COMMENTS = ["# \x00", "# \x07", "# \x7f", "# \x1f", "a = 1 # \x0b"]
KEYS = [
    "= 1",
    "a",
    "a =",
    "a = 1 b = 2",
    "a b = 1",
    "ä = 1",
    "a! = 1",
    "a. = 1",
    ".a = 1",
    "a..b = 1",
    '"a = 1',
    "'a = 1",
    '"""a""" = 1',
    "a = 1\na = 2",
    'a = 1\n"a" = 2',
    "a.b = 1\na = 2",
    "a = 1\na.b = 2",
    "[a] = 1",
    "a\n= 1",
    "a =\n1",
    '"\\u000" = 1',
    '"\\x" = 1',
]
TEXTS = [
    'a = "b',
    "a = 'b",
    'a = "b\nc"',
    "a = 'b\nc'",
    'a = "\\q"',
    'a = "\\u12"',
    'a = "\\U00110000"',
    'a = "\\ud800"',
    'a = "\x01"',
    "a = '\x01'",
    'a = """b',
    "a = '''b",
    'a = """b""""""',
    "a = '''b''''''",
    'a = """\\ b"""',
    'a = "b" "c"',
    "a = b",
    "a = 'it''s'",
]
NUMBERS = [
    "a = 01",
    "a = +",
    "a = -",
    "a = 1__0",
    "a = _1",
    "a = 1_",
    "a = 0x",
    "a = 0X1",
    "a = 0xg",
    "a = 0b2",
    "a = 0o8",
    "a = -0x1",
    "a = +0b1",
    "a = 1.",
    "a = .1",
    "a = 1.e5",
    "a = 1e",
    "a = 1e5.0",
    "a = 1._0",
    "a = 1_.0",
    "a = 00.1",
    "a = Inf",
    "a = NaN",
    "a = 1,000",
    "a = 1 000",
    "a = 5%",
    "a = $5",
    "a = 5B",
]
WORDS = ["a = True", "a = FALSE", "a = tru", "a = yes", "a = null", "a = none", "a = nil"]
DATES = [
    "a = 2025-13-01",
    "a = 2025-02-30",
    "a = 2025-1-1",
    "a = 25-01-01",
    "a = 2025-01-01T",
    "a = 2025-01-01T25:00:00",
    "a = 2025-01-01T10:60:00",
    "a = 10:00:61",
    "a = 2025-01-01T10:00:00+25:00",
    "a = 2025/01/01",
    "a = 20250101T",
    "a = January",
]
LISTS = [
    "a = [1, 2",
    "a = [1 2]",
    "a = [,]",
    "a = [1,,2]",
    "a = 1]",
    "a = [1}",
    "a = [1]]",
    "a = [\n1\n2\n]",
    "a = [1] [2]",
]
TABLES = [
    "[]",
    "[a",
    "a]",
    "[[a]",
    "[a]]",
    "[[a",
    "[a.]",
    "[.a]",
    "[a..b]",
    "[a b]",
    "[a]\n[a]",
    "[a]\nb = 1\n[a.b]",
    "[a.b]\n[a]\nb = 1",
    "[a]\n[[a]]",
    "[[a]]\n[a]",
    "a = []\n[[a]]",
    "a = {}\n[a]",
    "[a] b = 1",
    "[a]\n[a.b]\n[a]",
    "[ [a]]",
    "a.b = 1\n[a]",
    "[[a.b]]\n[a]\nb = 1",
]
INLINE = [
    "a = {",
    "a = {b = 1",
    "a = {b = 1,, c = 2}",
    "a = {, b = 1}",
    "a = {b}",
    "a = {b = 1 c = 2}",
    "a = {b = 1, b = 2}",
    "a = {b = 1}\na.c = 2",
    "a = {b = {c = 1}, b.d = 2}",
    "a = {b.c = 1, b = 2}",
    "a = }",
    "a = {b = 1]",
]
BYTES = [b"a = 1\r", b"\xff\xfea", b"a = '\xc3\x28'", b"a = '\xed\xa0\x80'", b"\x00", b"a\x00 = 1"]

CASES = [*COMMENTS, *KEYS, *TEXTS, *NUMBERS, *WORDS, *DATES, *LISTS, *TABLES, *INLINE]


def problems_of(path: Path, data: bytes) -> Problems:
    """What is wrong with a file of `data`, which nothing can be read from."""
    path.write_bytes(data)
    problems = Problems()
    assert parse_document(path, problems) is None
    return problems


@pytest.mark.parametrize("text", CASES)
def test_invalid_toml_is_one_problem_at_its_line(tmp_path: Path, text: str) -> None:
    """It says that this is not TOML, below the first line, and shows the line."""
    (problem,) = problems_of(tmp_path / "x.toml", b"first = 1\n" + text.encode())
    assert problem.message
    assert problem.line is not None
    assert 2 <= problem.line <= 2 + text.count("\n") + 1
    assert problem.column is not None
    assert problem.column >= 1


@pytest.mark.parametrize("data", BYTES)
def test_bytes_that_are_no_text_are_one_problem(tmp_path: Path, data: bytes) -> None:
    """A file of the wrong kind is told as such."""
    (problem,) = problems_of(tmp_path / "x.toml", b"first = 1\n" + data)
    assert problem.message


def test_there_are_as_many_cases_as_the_specification_has_rules() -> None:
    """No case is there twice, so each counts."""
    assert len(set(CASES)) == len(CASES) > 120
