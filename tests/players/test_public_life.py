"""What the heuristic chief says in public, in the capital, and to what is put before it."""

import attrs
import pytest

from game.session.view import View
from tests.players.views import BILLION, chip, matter, order_of, view, wish

SHOP = (chip(vendor="lab", sold_by_me=True, stock=30_000),)


@pytest.mark.parametrize(
    "blow", [{"me": {"value_week": -0.17}}, {"me": {"value_start": -0.2}}, {"sentiment": 0.7}]
)
def test_keynote_when_investors_lose_heart(blow: dict[str, object]) -> None:
    """A vendor with a stage answers a fall of value or sentiment with a keynote."""
    assert order_of(view(stage=1.2, chips=SHOP, **blow), "keynote").amount > 0


def test_who_sells_no_chips_speaks_only_with_a_move_to_spare() -> None:
    """Promised need helps those who sell chips; to others a keynote is the last of wishes."""
    found = wish(view(stage=1.2, sentiment=0.7, moves=9), "keynote")
    vendors = wish(view(stage=1.2, sentiment=0.7, moves=9, chips=SHOP), "keynote")
    assert found is not None
    assert vendors is not None
    assert found.urgency < 0.5 < vendors.urgency


def test_no_keynote_without_a_stage() -> None:
    """Nobody listens to a chief without a stage."""
    assert wish(view(stage=0.1, sentiment=0.7, chips=SHOP, moves=9), "keynote") is None


def test_no_keynote_in_good_times() -> None:
    """While value holds nothing is promised."""
    assert wish(view(stage=1.2, chips=SHOP, moves=9), "keynote") is None


def test_no_second_keynote_while_the_first_is_believed() -> None:
    """A promise that still stands is not repeated."""
    seen = view(stage=1.2, sentiment=0.7, chips=SHOP, moves=9, world={"story": 2e6})
    assert wish(seen, "keynote") is None


def test_a_vendor_promises_while_promises_come_true() -> None:
    """Use of compute that grows by more than fades of what is told carries another promise."""
    grown = {"compute_used": {"world": tuple(2e6 * 1.05**week for week in range(8))}}
    still = {"compute_used": {"world": (2e6,) * 8}}

    def seen(used: dict[str, dict[str, tuple[float, ...]]]) -> View:
        told = view(stage=1.2, chips=SHOP, moves=9, world={"story": 1e6})
        return attrs.evolve(told, history={**told.history, **used})

    assert wish(seen(still), "keynote") is None
    assert wish(seen(grown), "keynote") is not None


def test_lobbies_when_the_courts_look() -> None:
    """Heat sends the chief to the capital; calm does not."""
    assert order_of(view(heat=0.6), "lobby").amount > 0
    assert wish(view(heat=0.05, moves=9), "lobby") is None


def test_greedy_chief_takes_the_cheapest_answer() -> None:
    """Greed settles a matter at the least cost."""
    seen = view(matters=(matter(900_000_000, 0, 50_000_000),))
    assert order_of(seen, "answer", greed=0.9, risk=0.2).option == "b"


def test_bold_chief_takes_the_dearest_answer_it_can_pay() -> None:
    """Boldness settles a matter at the highest cost within the purse."""
    seen = view(matters=(matter(900 * BILLION, 0, 50_000_000),))
    assert order_of(seen, "answer", greed=0.2, risk=0.9).option == "c"


def test_answer_that_cannot_be_paid_is_never_given() -> None:
    """When no answer is affordable the matter is left to its default."""
    assert wish(view(matters=(matter(900 * BILLION, 800 * BILLION),)), "answer", risk=1.0) is None


def test_chief_without_an_inclination_leaves_it_to_the_default() -> None:
    """A middling temper does not answer."""
    assert wish(view(matters=(matter(0, 50_000_000),)), "answer", greed=0.4, risk=0.4) is None


def test_what_costs_a_trifle_is_left_to_the_default() -> None:
    """A rich and greedy chief does not haggle over small change."""
    assert wish(view(matters=(matter(2_000_000, 0),)), "answer", greed=0.9, risk=0.1) is None


def test_bold_chief_wagers_only_a_part_of_the_purse() -> None:
    """An answer that would take half of the money is passed over for a cheaper one."""
    seen = view(matters=(matter(5 * BILLION, 200_000_000),))
    assert order_of(seen, "answer", greed=0.2, risk=0.9).option == "b"
