"""What a machine makes of stacks, own silicon and licences."""

from __future__ import annotations

from typing import Any

import attrs

from game.session.silicon import Silicon, StackLine
from game.session.view import ChipLine, View
from tests.players.views import BILLION, chip, order_of, view, wish


def stack(**changes: Any) -> StackLine:
    """A second stack of which the lab knows little."""
    base = StackLine(
        id="rocm", name="ROCm", about="", owner="amd", owner_name="AMD", mine=False, share=0.1,
        fluency=0.2, works=0.52, compute=0.0,
    )  # fmt: skip
    return attrs.evolve(base, **changes)


def silicon(**changes: Any) -> Silicon:
    """Half a billion for a port of eight weeks."""
    base = Silicon(
        stacks=(stack(),), port_cost=BILLION // 2, port_weeks=8, port_gain=0.12, floor=0.4,
        drag=0.2, develop_cost=100_000_000, develop_gain=0.03, offer_bar=0.8,
        licence_scale=200_000_000, licence_odds=(0.0, 2.0, 2.0, 4.0),
    )  # fmt: skip
    return attrs.evolve(base, **changes)


def other(**changes: Any) -> ChipLine:
    """A card on the second stack at half the price."""
    base = chip(id="mi300x", name="MI300X", price=12_500, owned=0, stack="rocm", works=0.52)
    return attrs.evolve(base, **changes)


def own_chip(**changes: Any) -> ChipLine:
    """A chip the lab makes for its own halls and has plenty of."""
    base = chip(
        id="own", name="Own", sold_by_me=True, named=True, maturity=0.9, output=1_000,
        stock=9_000, regions=("us", "eu"), owned=100_000,
    )  # fmt: skip
    return attrs.evolve(base, **changes)


def seen(*chips: ChipLine, knows: Silicon | None = None, **changes: Any) -> View:
    """The lab's view with these chips."""
    changes = {"cash": 30 * BILLION, **changes}
    plain = view(chips=chips or (chip(), other()), **changes)
    return attrs.evolve(plain, silicon=knows or silicon())


def test_ports_to_where_a_unit_would_be_cheaper() -> None:
    """Half the price is worth a port; the price of the first card is not."""
    order = order_of(seen(), "port")
    assert (order.subject, 1000 * order.amount <= BILLION // 2) == ("rocm", True)
    assert wish(seen(chip(), other(price=25_000)), "port") is None


def test_who_waits_ports_to_a_second_source() -> None:
    """A card that begins to pay for itself is worth a port to who stands in a queue."""
    dear = other(price=30_000)
    cheap = chip(queued=30_000)
    assert wish(seen(cheap, dear, world={"spot_price": 450.0}), "port") is not None
    assert wish(seen(chip(stock=9, queued=9), dear, world={"spot_price": 450.0}), "port") is None
    assert wish(seen(cheap, dear, world={"spot_price": 200.0}), "port") is None


def test_one_port_at_a_time() -> None:
    """Whose people are busy begins no other port."""
    busy = silicon(stacks=(stack(), stack(id="jax", weeks_left=3)))
    assert wish(seen(knows=busy), "port") is None


def test_does_not_port_without_money() -> None:
    """A port takes a part of what may be spent, and none of what is needed."""
    assert wish(seen(cash=BILLION // 10), "port") is None


def test_buys_by_what_a_card_gives_in_its_own_hands() -> None:
    """The cheaper card on a strange stack waits until the code is rewritten."""
    dear = seen(chip(), other(works=0.4))
    assert order_of(dear, "buy-chips").subject == "h100"
    fluent = seen(chip(), other(works=1.0))
    assert order_of(fluent, "buy-chips").subject == "mi300x"


def test_an_owner_works_on_a_stack_that_few_run() -> None:
    """Who sells cards on a stack of its own makes the stack better for all."""
    mine = silicon(stacks=(stack(mine=True, fluency=1.0, works=1.0),))
    sold = other(sold_by_me=True, maturity=1.0, stock=0)
    assert order_of(seen(sold, knows=mine), "port").subject == "rocm"
    large = silicon(stacks=(stack(mine=True, share=0.8),))
    assert wish(seen(sold, knows=large), "port") is None


def test_develops_what_is_raw() -> None:
    """Raw silicon is worked on by who can pay for years of it, ripe silicon by nobody."""
    assert order_of(seen(own_chip(maturity=0.5)), "develop-chip").subject == "own"
    assert wish(seen(own_chip(maturity=0.5), turn=1), "develop-chip") is None
    assert wish(seen(own_chip(maturity=1.0)), "develop-chip") is None
    assert wish(seen(own_chip(maturity=0.5), cash=BILLION // 2), "develop-chip") is None


def test_opens_what_heaps_up_and_keeps_what_it_lacks() -> None:
    """Unsold own silicon is offered; what the own halls lack is kept again."""
    assert order_of(seen(own_chip()), "offer-chip").option == "offer"
    assert wish(seen(own_chip(maturity=0.5)), "offer-chip") is None
    short = seen(own_chip(offered=True, stock=0), unserved=0.2)
    assert order_of(short, "offer-chip").option == "keep"


def test_asks_for_a_licence_with_hope() -> None:
    """A weak card that lies unsold is asked for, a strong one is not, and nobody asks twice."""
    weak = own_chip(units=0.15, named=False)
    order = order_of(seen(weak), "seek-licence")
    assert (order.subject, order.option) == ("own", "cn")
    assert wish(seen(own_chip(units=2.0, named=False)), "seek-licence") is None
    assert wish(seen(weak, knows=silicon(licence_wait=2)), "seek-licence") is None
    assert wish(seen(attrs.evolve(weak, stock=0)), "seek-licence") is None
