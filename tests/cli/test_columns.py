"""Text in columns."""

from __future__ import annotations

from game.cli.columns import cut, in_columns, width


def test_wide_characters_take_two_cells() -> None:
    """Chinese takes two cells a character, a combining mark none."""
    assert width("算力") == 4
    assert width("e\u0301") == 1


def test_columns_stay_straight_with_wide_characters() -> None:
    """Columns are aligned by cells, not by characters."""
    lines = in_columns([("算力", "1"), ("ab", "22")], right=(1,)).splitlines()
    assert lines == ["算力   1", "ab    22"]
    assert {width(line) for line in lines} == {8}


def test_what_is_cut_ends_with_an_ellipsis_and_fits() -> None:
    """A cut text takes no more than its room, wide characters or not."""
    assert cut("abcdef", 4) == "abc…"
    assert width(cut("算力战国", 4)) <= 4
    assert cut("abc", 3) == "abc"
