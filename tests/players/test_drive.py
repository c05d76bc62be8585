"""What drives a chief: a humour of its own in each game, and nothing once all is lost."""

import attrs
from hypothesis import given
from hypothesis import strategies as st

from game.players.heuristic import in_humour
from game.players.heuristic.humour import LEEWAY
from game.scenario.model.firms import Temper
from game.session.view import View
from tests.players.views import plan, view

trait = st.floats(0.0, 1.0)
tempers = st.builds(
    Temper, greed=trait, risk=trait, openness=trait, loyalty=trait, aggression=trait
)
PLANS = {"train", "sprint", "buy-chips", "build-power", "recruit", "poach", "keynote", "lobby"}


@given(temper=tempers, seed=st.integers(0, 2**32))
def test_humour_stays_near_the_temper(temper: Temper, seed: int) -> None:
    """No trait is further from the usual one than the leeway, or outside 0 to 1."""
    usual, found = attrs.asdict(temper), attrs.asdict(in_humour(temper, seed, "lab"))
    for name, value in found.items():
        assert 0.0 <= value <= 1.0
        assert abs(value - usual[name]) <= LEEWAY


@given(temper=tempers, seed=st.integers(0, 2**32))
def test_a_creed_is_no_mood(temper: Temper, seed: int) -> None:
    """Who publishes in one game publishes in all."""
    assert in_humour(temper, seed, "lab").openness == temper.openness


def test_humour_is_the_same_all_game_long_and_another_in_the_next() -> None:
    """Seed and firm decide it."""
    usual = Temper()
    assert in_humour(usual, 1, "lab") == in_humour(usual, 1, "lab")
    assert in_humour(usual, 1, "lab") != in_humour(usual, 2, "lab")
    assert in_humour(usual, 1, "lab") != in_humour(usual, 1, "rival")


def dreading(held: int, weeks: int) -> View:
    """A lab without a run, whose chief's fear has held for `held` of `weeks` weeks."""
    seen = view(run=None, moves=9, heat=0.6)
    return attrs.evolve(seen, fear=attrs.evolve(seen.fear, weeks=weeks, held=held))


def kinds(seen: View) -> set[str]:
    """Kinds of order given by a bold chief."""
    return {proposal.order.kind for proposal in plan(seen, risk=0.8)}


def test_a_broken_chief_plans_nothing() -> None:
    """Once the dread has come the firm goes on without runs, purchases or campaigns."""
    assert not kinds(dreading(held=2, weeks=2)) & PLANS


def test_a_worried_chief_still_plans() -> None:
    """While the dread has not yet held long enough the chief acts as ever."""
    assert "train" in kinds(dreading(held=1, weeks=2))
