"""The line of a problem: clean, short, with the caret under the right character."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scenario.cleaning import clean
from game.scenario.excerpts import WIDEST, excerpt_of, line_of


def cells(text: str) -> int:
    """Width in a terminal, counted by another rule than the code's: letter by letter."""
    wide = [c for c in text if unicodedata.east_asian_width(c) in ("W", "F")]
    marks = [c for c in text if unicodedata.combining(c)]
    return len(text) + len([c for c in wide if not unicodedata.combining(c)]) - len(marks)


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("x = 1", 5, "x = 1", 4),
        ("    x = 1", 9, "x = 1", 4),
        ("名前 = 1", 6, "名前 = 1", 7),
        ("a\tb", 3, "a b", 2),
        ("x", 1, "x", 0),
        ("", 1, "", 0),
    ],
)
def test_the_caret_stands_under_the_column(line: str, column: int, shown: str, caret: int) -> None:
    """Indentation is left out, tabs are one cell, East Asian letters two."""
    assert excerpt_of(line, column) == (shown, caret)


def test_a_long_line_is_cut_around_its_column() -> None:
    """What is wrong stays in sight, with ellipses where something was left out."""
    text, caret = excerpt_of("a" * 500 + "!" + "b" * 500, 501)
    assert text[caret] == "!"
    assert text.startswith("…")
    assert text.endswith("…")
    assert len(text) == WIDEST


@given(st.text(max_size=300), st.integers(1, 310))
def test_an_excerpt_is_one_clean_short_line(line: str, column: int) -> None:
    """Whatever the line holds, what is shown fits and steers nothing."""
    text, caret = excerpt_of(line.replace("\n", " "), column)
    assert "\n" not in text
    assert clean(text, long_text=False) == text
    assert cells(text) <= WIDEST
    assert 0 <= caret <= WIDEST


@given(st.lists(st.text(alphabet="ab =", max_size=9), min_size=1, max_size=9), st.integers(1, 12))
def test_a_line_is_found_by_its_number(lines: list[str], number: int) -> None:
    """As splitting the text would find it; nothing beyond its end."""
    found = lines[number - 1] if number <= len(lines) else ""
    assert line_of("\n".join(lines), number) == found
