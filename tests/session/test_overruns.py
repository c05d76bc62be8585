"""How long a run may take is told by the odds of the rules, and never by what was drawn."""

from __future__ import annotations

import numpy as np
import pytest

from game.session.orders import Order
from game.session.overruns import need_of_most, odds_of_overrun, weeks_more
from tests.session.playing import alone

pytestmark = pytest.mark.usefixtures("engine")

RULES = {"overrun_mean": 0.1, "overrun_spread": 0.15}


def test_odds_are_those_of_the_draw() -> None:
    """As many runs need more than their plan as the rules' normal draw says."""
    needs = [float(need) for need in np.random.default_rng(1).normal(1.1, 0.15, 20_000)]
    over = sum(need > 1.0 for need in needs) / len(needs)
    assert odds_of_overrun(RULES) == pytest.approx(over, abs=0.01)  # type: ignore[arg-type]
    late = sorted(need for need in needs if need > 1.2)
    ninth = late[int(0.9 * len(late))]
    assert need_of_most(RULES, 1.2) == pytest.approx(ninth, abs=0.01)  # type: ignore[arg-type]


def test_a_run_that_goes_on_may_go_on_longer() -> None:
    """Each week it is not done the end moves away, and it is never told to be behind."""
    half, most = weeks_more(RULES, 1_100.0, 1_000.0, 50.0)  # type: ignore[arg-type]
    assert 1 <= half < most
    assert weeks_more(RULES, 0.0, 1_000.0, 0.0) == (0, 0)  # type: ignore[arg-type]


def test_a_run_is_sized_with_its_odds() -> None:
    """The quote of a run names the odds of an overrun and by when most runs like it end."""
    session = alone("ada")
    quote = session.quote(Order(kind="train", amount=100_000))
    assert "that it overruns; nine runs of ten like it end within" in quote.effect
