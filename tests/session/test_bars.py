"""One measure says how far a goal is from its bars, and where two games differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scenario.condition_values import evaluate
from game.scenario.conditions import parse_condition
from game.session.bars import Aim, Bar, bars_of, gap
from game.session.figures import Lookup


def figures(**known: float) -> Lookup:
    """Figures of Ada by their names."""
    return lambda path: known[path[-1]]


PER_SHARE = Aim(parse_condition("firms.ada.value > 1.25 * firms.ada.start_value"))


def test_what_lowers_the_bar_more_than_the_figure_helped() -> None:
    """Fewer shares at less value are nearer to a goal that counts by the share."""
    here = bars_of(PER_SHARE, figures(value=68.0, start_value=62.0))
    there = bars_of(PER_SHARE, figures(value=71.9, start_value=69.0))
    found = gap(here, there)
    assert found is not None
    assert found.by > 0.0
    assert gap(there, here) is not None


def test_while_a_goal_is_missed_only_what_is_missing_counts() -> None:
    """More of what is reached already is no nearer to the goal."""
    aim = Aim(parse_condition("firms.ada.cash > 10 and firms.ada.value > 100"))
    here = bars_of(aim, figures(cash=90.0, value=50.0))
    there = bars_of(aim, figures(cash=11.0, value=50.0))
    assert gap(here, there) is None
    lost = gap(bars_of(aim, figures(cash=90.0, value=40.0)), here)
    assert (lost and lost.place, lost and lost.by < 0.0) == (1, True)


def test_of_a_goal_reached_the_nearest_bar_counts() -> None:
    """What is far beyond its bar may lose some of it for what is hardly beyond."""
    aim = Aim(parse_condition("firms.ada.cash > 10 and firms.ada.value > 100"))
    here = bars_of(aim, figures(cash=50.0, value=120.0))
    there = bars_of(aim, figures(cash=90.0, value=101.0))
    found = gap(here, there)
    assert (found and found.place, found and found.by > 0.0) == (1, True)


NUMBERS = st.floats(-200.0, 200.0)
TEXTS = (
    "firms.ada.cash > 10 and not firms.ada.value < firms.ada.cash",
    "(firms.ada.cash > 10 or firms.ada.value <= 100) and firms.ada.value != 3",
    "firms.ada.cash >= 10 or firms.ada.released",
)


@pytest.mark.parametrize("wished", [True, False])
@pytest.mark.parametrize("text", TEXTS)
@given(cash=NUMBERS, value=NUMBERS, released=st.booleans())
def test_the_least_margin_is_below_zero_where_the_goal_is_missed(
    text: str, wished: bool, cash: float, value: float, released: bool
) -> None:
    """The measure never says otherwise than the condition's own truth."""
    lookup = figures(cash=cash, value=value, released=float(released))
    node = parse_condition(text)
    stands = (evaluate(node, lookup) != 0.0) == wished
    assert (min(bar.margin for bar in bars_of(Aim(node, wished), lookup)) > 0.0) == stands


def test_games_that_stand_alike_have_no_gap() -> None:
    """Less than a hundredth of a bar is nothing."""
    assert gap([Bar(PER_SHARE.node, -0.2)], [Bar(PER_SHARE.node, -0.205)]) is None
