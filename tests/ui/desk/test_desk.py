"""The desk shows the week at every size and gives orders by keys and by mouse."""

from __future__ import annotations

import subprocess
import sys

import attrs
import pytest
from rich.cells import cell_len

from game.session.orders import Order
from game.session.view import Ending
from game.ui.actions import AREAS
from game.ui.desk.area import Area
from game.ui.desk.overview import rival_columns, rival_row
from game.ui.desk.screen import DeskScreen
from game.ui.orders.dialog import OrderDialog
from game.ui.orders.listing import OrderList
from game.ui.orders.numbers import NumberInput
from game.ui.orders.release import ReleaseDialog
from game.ui.screens.parts import Prose
from game.ui.widgets.inbox import Inbox
from game.ui.widgets.table import Table
from tests.ui.desk.looking import SIZES, DeskApp, hostile_app, screen_text
from tests.ui.samples import FakeDoor, FakeSession, sample_view
from tests.ui.shell.fakes import sample_ending

DIGITS = [area.key for area in AREAS]


async def test_the_overview_tells_the_week() -> None:
    """At 80 by 24 the desk names date, week, cash, chips, power, people, moves and rivals."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = screen_text(app)
    for words in ("3 Feb 2025", "week 5 of 12", "$1.24B", "100 wk", "39.6k/40.0k", "34.2/38",
                  "Talent 196", "78%", "moves ●●● 3", "OpenAI", "44.0%", "A reporter asks",
                  "$2.30/h", "worried"):  # fmt: skip
        assert words in shown, words


@pytest.mark.parametrize(("size", "hostile"), [((80, 24), False), *((s, True) for s in SIZES)])
async def test_every_area_opens_at_every_size(size: tuple[int, int], hostile: bool) -> None:
    """All areas can be shown, with hostile names too, and no row is wider than the screen."""
    app = hostile_app() if hostile else DeskApp()
    async with app.run_test(size=size) as pilot:
        for digit in DIGITS:
            await pilot.press(digit)
            await pilot.pause()
            rows = screen_text(app).split("\n")
            assert all(cell_len(row) == size[0] for row in rows)
            assert "\x1b" not in "".join(rows)
        assert app.acted == []


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_every_order_dialog_opens_and_leaves(size: tuple[int, int]) -> None:
    """Each kind of order has a dialog that escape closes without giving anything."""
    app = hostile_app() if size == (80, 24) else DeskApp()
    async with app.run_test(size=size) as pilot:
        desk = app.screen
        assert isinstance(desk, DeskScreen)
        for kind in ("buy-chips", "release", "set-split", "answer", "poach", "train"):
            desk.action_give(kind)
            await pilot.pause()
            assert isinstance(app.screen, OrderDialog)
            await pilot.press("escape")
            await pilot.pause()
        assert app.screen is desk
        assert app.door.tray == ()


async def test_an_order_is_given_by_keys() -> None:
    """A key opens the dialog, a number is typed as people write it, Enter gives the order."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("g")
        await pilot.pause()
        await pilot.press("home", "shift+end", *"$3M")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert app.door.tray == (Order(kind="keynote", amount=3000),)
        assert "moves ●●○ 2" in screen_text(app)
        assert "$3.00M now" in screen_text(app)


async def test_undo_takes_the_last_order_back() -> None:
    """The tray is empty again and the move is back."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert len(app.door.tray) == 1
        await pilot.press("u")
        await pilot.pause()
        assert app.door.tray == ()
        assert "moves ●●● 3" in screen_text(app)


async def test_a_refused_order_says_why_and_stays() -> None:
    """Enter on an order that is not allowed keeps the dialog with the reason in it."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, OrderDialog)
        assert "Not allowed: a training run is already under way" in screen_text(app)
        assert app.door.tray == ()


async def test_what_is_no_number_is_answered_in_words() -> None:
    """Letters of no number are not taken in, and the field says what would be right."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("g")
        await pilot.pause()
        await pilot.press("home", "shift+end", *"se58muuu")
        await pilot.pause()
        assert app.screen.query_one(NumberInput).value == "58m"
        assert "only numbers, as 250, 20k" in screen_text(app)
        await pilot.press("1", "enter")
        await pilot.pause()
        assert app.door.tray == ()
        await pilot.press("home", "shift+end", "delete", "enter")
        await pilot.pause()
        assert "20k" in screen_text(app)
        assert app.door.tray == ()


async def test_the_release_shows_its_neighbours_at_the_typed_price() -> None:
    """The model stands among its neighbours at the price in the field."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        await pilot.pause()
        assert isinstance(app.screen, ReleaseDialog)
        await pilot.press("tab", "down", "tab", "home", "shift+end", *"1.25")
        await pilot.pause()
        await pilot.pause()
        shown = screen_text(app)
        assert "OpenAI One" in shown
        assert "$1.25" in next(row for row in shown.split("\n") if "▸ You" in row)
        await pilot.press("enter")
        await pilot.pause()
        assert app.door.tray == (Order(kind="release", subject="r1", option="open", price=1.25),)


@pytest.mark.parametrize("area", "23456789")
async def test_an_area_opens_at_its_top(area: str) -> None:
    """No title is scrolled away for what stands below it, however low the screen is."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(area)
        await pilot.pause()
        await pilot.pause()
        shown = [widget for widget in app.screen.query(Area) if widget.display]
        assert [widget.scroll_y for widget in shown] == [0]


async def test_a_matter_is_answered_from_the_inbox() -> None:
    """Enter in the inbox opens the matter with its text; Enter gives the answer chosen there."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert "all over the wires" in screen_text(app)
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert app.door.tray == (Order(kind="answer", subject="press", option="explain"),)
        assert "✓ A reporter" in screen_text(app)


async def test_advice_opens_the_order_it_proposes() -> None:
    """The proposed order stands in the dialog, with the advice's words."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ReleaseDialog)
        assert app.screen.draft.option == "open"
        assert "Every held week" in screen_text(app)


async def test_the_list_of_orders_says_what_is_allowed() -> None:
    """Each kind bears a sign, and a refused one its reason; Enter opens the dialog."""
    app = DeskApp()
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.press("o")
        await pilot.pause()
        assert isinstance(app.screen, OrderList)
        shown = screen_text(app)
        refused = next(row for row in shown.split("\n") if "Start a training run" in row)
        assert "✗" in refused
        assert "already under way" in refused
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, OrderDialog)


async def test_the_mouse_does_what_keys_do() -> None:
    """Areas, orders of an area and handy values can be clicked."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        row = next(n for n, line in enumerate(screen_text(app).split("\n")) if "3Compute" in line)
        await pilot.click(offset=(screen_text(app).split("\n")[row].index("3Compute"), row))
        await pilot.pause()
        rows = screen_text(app).split("\n")
        row = next(n for n, line in enumerate(rows) if "Get power" in line)
        await pilot.click(offset=(rows[row].index("Get power"), row))
        await pilot.pause()
        assert isinstance(app.screen, OrderDialog)
        rows = screen_text(app).split("\n")
        row = next(n for n, line in enumerate(rows) if "20 MW" in line)
        await pilot.click(offset=(rows[row].index("20 MW") + 1, row))
        await pilot.pause()
        assert app.screen.draft.amount == 20


async def test_news_are_filtered() -> None:
    """Typing leaves only the items that hold the words."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("8", "slash", *"h20")
        await pilot.pause()
        shown = screen_text(app)
        assert "800 H20 arrive (4)" in shown
        assert "Export rules" not in shown
        assert "4 of 12" in shown


async def test_the_glossary_is_searched() -> None:
    """A word of the glossary is found by a part of it and explained."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9", "slash", *"runw")
        await pilot.pause()
        shown = screen_text(app)
        assert "Weeks until the cash is gone." in shown
        assert "One H100" not in shown


async def test_a_new_week_is_shown_when_the_desk_returns() -> None:
    """After a week was handed in elsewhere, the desk reads the game anew."""
    door = FakeDoor(FakeSession())
    app = DeskApp(door)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        door.session.hand_in()
        assert isinstance(app.screen, DeskScreen)
        app.screen.show_week()
        await pilot.pause()
        shown = screen_text(app)
        assert "week 6 of 12" in shown
        assert "A reporter asks" not in shown


async def test_a_kind_with_nothing_to_order_about_says_so() -> None:
    """With no model held, the release tells why no dialog opens."""
    view = attrs.evolve(sample_view(), models=())
    app = DeskApp(FakeDoor(FakeSession(view)))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("l")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        assert "No model is held in store" in screen_text(app)


async def test_a_policy_in_the_tray_is_where_its_dialog_starts() -> None:
    """Opening a policy again shows what was given, and giving it replaces the older one."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        for price in ("1.25", "2"):
            await pilot.press("p")
            await pilot.pause()
            dialog = app.screen
            assert isinstance(dialog, OrderDialog)
            await pilot.press("home", "shift+end", *price, "enter")
            await pilot.pause()
        assert app.door.tray == (Order(kind="set-price", price=2.0),)
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(app.screen, OrderDialog)
        assert app.screen.draft.price == 2.0


async def test_the_desk_survives_any_resize() -> None:
    """Areas and an open dialog follow the terminal from large to tiny and back."""
    app = DeskApp()
    async with app.run_test(size=(160, 50)) as pilot:
        for digit, size in (("3", (40, 12)), ("4", (20, 6)), ("5", (160, 50)), ("1", (80, 24))):
            await pilot.press(digit)
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert all(cell_len(row) == size[0] for row in screen_text(app).split("\n"))
        await pilot.press("b")
        await pilot.resize_terminal(30, 8)
        await pilot.pause()
        assert isinstance(app.screen, OrderDialog)


async def test_an_ended_game_takes_no_orders() -> None:
    """After the ending the desk can be looked at, and says why nothing can be ordered."""
    door = FakeDoor()
    door.session.ending = Ending(
        kind="horizon", firm="deepseek", firm_name="DeepSeek", turn=12, title="The end",
        reason="", reasons=(), ranking=(),
    )  # fmt: skip
    app = DeskApp(door)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        assert "The game has ended" in screen_text(app)


def test_the_desk_needs_no_engine() -> None:
    """Importing the desk and all its areas does not import numba."""
    names = [
        "screen", "overview", "company", "compute", "models", "capital", "rivals", "news",
        "glossary", "contracts",
    ]  # fmt: skip
    imports = "; ".join(f"import game.ui.desk.{name}" for name in names)
    code = f"import sys; {imports}; sys.exit('numba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


async def test_the_meaning_is_that_of_the_first_word_found() -> None:
    """What a search puts on top is what is explained, wherever the cursor stood before."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9", "end", "slash", *"h100", "enter")
        await pilot.pause()
        table = app.screen.query_one("#terms", Table)
        assert table.cursor == 0
        meaning = str(app.screen.query_one("#meaning", Prose).content)
        assert meaning.startswith(table._rows[0].cells[0])


async def test_nothing_waits_once_the_game_has_ended() -> None:
    """No matter of the last morning asks for an answer any more."""
    session = FakeSession()
    session.ending = sample_ending()
    app = DeskApp(FakeDoor(session))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "A reporter asks" not in screen_text(app)
        assert "nothing waits" in screen_text(app)


def test_the_trend_stays_when_somebody_moves_far() -> None:
    """A long name gives way before a column does."""
    view = sample_view()
    firms = [attrs.evolve(firm, value_week=-0.345) for firm in view.firms]
    table = Table(rival_columns())
    table._rows = [rival_row(view, firm) for firm in firms]
    assert "Trend" in table.lines(41)[0].plain


async def test_the_key_of_answers_opens_advice_where_no_matter_waits() -> None:
    """Advice is followed by the keyboard too: its order stands drawn up."""
    view = sample_view()
    advice = tuple(matter for matter in view.matters if matter.kind == "advice")
    app = DeskApp(FakeDoor(FakeSession(attrs.evolve(view, matters=advice))))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(app.screen, OrderDialog)
        assert app.screen.draft.kind.id == "release"


async def test_advice_in_the_inbox_is_opened_by_keys() -> None:
    """Tab leads to the inbox, Enter opens what stands under the cursor."""
    view = sample_view()
    advice = tuple(matter for matter in view.matters if matter.kind == "advice")
    app = DeskApp(FakeDoor(FakeSession(attrs.evolve(view, matters=advice))))
    async with app.run_test(size=(80, 24)) as pilot:
        for _stop in range(6):
            if isinstance(app.focused, Inbox):
                break
            await pilot.press("tab")
            await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, OrderDialog)


async def test_an_order_is_marked_for_each_week() -> None:
    """One key marks the one order that may repeat, and again unmarks it; the tray says so."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in ("x", "enter", "plus"):
            await pilot.press(keys)
            await pilot.pause()
        assert app.door.game.each_week == app.door.tray
        assert "↻ weekly" in screen_text(app)
        await pilot.press("plus")
        await pilot.pause()
        assert app.door.game.each_week == ()
        assert "↻ weekly" not in screen_text(app)


async def test_among_several_orders_one_is_chosen_for_each_week() -> None:
    """Where several may repeat the key asks which; each says how it stands."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        for kind in ("lobby", "scout"):
            app.door.give(Order(kind=kind, amount=1000))
        await pilot.press("plus")
        await pilot.pause()
        assert screen_text(app).count("this week only") == 2
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.door.game.each_week == (Order(kind="scout", amount=1000),)


async def test_an_order_left_out_is_told_with_its_reason() -> None:
    """The tray names what this week began without."""
    app = DeskApp()
    lobby = Order(kind="lobby", amount=1000)
    app.door.game.each_week, app.door.game.left_out = (lobby,), ((lobby, "no cash"),)
    async with app.run_test(size=(160, 50)):
        assert "left out this week: no cash" in screen_text(app)
