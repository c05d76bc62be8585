"""Orders drawn up at the desk: units, first values, wording."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.orders import ORDER_KINDS
from game.session.orders import Order
from game.ui.actions import ACTIONS, actions_of, bindings
from game.ui.orders import presets, wording
from game.ui.orders.draft import Draft
from game.ui.orders.keys import LISTED, ORDER_KEYS, order_actions
from game.ui.orders.steps import stepped
from game.ui.orders.subjects import options, subjects
from game.ui.orders.units import UNITS, unit_of
from tests.ui.samples import hostile_view, sample_view

KINDS = [kind.id for kind in ORDER_KINDS]


@pytest.mark.parametrize("kind", ORDER_KINDS, ids=KINDS)
def test_every_unit_is_known(kind: object) -> None:
    """The numbers of every kind of order have a unit people read."""
    for name in (getattr(kind, "amount"), getattr(kind, "price")):  # noqa: B009 - parametrised
        assert not name or name in UNITS


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_first_draft(kind: str) -> None:
    """A draft of any kind can be made from the view, hostile names or not."""
    for view in (sample_view(), hostile_view()):
        order = presets.first_draft(kind, view).to_order()
        assert order.kind == kind
        assert wording.worded(view, order)


@pytest.mark.parametrize("kind", KINDS)
def test_a_first_draft_has_a_subject_and_option_where_needed(kind: str) -> None:
    """What a draft starts with is among what can be chosen."""
    view = sample_view()
    draft = presets.first_draft(kind, view)
    known = subjects(draft.kind, view)
    assert not known or draft.subject in {choice.id for choice in known}
    choices = options(draft.kind, view, draft.subject)
    assert not choices or draft.option in {choice.id for choice in choices}


@given(st.sampled_from(KINDS), st.integers(0, 10**9), st.floats(0, 1e6))
@settings(deadline=None)
def test_an_order_survives_its_draft(kind: str, amount: int, price: float) -> None:
    """Opening a proposed order and giving it unchanged gives the same order."""
    about = next(k for k in ORDER_KINDS if k.id == kind)
    order = Order(
        kind=kind,
        amount=amount if about.amount else 0,
        price=round(price, 3) if about.price else 0.0,
    )
    again = Draft.from_order(order).to_order()
    assert again.amount == order.amount
    assert again.price == pytest.approx(order.price, abs=1e-5)


def test_money_is_written_in_dollars_and_ordered_in_thousands() -> None:
    """Three million dollars are three thousand thousands."""
    unit = unit_of("thousand usd")
    assert unit.to_order(unit.read("$3M")) == pytest.approx(3000)
    assert unit.write(3e6) == "$3.00M"


def test_power_is_written_in_megawatts_and_ordered_in_kilowatts() -> None:
    """Words for other sizes are understood."""
    unit = unit_of("kilowatts")
    assert unit.to_order(unit.read("1.5 GW")) == pytest.approx(1_500_000)


def test_a_per_cent_above_a_hundred_is_refused_in_words() -> None:
    """A part cannot be more than the whole."""
    with pytest.raises(ValueError, match="at most 100%"):
        unit_of("per cent to training").read("120")


@given(st.sampled_from(sorted(UNITS)), st.floats(0.01, 1e12))
@settings(deadline=None)
def test_steps_go_up_and_down(name: str, number: float) -> None:
    """The arrow keys always move, except at an end."""
    unit = UNITS[name]
    if unit.label == "%" and not 0 < number < 100:
        return
    assert stepped(unit, number, True) > number
    assert stepped(unit, number, False) < number or number == 0


def test_presets_name_what_cash_allows() -> None:
    """All cash buys as many cards as cash and price say, rounded down to two digits."""
    view = sample_view()
    cards = presets.amounts("buy-chips", view, "h20")[-1].value
    assert 0 < cards * 13_500 <= view.own.cash


def test_orders_are_worded_with_names_and_units() -> None:
    """The tray shows what was ordered as people say it."""
    view = sample_view()
    order = Order(kind="buy-chips", subject="h20", amount=2500)
    assert wording.worded(view, order) == "Order chips: H20, 2,500 cards"
    order = Order(kind="release", subject="r1", option="open", price=0.55)
    assert wording.worded(view, order) == "Release a model: DeepSeek-R1, $0.55, open"
    order = Order(kind="build-power", amount=12_500, option="fast")
    assert wording.worded(view, order) == "Get power: 12.5 MW, fast"


def test_every_order_has_its_own_key() -> None:
    """No key on the desk has two meanings."""
    assert set(ORDER_KEYS) <= {kind.id for kind in LISTED}
    keys = [key for action in actions_of("desk") if action.keys for key in action.keys.split(",")]
    assert len(keys) == len(set(keys))
    assert ACTIONS


def test_an_order_without_a_key_is_an_action_without_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new kind of order needs no key: it is found by its name, and nothing is bound to it."""
    monkeypatch.delitem(ORDER_KEYS, "lobby")
    order_actions.cache_clear()
    try:
        assert any(action.id == "order-lobby" and not action.keys for action in actions_of("desk"))
        assert all(binding.key for binding in bindings("desk"))
    finally:
        order_actions.cache_clear()


@given(st.integers(1, 10**6), st.integers(1_000, 10**6))
@settings(deadline=None)
def test_handy_values_are_what_their_labels_say_and_allowed(output: int, price: int) -> None:
    """Parts of a chip's price and output lie within the limits; a part that is cut says so."""
    view = sample_view()
    chip = attrs.evolve(
        view.chips[0], output=output, price=price, bookable=max(1, output // 20),
        lowest=round(price * 0.95), highest=round(price * 1.04),
    )  # fmt: skip
    view = attrs.evolve(view, chips=(chip, *view.chips[1:]))
    lines = presets.amounts("expand-supply", view, chip.id)
    assert all(preset.value <= chip.bookable for preset in lines)
    for preset in lines:
        if preset.label.endswith("% more"):
            told = int(preset.label.split("%")[0])
            assert preset.value == pytest.approx(output * told / 100, rel=0.01, abs=1.0)
    asked = {
        preset.label: preset.value for preset in presets.prices("set-chip-price", view, chip.id)
    }
    assert asked["the most allowed"] == chip.highest
    assert asked["the least allowed"] == chip.lowest
    assert not {"+10%", "-10%"} & set(asked)
