"""Small pictures fill exactly the cells they are given."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from game.ui.widgets import marks

WIDTHS = st.integers(0, 60)
NUMBERS = st.floats(allow_nan=True, allow_infinity=True)


@given(NUMBERS, WIDTHS)
@settings(deadline=None)
def test_bars_fill_their_width(part: float, width: int) -> None:
    """A bar is as wide as asked, whatever the figure."""
    assert cell_len(marks.bar(part, width)) == width
    assert cell_len(marks.left_bar(part, width)) == width


@given(st.lists(NUMBERS, max_size=80), WIDTHS)
@settings(deadline=None)
def test_sparklines_fill_their_width(values: list[float], width: int) -> None:
    """A sparkline is as wide as asked, with gaps in the figures or none."""
    assert cell_len(marks.sparkline(values, width)) == width


@given(st.lists(st.floats(0, 1), max_size=4), WIDTHS)
@settings(deadline=None)
def test_split_bars_never_overlap(parts: list[float], width: int) -> None:
    """Neighbouring bars together never take more than the width."""
    assert sum(map(len, marks.split(parts, width))) <= width


def test_a_sparkline_rises_with_its_values() -> None:
    """The least value is the lowest level, the greatest the highest."""
    assert marks.sparkline([1, 2, 3], 3) == "▁▅█"


def test_dots_show_what_is_left() -> None:
    """Filled dots are left, empty ones spent."""
    assert marks.dots(2, 3) == "●●○"
    assert marks.dots(1, 12) == "1/12"
