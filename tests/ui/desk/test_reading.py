"""Reading at the desk: areas scroll, filters let go, tray and header tell the state."""

from __future__ import annotations

import attrs

from game.session.view import Ending
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


async def test_escape_leaves_the_filter() -> None:
    """After escape the digits open areas again."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("7", "slash", *"h20")
        await pilot.pause()
        assert isinstance(app.focused, SearchField)
        assert "To the list" in screen_text(app).split("\n")[-1]
        await pilot.press("escape", "3")
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
    for shown_view, words in ((view, "Compute 22.6k"), (bare, "Compute 1.50k")):
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
    failing = tray(Outlook(0, 126_000_000, 0.0), order)
    assert "⚠ $126M due could not be paid: the firm would fail" in failing


def test_a_lease_tells_its_last_week_in_full() -> None:
    """Units, rent and end each have their place beside the other party's name."""
    facts = Facts()
    facts._facts = lease_facts(sample_view())
    shown = [line.plain.rstrip() for line in facts.lines(35)]
    assert shown[0].split() == ["from", "Alibaba", "1.50k", "units"]
    assert shown[1].endswith("until week 9")
