"""Tables fit their columns, charts choose round ticks, sheets know their height."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from game.ui.desk.curves import firm_curves, growth_curves
from game.ui.widgets.chart import round_ticks, value_limits, week_ticks
from game.ui.widgets.sheet import Bar, Bars, Fact, Facts, wrapped
from game.ui.widgets.table import Column, Row, Table
from tests.ui.samples import HOSTILE_NAMES, sample_view

COLUMNS = (
    Column("#", "right", rank=0),
    Column("Firm", rank=0, most=16, grows=True),
    Column("Value", "right", rank=1),
    Column("Serves", rank=2),
)


def table(*names: str) -> Table:
    """A table with a row per name."""
    made = Table(COLUMNS)
    made._rows = [Row(name, (str(n), name, "$1.00B", name)) for n, name in enumerate(names)]
    return made


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4), st.integers(20, 120))
@settings(deadline=None)
def test_table_lines_have_one_width(names: list[str], width: int) -> None:
    """Whatever the names, all lines are equally wide and none is wider than the table."""
    lines = table(*names).lines(width)
    widths = {line.cell_length for line in lines}
    assert len(widths) == 1
    assert max(widths) <= width


def test_columns_leave_by_rank() -> None:
    """The column with the highest rank goes first as room gets short."""
    wide = table("DeepSeek").lines(60)[0].plain
    narrow = table("DeepSeek").lines(22)[0].plain
    assert "Serves" in wide
    assert "Serves" not in narrow
    assert "Value" in narrow


def test_an_empty_table_says_so() -> None:
    """A table without rows shows its words for that."""
    made = Table(COLUMNS, empty="Nothing to tell.")
    assert "Nothing to tell." in made.lines(40)[0].plain


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_names_are_shown_as_they_are(name: str) -> None:
    """Markup in a name is text, and control characters do not reach the terminal."""
    line = table(name).lines(100)[1]
    assert "\x1b" not in line.plain
    assert not any(span.style == "@click" for span in line.spans)


@given(st.floats(-1e12, 1e12), st.floats(-1e12, 1e12))
@settings(deadline=None)
def test_axes_hold_their_values(a: float, b: float) -> None:
    """The limits of an axis lie around all values, and its ticks within the limits."""
    low, high = min(a, b), max(a, b)
    bottom, top = value_limits(low, high)
    assert bottom <= low
    assert top >= high
    assert top > bottom
    ticks = round_ticks(bottom, top)
    assert len(ticks) <= 7
    assert all(math.isfinite(tick) for tick in ticks)


def test_round_ticks_are_evenly_apart() -> None:
    """Ticks stand at multiples of 1, 2 or 5."""
    ticks = round_ticks(0, 43)
    assert {round(b - a, 9) for a, b in pairwise(ticks)} == {10}


def test_week_ticks_are_whole_weeks() -> None:
    """At most nine weeks are named."""
    assert week_ticks(-0.1, 12.4) == [0, 2, 4, 6, 8, 10, 12]
    assert min(week_ticks(-1.04, 53.5)) == 0


@given(st.text(max_size=200), st.integers(1, 40))
@settings(deadline=None)
def test_wrapping_keeps_every_word(text: str, width: int) -> None:
    """Wrapped lines hold the words in their order."""
    assert (
        " ".join(wrapped(text, width)).split()
        == "".join(
            letter if letter.isprintable() else " " if letter.isspace() else "" for letter in text
        ).split()
    )


@given(st.integers(24, 100))
@settings(deadline=None)
def test_bars_and_facts_fill_their_width(width: int) -> None:
    """Every line of bars is as wide as the sheet; facts are never wider."""
    bars = Bars()
    bars._bars = [Bar("wages", -3.0, "-$3"), Bar("services", 2.0, "+$2")]
    assert {line.cell_length for line in bars.lines(width)} == {width}
    facts = Facts()
    facts._facts = [Fact("Cash", "$1.24B", "a note that may be long"), Fact("Runway", "9 weeks")]
    assert all(cell_len(line.plain) <= width for line in facts.lines(width))


def test_the_own_firm_is_the_first_curve() -> None:
    """Charts give the chief's firm the first marker."""
    view = sample_view()
    assert firm_curves(view, "usage_share")[0].name == "DeepSeek"
    assert growth_curves(view)[0].name == "DeepSeek"
    assert growth_curves(view)[0].values[0] == 0.0
