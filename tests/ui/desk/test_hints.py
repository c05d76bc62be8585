"""What an order's numbers come to, told in plain arithmetic."""

from __future__ import annotations

import pytest
from attrs import evolve

from game.compiled.orders import ORDER_KINDS
from game.ui.orders.hints import hint
from game.ui.orders.presets import amounts, first_draft
from tests.ui.samples import FakeSession, hostile_view, sample_view


@pytest.mark.parametrize("kind", [kind.id for kind in ORDER_KINDS])
def test_every_kind_can_be_asked(kind: str) -> None:
    """A hint is a text for every kind of order, maybe an empty one."""
    for view in (sample_view(), hostile_view()):
        assert isinstance(hint(first_draft(kind, view), view, FakeSession().scenario), str)


def test_a_price_tells_its_margin() -> None:
    """What is left of the price after the compute it takes."""
    view = sample_view()
    draft = evolve(first_draft("set-price", view), price=1.0)
    cost = next(model.unit_cost for model in view.models if model.id == "v3")
    assert hint(draft, view, FakeSession().scenario).startswith(f"{(1 - cost):.1%}")


def test_cards_tell_the_power_they_need() -> None:
    """Cards by watts, beside the power that is free."""
    view = sample_view()
    draft = evolve(first_draft("buy-chips", view, "h20"), amount=10_000.0)
    told = hint(draft, view, FakeSession().scenario)
    assert "7 MW" in told
    assert "3.8 MW is free" in told


def test_a_rent_tells_what_it_may_come_to() -> None:
    """Beside today's rent stands the most the own limit allows."""
    view = sample_view()
    draft = evolve(first_draft("rent", view), amount=1000.0, price=500.0)
    told = hint(draft, view, FakeSession().scenario)
    assert "$386k a week" in told
    assert "at most $500k at your limit" in told


def test_a_first_limit_for_rent_leaves_room() -> None:
    """Where none stands it is a tenth above today's rent, and the hint says why."""
    view = sample_view()
    view = evolve(view, own=evolve(view.own, rent_wanted=0.0, rent_limit=0.0))
    draft = evolve(first_draft("rent", view), amount=1000.0)
    assert draft.price == pytest.approx(1.1 * view.market.spot_price, abs=0.1)
    assert "leaves room" in hint(draft, view, FakeSession().scenario)
    today = evolve(draft, price=view.market.spot_price)
    assert "leaves room" not in hint(today, view, FakeSession().scenario)


def test_new_shares_tell_the_part_that_changes_hands() -> None:
    """Shares sold at a discount take more of the firm than the money is of its value."""
    view = sample_view()
    draft = evolve(first_draft("raise-equity", view), amount=0.0092 * view.me.value)
    assert hint(draft, view, FakeSession().scenario).startswith("1.0% of the firm")


def test_who_is_not_listed_is_told_when_shares_may_be_sold_again() -> None:
    """Before the first round of a firm that is not listed; who is listed may sell each week."""
    view, scenario = sample_view(), FakeSession().scenario
    for listed in (False, True):
        seen = evolve(view, me=evolve(view.me, listed=listed))
        draft = evolve(first_draft("raise-equity", seen), amount=1e6)
        told = hint(draft, seen, scenario)
        assert ("again only in 13 weeks" in told) == (not listed)


def test_a_vehicle_tells_on_what_its_lenders_lend() -> None:
    """The worth of what may be put in, the part they lend and what is left; handy sums fit it."""
    view = sample_view()
    view = evolve(view, means=evolve(view.means, vehicle=400_000_000, vehicle_on=800_000_000))
    told = hint(first_draft("vehicle", view), view, FakeSession().scenario)
    for words in ("worth $800M to a vehicle", "62.5% of that", "$400M more"):
        assert words in told
    handy = amounts("vehicle", view, "")
    assert handy
    assert max(preset.value for preset in handy) == 400_000_000


def test_an_answer_tells_what_it_means_in_full() -> None:
    """The meaning of the chosen answer is told, however long its line in the list is."""
    view = sample_view()
    draft = evolve(first_draft("answer", view, "press"), option="silent")
    assert hint(draft, view, FakeSession().scenario) == "It blows over."
