"""The web: bonds, the ring of firms, filters, and who falls with whom."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from game.session.view import View
from game.ui.contracts.bonds import ASLEEP, SHARES, bonds_of, kinds_of
from game.ui.contracts.cascade import CascadeDialog
from game.ui.contracts.web import WebScreen, picture, ring_order
from game.ui.widgets.circles import CircleSheet
from game.ui.widgets.webmap import line_width, ring
from tests.ui.contracts.deals import DealSession, clause, contract, deal_door, with_deals
from tests.ui.desk.looking import DeskApp, screen_text
from tests.ui.samples import FakeDoor, sample_view

SIZES = [(80, 24), (100, 24), (160, 50), (40, 12)]


def web_app(*, hostile: bool = False) -> DeskApp:
    """The desk of the sample week with contracts."""
    return DeskApp(deal_door(hostile=hostile))


def test_bonds_come_from_contracts_and_shares_most_money_first() -> None:
    """A purchase tells what is left of it, a lease what it is a year, shares their value."""
    bonds = bonds_of(with_deals(sample_view()))
    assert [bond.money for bond in bonds] == sorted((b.money for b in bonds), reverse=True)
    by_kind = {bond.kind: bond for bond in bonds}
    assert by_kind["purchase"].money == pytest.approx(250e9)
    assert by_kind["lease"].money == pytest.approx(1500 * 350 * 52)
    assert "a year" in by_kind["lease"].much
    assert next(bond.much for bond in bonds if bond.kind == SHARES).startswith("27.0% =")
    assert "break-fee" not in by_kind
    assert kinds_of(bonds) == ["payment", "lease", "purchase", SHARES]


def test_what_was_kept_for_good_is_no_bond() -> None:
    """Shares paid for, a sum paid once and a purchase used up are owed to nobody any more."""
    view = with_deals(sample_view())
    done = [
        clause(view, "stake", "nvidia", "openai", amount=900, done=900, price=0.1),
        clause(view, "payment", "nvidia", "openai", amount=900, done=900),
        clause(view, "purchase", "openai", "nvidia", amount=900, done=900, weeks=9),
    ]
    still = clause(view, "stake", "openai", "nvidia", amount=800, price=0.1)
    deal = contract(view, "kept", ("nvidia", "openai"), *done, still)
    bonds = bonds_of(attrs.evolve(view, contracts=(deal,)))
    assert [(bond.kind, bond.money) for bond in bonds if bond.contract] == [("stake", 800e3)]


def asleep() -> View:
    """The sample week with one contract more, which waits for AGI."""
    view = with_deals(sample_view())
    lease = clause(view, "lease", "alibaba", "deepseek", amount=9_000, price=0.35)
    waits = clause(view, "open-on-agi", "", "")
    deal = contract(view, "dawn", ("alibaba", "deepseek"), lease, waits, state="sleeping")
    return attrs.evolve(view, contracts=(*view.contracts, deal))


def test_what_sleeps_is_a_bond_without_money_and_has_its_filter() -> None:
    """It widens no line and brings no firm nearer; without one there is no such filter."""
    bonds = bonds_of(asleep())
    (bond,) = [bond for bond in bonds if bond.asleep]
    assert (bond.money, bond.contract) == (0.0, "dawn")
    assert "a year" in bond.much
    assert kinds_of(bonds)[-1] == ASLEEP
    assert [one for one in bonds if one.is_of(ASLEEP)] == [bond]
    assert ASLEEP not in kinds_of(bonds_of(with_deals(sample_view())))


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_what_sleeps_stands_in_the_list_and_in_the_web(size: tuple[int, int]) -> None:
    """With its words, from which day on, and under its filter."""
    app = DeskApp(FakeDoor(DealSession(asleep())))
    async with app.run_test(size=size) as pilot:
        await pilot.press("6")
        await pilot.pause()
        assert "asleep: The dawn" in screen_text(app)
        assert "from AGI" in screen_text(app)
        await pilot.press("W")
        await pilot.pause()
        assert "asleep: lease" in screen_text(app)
        await pilot.press(*["f"] * len(kinds_of(bonds_of(asleep()))))
        await pilot.pause()
        shown = screen_text(app)
        assert "asleep until AGI" in shown
        assert "asleep: lease" in shown
        assert "The racks pact" not in shown


def test_the_ring_holds_every_firm_once() -> None:
    """Each firm in business has one place, next to the one it has most money with."""
    view = with_deals(sample_view())
    order = ring_order(view, bonds_of(view))
    assert sorted(order) == sorted(firm.id for firm in view.firms)
    at = order.index("microsoft")
    assert "openai" in order[at - 1 : at + 2]


@given(st.integers(1, 30), st.integers(20, 160), st.integers(8, 60))
@settings(deadline=None)
def test_nodes_of_the_ring_stay_on_the_canvas(count: int, width: int, height: int) -> None:
    """At any size every node has a cell within the picture."""
    places = ring([str(n) for n in range(count)], width, height)
    assert len(places) == count
    assert all(0 <= x < width and 0 <= y < height for x, y in places.values())


@given(st.floats(0, 1e12), st.floats(0, 1e12))
@settings(deadline=None)
def test_more_money_is_never_a_thinner_line(one: float, other: float) -> None:
    """Widths follow money."""
    most = max(one, other)
    low, high = sorted((one, other))
    assert 1 <= line_width(low, most) <= line_width(high, most) <= 3


def test_what_falls_is_signed_and_not_only_coloured() -> None:
    """Fallen firms bear a cross and their wave, losers a sign and the sum."""
    view = with_deals(sample_view())
    session = DealSession(view)
    bonds = bonds_of(view)
    cascade = session.what_if("openai")
    nodes, lines = picture(view, bonds, ring_order(view, bonds), "openai", cascade)
    by_id = {node.id: node for node in nodes}
    assert by_id["openai"].sign == "✗1 "
    assert by_id["amazon"].sign == "✗2 "
    assert (by_id["microsoft"].sign, by_id["microsoft"].note) == ("▼ ", "$4.00B")
    lit = {(line.one, line.other) for line in lines if line.level == 2}
    assert lit == {("microsoft", "openai")}


@pytest.mark.parametrize(("size", "hostile"), [((80, 24), False), *((s, True) for s in SIZES)])
async def test_the_web_stands_at_every_size(size: tuple[int, int], hostile: bool) -> None:
    """As a picture or as a table, before and after the question, no row too wide."""
    app = web_app(hostile=hostile)
    async with app.run_test(size=size) as pilot:
        await pilot.press("W")
        await pilot.pause()
        for key in ("right", "w"):
            await pilot.press(key)
            await pilot.pause()
            rows = screen_text(app).split("\n")
            assert all(cell_len(row) == size[0] for row in rows)
            assert "\x1b" not in "".join(rows)
        assert app.acted == []


async def test_a_narrow_web_is_a_table_that_asks_about_the_row() -> None:
    """Who, what, how much, with whom; the key asks about the firm that gives in the row."""
    app = web_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("W")
        await pilot.pause()
        assert "Bonds of DeepSeek" in screen_text(app)
        await pilot.press("left", "home")
        await pilot.pause()
        shown = screen_text(app)
        for words in ("Who", "What", "How much", "With whom", "$250B in all", "27.0% = $42.4B"):
            assert words in shown, words
        await pilot.press("w")
        await pilot.pause()
        assert isinstance(app.screen, CascadeDialog)
        assert "What if OpenAI misses a payment?" in screen_text(app)
        assert "✗2 Amazon" in screen_text(app)
        await pilot.press("escape")
        await pilot.press("down", "enter")
        await pilot.pause()
        session = app.door.session
        assert isinstance(session, DealSession)
        assert session.asked == ["openai", "microsoft"]


async def test_the_narrow_web_goes_from_firm_to_firm() -> None:
    """It opens on the own firm; arrows go through all firms, with everybody's bonds between."""
    app = web_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("W")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, WebScreen)
        seen = [screen.chosen]
        for _turn in range(len(screen._ring)):
            await pilot.press("right")
            await pilot.pause()
            seen.append("" if screen._all else screen.chosen)
        assert seen[0] == "deepseek"
        assert sorted(seen[:-1]) == sorted(screen._ring)
        assert seen[-1] == ""
        assert "All bonds" in screen_text(app)


async def test_a_wide_web_lights_up_who_falls_next() -> None:
    """The picture marks the waves and the sums; the list beside it tells them in order."""
    app = web_app()
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.press("W")
        await pilot.pause()
        assert "Bonds of DeepSeek" in screen_text(app)
        assert isinstance(app.screen, WebScreen)
        app.screen._choose("openai")
        await pilot.press("w")
        await pilot.pause()
        shown = screen_text(app)
    for words in ("✗1 OpenAI", "✗2 Amazon", "▼ Microsoft $4.00B", "What creditors lose",
                  "2 creditors together"):  # fmt: skip
        assert words in shown, words


async def test_the_filter_shows_one_kind_at_a_time() -> None:
    """The key goes through the kinds that occur and back to all."""
    app = web_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("W")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, WebScreen)
        await pilot.press("left")
        seen = []
        for _turn in range(5):
            await pilot.press("f")
            await pilot.pause()
            seen.append(screen.kind)
            if screen.kind == "purchase":
                assert "$250B" in screen_text(app)
                assert "27.0%" not in screen_text(app)
        assert seen == ["payment", "lease", "purchase", SHARES, ""]


async def test_a_firm_is_chosen_by_a_click_and_by_a_key() -> None:
    """A click on a node chooses it, a second asks; arrows go round the ring."""
    app = web_app()
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.press("W")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, WebScreen)
        rows = screen_text(app).split("\n")
        row = next(n for n, line in enumerate(rows) if "Anthropic" in line)
        at = (rows[row].index("Anthropic") + 2, row)
        await pilot.click(offset=at)
        await pilot.pause()
        assert screen.chosen == "anthropic"
        await pilot.press("right")
        await pilot.pause()
        assert screen.chosen != "anthropic"
        await pilot.press("left")
        await pilot.pause()
        await pilot.click(offset=at)
        await pilot.pause()
        assert screen.cascade is not None
        assert screen.cascade.firm == "anthropic"


async def test_any_firm_can_be_asked_about_from_a_list() -> None:
    """Firms without a known bond too."""
    app = web_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("W")
        await pilot.pause()
        await pilot.press("p")
        await pilot.pause()
        await pilot.press("home", "enter")
        await pilot.pause()
        session = app.door.session
        assert isinstance(session, DealSession)
        assert session.asked == ["nvidia"]


def test_circular_money_shows_two_parts_with_their_figures() -> None:
    """A bar of two fills, and a line for each."""
    sheet = CircleSheet()
    sheet._headline, sheet._circular = 100e9, 25e9
    bar, outside, twice = (line.plain for line in sheet.lines(40))
    assert bar == "█" * 30 + "░" * 10
    assert "$75.0B" in outside
    assert "$25.0B = 25.0%" in twice
