"""Whatever the view, orders are well-formed and depend on the view alone."""

import copy
import math

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from game.compiled.orders import KIND_BY_ID
from game.players import PLAYER_NAMES, make_player
from game.scenario.model.firms import Temper
from game.session.orders import Order
from game.session.view import View
from tests.players.views import BILLION, ME, chip, firm, held, matter, model, run, view

part = st.floats(0.0, 1.0)
usd = st.integers(0, 500 * BILLION)
units = st.floats(0.0, 3e6)
price = st.floats(0.001, 1000.0)
capability = st.floats(0.0, 300.0)
change = st.floats(-0.9, 3.0)


@st.composite
def books(draw: st.DrawFn) -> dict[str, object]:
    """The own firm's books, from broke to rich and from idle to overrun."""
    train = draw(part)
    ranges = {
        "cash": usd, "debt": usd, "credit": usd, "equity": usd, "income": usd, "expense": usd,
        "moves": st.integers(0, 5), "power": st.floats(0.0, 9000.0),
        "connecting": st.lists(st.floats(0.0, 500.0), max_size=4).map(tuple),
        "compute": units, "leased": st.floats(-1e5, 3e5),
        "rented": units, "rent_wanted": units, "serving_used": units, "unserved": part,
        "price": price, "serves": st.sampled_from(["", "one"]), "unit_cost": st.floats(0.0, 100.0),
        "pay": st.floats(1e4, 1e7), "morale": part, "people": st.integers(0, 10_000),
        "protest": part, "heat": part, "favour": st.floats(-1.0, 1.0), "stage": st.floats(0, 2),
        "sentiment": st.floats(0.3, 3.0), "spread": part, "efficiency": st.floats(0.1, 50.0),
        "run": st.sampled_from([None, run()]),
    }  # fmt: skip
    drawn = {name: draw(values) for name, values in ranges.items()}
    return {**drawn, "train_share": train, "serve_share": (1.0 - train) * draw(part)}


chips = st.builds(
    chip,
    id=st.sampled_from(["h100", "b200", "tpu"]),
    price=st.integers(1000, 10**6),
    watts=st.integers(1, 10_000),
    units=st.floats(0.01, 10.0),
    output=st.integers(0, 10**6),
    stock=st.integers(0, 10**6),
    owned=st.integers(0, 10**6),
    queued=st.integers(0, 10**6),
    buyable=st.booleans(),
    sold_by_me=st.booleans(),
)
rivals = st.builds(
    firm,
    id=st.sampled_from(["a", "b", "c"]),
    active=st.booleans(),
    price=price,
    capability=capability,
    serves=st.sampled_from(["", "Some"]),
    people=st.integers(0, 9000),
    compute=units,
)
models = st.builds(model, capability=capability, unit_cost=st.floats(0.0, 50.0))
stored = st.builds(held, capability=capability, unit_cost=st.floats(0.0, 50.0))
world = st.fixed_dictionaries(
    {
        "spot_price": st.floats(1.0, 5000.0),
        "expected_need": st.floats(0.0, 1e9),
        "story": units,
        "frontier": capability,
        "market_pay": st.floats(1e4, 1e7),
    }
)


@st.composite
def views(draw: st.DrawFn) -> View:
    """Any view a chief may come to see."""
    capabilities = draw(st.fixed_dictionaries({"capability": capability}))
    moved = draw(st.fixed_dictionaries({"value_week": change, "value_start": change}))
    by_id = {"unique_by": lambda line: line.id}
    return view(
        me={**capabilities, **moved},
        rivals=tuple(draw(st.lists(rivals, max_size=3, **by_id))),
        chips=tuple(draw(st.lists(chips, max_size=3, **by_id))),
        models=tuple(draw(st.lists(models | stored, max_size=2, **by_id))),
        matters=draw(st.sampled_from([(), (matter(0, 10**9),), (matter(5, 5, 10**12),)])),
        world=draw(world),
        turn=draw(st.integers(0, 11)),
        history=draw(st.sampled_from([None, {}, {"price": {ME: (1.0, 2.0)}}])),
        **draw(books()),
    )


tempers = st.builds(Temper, greed=part, risk=part, openness=part, loyalty=part, aggression=part)


@pytest.mark.parametrize("name", PLAYER_NAMES)
@settings(max_examples=150, deadline=None)
@given(seen=views(), temper=tempers, seed=st.integers(0, 2**63 - 1))
def test_orders_are_well_formed(name: str, seen: View, temper: Temper, seed: int) -> None:
    """Kinds, subjects and options exist, amounts are above zero, prices finite, moves suffice."""
    orders = make_player(name, temper, seed, ME).decide(seen)
    for order in orders:
        check(order, seen)
    assert sum(order.about.moves for order in orders) <= seen.own.moves


def check(order: Order, seen: View) -> None:
    """Assert that the order has the shape its kind asks for."""
    assert order.kind in KIND_BY_ID
    about = order.about
    if order.kind != "clause":  # some kinds of clause are about nothing but their parties
        assert bool(order.subject) == bool(about.subject)
    assert order.subject in {"", *ids(seen)}
    if about.options:
        assert order.option in about.options
    if about.amount:
        assert order.amount > 0 or order.kind in ("set-split", "rent")
        assert order.amount < 2**53
    assert math.isfinite(order.price)
    assert order.price > 0 or not about.price or order.kind in ("set-split", "set-care")
    if order.kind == "set-split":
        assert order.amount + order.price <= 100


def ids(seen: View) -> set[str]:
    """Everything an order may be about."""
    offers = (offer.contract for offer in seen.offers)
    lines = (*seen.chips, *seen.models, *seen.firms, *seen.matters, *seen.market.segments)
    return {line.id for line in (*lines, *seen.contracts, *offers)}


@settings(max_examples=60, deadline=None)
@given(seen=views(), temper=tempers)
def test_same_view_same_orders(seen: View, temper: Temper) -> None:
    """A chief asked about an equal view answers the same, whatever it was asked before."""
    player = make_player("heuristic", temper, 1, ME)
    first = player.decide(seen)
    player.decide(view())
    assert player.decide(copy.deepcopy(seen)) == first


@settings(max_examples=100, deadline=None)
@given(seen=views(), temper=tempers)
def test_every_order_has_a_reason(seen: View, temper: Temper) -> None:
    """The heuristic chief never acts for no reason, and keeps the reasons of its last orders."""
    player = make_player("heuristic", temper, 1, ME)
    orders = player.decide(seen)
    reasons = player.reasons  # type: ignore[attr-defined]
    given_orders = [order for proposal in reasons for order in (proposal.order, *proposal.then)]
    assert given_orders == list(orders)
    assert all(proposal.reason for proposal in reasons)
