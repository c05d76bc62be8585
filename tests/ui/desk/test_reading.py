"""Reading at the desk: areas scroll, filters let go, tray and header tell the state."""

from __future__ import annotations

import attrs
import pytest

from game.session.orders import Order
from game.session.view import Ending
from game.ui.desk.area import Area, OrderBar
from game.ui.desk.compute import lease_facts
from game.ui.widgets.search import SearchField
from game.ui.widgets.sheet import Facts
from game.ui.widgets.tray import Outlook, Tray, TrayLine
from tests.ui.desk.looking import DeskApp, screen_text
from tests.ui.samples import FakeDoor, FakeSession, sample_view


async def test_areas_without_a_table_scroll_by_keys() -> None:
    """Page down, end and home move in the company and in the capital area."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        for digit, name in (("2", "company"), ("5", "capital")):
            await pilot.press(digit)
            await pilot.pause()
            area = app.screen.query_one(f"#area-{name}")
            await pilot.press("pagedown")
            await pilot.pause(0.4)
            assert area.scroll_y > 0
            await pilot.press("home")
            await pilot.pause(0.4)
            assert area.scroll_y == 0


@pytest.mark.parametrize("digit", ["2", "4"])
async def test_every_row_of_an_area_is_reached_with_down(digit: str) -> None:
    """Down goes on below the last row of a table; End and Home go all the way."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(digit)
        await pilot.pause()
        area = next(area for area in app.screen.query(Area) if area.display)
        seen = area.scroll_y
        for _press in range(60):
            await pilot.press("down")
            await pilot.pause()
            assert area.scroll_y - seen <= 2
            seen = area.scroll_y
            if seen == area.max_scroll_y > 0:
                break
        assert area.max_scroll_y > 0
        assert seen == area.max_scroll_y
        await pilot.press(*["home"] * 2)
        await pilot.pause(0.3)
        assert area.scroll_y == 0
        await pilot.press(*["end"] * 2)
        await pilot.pause(0.3)
        assert area.scroll_y == area.max_scroll_y


async def test_a_page_further_passes_over_no_row() -> None:
    """Page down moves by less than what is seen above the orders of the area."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        area = next(area for area in app.screen.query(Area) if area.display)
        bar = area.query_one(OrderBar).size.height
        await pilot.press("pagedown")
        await pilot.pause()
        assert 0 < area.scroll_y <= area.size.height - bar


@pytest.mark.parametrize("digit", ["8", "9"])
async def test_a_search_begins_anew_at_each_visit(digit: str) -> None:
    """The fields of news and glossary hold nothing from an earlier search."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(digit, "slash", *"unit", "enter")
        await pilot.pause()
        await pilot.press("1", digit, "slash")
        await pilot.pause()
        assert isinstance(app.focused, SearchField)
        assert app.focused.value == ""


async def test_where_nothing_is_searched_the_slash_opens_nothing() -> None:
    """On the rivals' screen the key says where it works, and the footer does not name it."""
    app = DeskApp()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("8")
        await pilot.pause()
        assert "/ Search" in screen_text(app)
        await pilot.press("7", "slash")
        await pilot.pause()
        assert "/ Search" not in screen_text(app)
        assert app.screen.query_one("#area-rivals").display
        assert "Nothing to search here" in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_long_titles_leave_the_columns_of_the_news(size: tuple[int, int]) -> None:
    """Eighty items of long text still show what, kind and firm."""
    view = sample_view()
    item = attrs.evolve(view.news[0], title="A very long tale of chips " * 9)
    long = attrs.evolve(view, news=tuple(attrs.evolve(item, week=week) for week in range(80)))
    app = DeskApp(FakeDoor(FakeSession(long)))
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.2)
        await pilot.press("8")
        await pilot.pause(0.2)
        shown = screen_text(app)
        head = next(line for line in shown.split("\n") if "Week" in line and "What" in line)
        assert "Kind" in head
        assert "Firm" in head


async def test_costs_of_orders_are_known_after_a_load() -> None:
    """Orders found in the tray are quoted anew, in their order."""
    door = FakeDoor()
    door.give(Order(kind="lobby", amount=1000))
    door.give(Order(kind="sprint", amount=2000))
    app = DeskApp(door)
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.pause()
        shown = screen_text(app)
        assert "$1.00M now" in shown
        assert "$2.00M now" in shown
        assert shown.index("Lobby") < shown.index("Research sprint")
    assert [order.kind for order in door.tray] == ["lobby", "sprint"]


async def test_header_and_tray_tell_one_runway() -> None:
    """Cash is what the tray leaves; the runway counts this week and what the forecast leaves."""
    door = FakeDoor()
    door.give(Order(kind="lobby", amount=240_000))
    app = DeskApp(door)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        head = screen_text(app).split("\n")[1]
        assert "Cash $1.00B" in head
        assert "Runway 100 wk" in head


async def test_escape_empties_and_leaves_the_filter() -> None:
    """After escape all news are shown and the digits open areas again."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("8", "slash", *"h20")
        await pilot.pause()
        assert isinstance(app.focused, SearchField)
        assert "Show all" in screen_text(app).split("\n")[-1]
        await pilot.press("escape")
        await pilot.pause()
        assert "Export rules" in screen_text(app)
        await pilot.press("3")
        await pilot.pause()
        assert app.screen.query_one("#area-compute").display


async def test_after_the_end_the_desk_says_so() -> None:
    """No moves are offered and the tray does not ask for orders."""
    door = FakeDoor()
    door.session.ending = Ending(
        kind="horizon", firm="deepseek", firm_name="DeepSeek", turn=12, title="The end",
        reason="", reasons=(), ranking=(),
    )  # fmt: skip
    app = DeskApp(door)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = screen_text(app)
        assert "the game has ended" in shown.split("\n")[0]
        assert "moves" not in shown.split("\n")[0]
        assert "shows what you can do" not in shown


async def test_leased_compute_stays_in_the_header() -> None:
    """With and without cards of its own a firm sees all the compute it has."""
    view = sample_view()
    bare = attrs.evolve(view, own=attrs.evolve(view.own, chips=0, energised=0, compute=0.0))
    for shown_view, words in ((view, "Usable 22.6k"), (bare, "Usable 1.50k")):
        app = DeskApp(FakeDoor(FakeSession(shown_view)))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert words in screen_text(app)


def tray(outlook: Outlook | None, *orders: TrayLine) -> str:
    """A tray as text."""
    made = Tray()
    made._orders, made._outlook = orders, outlook
    return "\n".join(line.plain for line in made.lines(60))


def test_the_tray_tells_the_cash_after_the_week() -> None:
    """What the week leads to stands there, and a warning when it ends badly."""
    order = TrayLine("Order chips: H20, 2,500 cards", "", 1)
    assert "Cash after the week ≈ $900M" in tray(Outlook(900_000_000, 0, None), order)
    assert "u takes the last back" in tray(Outlook(900_000_000, 0, None), order)
    assert "⚠" not in tray(Outlook(900_000_000, 0, 12.0), order)
    assert "⚠ then it lasts 3 weeks" in tray(Outlook(900_000_000, 0, 3.2), order)
    dreaded = tray(Outlook(900_000_000, 0, 30.0, "protest above 70% (now 100%)"), order)
    assert "what you dread ends it: protest above 70%" in dreaded
    failing = tray(Outlook(0, 126_000_000, 0.0), order)
    assert "⚠ $126M due could not be paid: the firm would fail" in failing


def test_a_lease_tells_its_last_week_in_full() -> None:
    """Units, rent and end each have their place beside the other party's name."""
    facts = Facts()
    facts._facts = lease_facts(sample_view())
    shown = [line.plain.rstrip() for line in facts.lines(35)]
    assert shown[0].split() == ["from", "Alibaba", "1.50k", "units"]
    assert shown[1].endswith("until week 9")
