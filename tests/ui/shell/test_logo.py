"""The title's picture fits any terminal."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from game.ui.screens import logo

widths = st.integers(1, 300)
heights = st.integers(1, 100)


@settings(deadline=None)
@given(widths, heights)
def test_nothing_is_drawn_outside(width: int, height: int) -> None:
    """Every cell lies in the terminal, whatever its size."""
    drawn = logo.picture(width, height, 10)
    assert all(0 <= x < width and 0 <= y < height for x, y in drawn.cells)


@settings(deadline=None)
@given(widths, heights, st.integers(0, 10_000))
def test_signals_only_run_on_traces(width: int, height: int, frame: int) -> None:
    """A lit cell is a cell of a path."""
    drawn = logo.picture(width, height, 10)
    on_paths = {cell for path in drawn.paths for cell in path}
    assert set(logo.pulses(drawn, frame)) <= on_paths


@settings(deadline=None)
@given(widths, heights)
def test_paths_are_unbroken_and_never_cross(width: int, height: int) -> None:
    """Each step of a trace goes to a neighbour, and no cell belongs to two traces."""
    drawn = logo.picture(width, height, 10)
    for path in drawn.paths:
        steps = pairwise(path)
        assert all(abs(a - c) + abs(b - d) == 1 for (a, b), (c, d) in steps)
    cells = [cell for path in drawn.paths for cell in path]
    assert len(cells) == len(set(cells))


@pytest.mark.parametrize(("width", "height", "blocks"), [(80, 24, True), (40, 12, False)])
def test_the_name_is_etched_where_there_is_room(width: int, height: int, blocks: bool) -> None:
    """80x24 has the chip with its block letters, 40x12 the plain name."""
    drawn = logo.picture(width, height, 10)
    assert any(character == "█" for character, _shade in drawn.cells.values()) is blocks


def test_a_wide_terminal_gets_letters_twice_as_large() -> None:
    """At 160x50 the letters have twice the pixels."""
    small, large = logo.picture(80, 24, 10), logo.picture(160, 50, 10)
    lit = [sum(s.startswith("etch") for _c, s in p.cells.values()) for p in (small, large)]
    assert lit[1] > 2.5 * lit[0]


def test_the_chinese_name_takes_two_cells_a_character() -> None:
    """Wide characters stand two cells apart, so the frame closes behind them."""
    drawn = logo.picture(80, 24, 10)
    places = [x for (x, _y), (character, _s) in drawn.cells.items() if character in logo.CHINESE]
    assert sorted(places) == list(range(min(places), min(places) + cell_len(logo.CHINESE), 2))
