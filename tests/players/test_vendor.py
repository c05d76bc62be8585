"""How the heuristic chief of a chip maker prices, builds and favours."""

import attrs

from game.session.view import View
from tests.players.views import chip, firm, order_of, view, wish


def shop(
    stock: int = 0,
    price: int = 25_000,
    owned: int = 100_000,
    world: dict[str, float] | None = None,
) -> View:
    """A chip maker's view; `stock` cards lie unsold."""
    line = chip(vendor="lab", sold_by_me=True, buyable=False, stock=stock, price=price, owned=owned)
    return view(chips=(line,), world=world)


def test_raises_the_price_of_what_is_sold_out() -> None:
    """A greedy vendor of a sold-out card asks more."""
    order = order_of(shop(), "set-chip-price", greed=0.9, loyalty=0.2)
    assert order.price > 25.0


def test_lowers_the_price_of_what_heaps_up() -> None:
    """Stock of two weeks makes the card cheaper."""
    assert order_of(shop(stock=120_000), "set-chip-price").price < 25.0


def test_leaves_the_price_of_what_sells_alone() -> None:
    """A modest stock is no reason to change the price."""
    assert wish(shop(stock=30_000), "set-chip-price") is None


def test_does_not_raise_without_end() -> None:
    """A price well above the first is not raised further."""
    assert wish(shop(price=45_000), "set-chip-price", greed=1.0) is None


def test_a_list_price_stays_within_its_bounds() -> None:
    """Who would ask more than may be asked asks what may, or leaves the price as it is."""
    seen = shop()
    for highest, asked in ((25_100, 25.1), (25_000, None)):
        lines = tuple(attrs.evolve(line, lowest=10_000, highest=highest) for line in seen.chips)
        wanted = wish(attrs.evolve(seen, chips=lines), "set-chip-price", greed=1.0, loyalty=0.0)
        assert (wanted.order.price if wanted else None) == asked


def test_books_production_for_what_is_sold_out() -> None:
    """More cards a week are booked while the stock is empty, and only then."""
    assert order_of(shop(), "expand-supply").amount > 0
    assert wish(shop(stock=60_000), "expand-supply") is None


def test_books_no_production_when_little_need_is_expected() -> None:
    """A sold-out vendor who sees expectation fall books nothing for the months to come."""
    assert wish(shop(world={"expected_need": 2e6}), "expand-supply") is None


def test_a_long_queue_is_a_better_sign_than_a_fright() -> None:
    """With expectation fallen a line grows where customers wait for more than weeks of it."""
    frightened = shop(world={"expected_need": 2e6})

    def queue(weeks: float) -> View:
        waits = (attrs.evolve(c, waiting=int(weeks * c.output)) for c in frightened.chips)
        return attrs.evolve(frightened, chips=tuple(waits))

    assert wish(queue(1.0), "expand-supply") is None
    assert wish(queue(7.0), "expand-supply") is not None


def test_more_is_asked_where_more_need_is_expected() -> None:
    """A price as high as it may be in calm times rises on when the world expects to need more."""
    calm, hopeful = shop(price=31_000), shop(price=31_000, world={"expected_need": 2e7})
    assert wish(calm, "set-chip-price", greed=0.9) is None
    assert order_of(hopeful, "set-chip-price", greed=0.9).price > 31.0


def test_a_loyal_vendor_asks_little_more_in_a_rush() -> None:
    """Whoever cares for customers makes less of what the world expects to need."""
    rush = shop(price=31_000, world={"expected_need": 2e7})
    assert wish(rush, "set-chip-price", greed=0.5, loyalty=1.0) is None


def test_favours_a_customer_who_makes_no_chips() -> None:
    """Scarce cards go to the largest customer without chips of its own."""
    rivals = (firm(id="cloud", compute=9e5), firm(id="maker", compute=2e6))
    lines = (chip(vendor="lab", sold_by_me=True, buyable=False), chip(id="tpu", vendor="maker"))
    seen = view(chips=lines, rivals=rivals, moves=5)
    assert order_of(seen, "favour-customer").subject == "cloud"


def test_chips_for_the_own_halls_have_no_market_price() -> None:
    """A maker that owns many weeks of output makes for itself: no price moves."""
    seen = shop(stock=120_000, owned=2_000_000)
    assert wish(seen, "set-chip-price") is None


def test_a_fright_is_not_taken_for_a_fall() -> None:
    """With expectation fallen a sold-out line grows only where the world computes more."""
    frightened = shop(world={"expected_need": 2e6})
    calm = {"compute_used": {"world": (2e6,) * 8}}
    grown = {"compute_used": {"world": tuple(2e6 * 1.01**week for week in range(8))}}
    still = attrs.evolve(frightened, history={**frightened.history, **calm})
    more = attrs.evolve(frightened, history={**frightened.history, **grown})
    assert wish(still, "expand-supply") is None
    assert wish(more, "expand-supply") is not None


def test_a_vendor_has_better_to_do_than_sprints() -> None:
    """A maker of chips that trails in recipes sprints with spare moves alone."""
    sprint = wish(attrs.evolve(shop(), own=view(moves=9, efficiency=0.5).own), "sprint")
    assert sprint is None or sprint.urgency < 0.5


def test_what_nobody_queues_for_waits_for_its_new_lines() -> None:
    """Lines under way for a card sold from the shelf must first sell, but in a boom or a queue."""

    def growing(waiting: int = 0, need: float = 5e6) -> View:
        seen = shop(world={"expected_need": need})
        lines = (attrs.evolve(c, coming=(15_000,), waiting=waiting) for c in seen.chips)
        return attrs.evolve(seen, chips=tuple(lines))

    assert wish(growing(), "expand-supply") is None
    assert wish(growing(waiting=500_000), "expand-supply") is not None
    assert wish(growing(need=8e6), "expand-supply") is not None


def test_a_melting_queue_is_not_made_dearer() -> None:
    """The price of what is queued for rises while the queue is long, and not once it melts."""

    def queued(weeks: int) -> View:
        seen = shop()
        lines = (attrs.evolve(c, waiting=weeks * c.output) for c in seen.chips)
        return attrs.evolve(seen, chips=tuple(lines))

    assert wish(queued(2), "set-chip-price", greed=0.9, loyalty=0.2) is None
    assert wish(queued(7), "set-chip-price", greed=0.9, loyalty=0.2) is not None


def test_a_list_price_follows_rents_down() -> None:
    """Where compute rents for half of what it did, buyers bear less for a card."""
    rents = {"spot_price": {"world": (740.0, 370.0)}}
    seen = shop(stock=30_000, price=25_000)
    cheap = attrs.evolve(seen, history={**seen.history, **rents})
    assert wish(seen, "set-chip-price") is None
    assert order_of(cheap, "set-chip-price").price < 25.0
