"""Lists that stay at their ends, help everywhere, and handy values by keys."""

from __future__ import annotations

import pytest

from game.compiled.orders import ORDER_KINDS
from game.ui.desk.area import OrderBar, _key, _size, _title
from game.ui.orders.dialog import OrderDialog
from game.ui.orders.listing import OrderList
from game.ui.orders.numbers import NumberField, NumberInput
from game.ui.orders.picks import Picks
from game.ui.orders.presets import first_draft
from game.ui.screens.parts import Rows
from tests.ui.desk.looking import DeskApp, screen_text


async def test_one_press_too_many_chooses_nothing_else() -> None:
    """Up at the first answer and down at the last stay there."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        rows = app.screen.query_one("#options", Picks)
        rows.focus()
        await pilot.press("home", "up")
        assert rows.highlighted == 0
        await pilot.press("end", "down")
        assert rows.highlighted == rows.option_count - 1


async def test_page_keys_go_through_the_handy_values() -> None:
    """In a number, page up takes the next larger handy value; the keys are named there."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j")
        await pilot.pause()
        assert isinstance(app.screen, OrderDialog)
        field = app.screen.query_one(NumberField)
        before = field.number
        assert "PgDn ◂ ▸ PgUp" in screen_text(app)
        await pilot.press("pageup")
        await pilot.pause()
        assert field.number > before
        await pilot.press("pagedown")
        await pilot.pause()
        assert field.number == before


async def test_a_default_is_typed_over() -> None:
    """The first digit takes the place of the number suggested, after a step as well."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "7", "M")
        await pilot.pause()
        field = app.screen.query_one(NumberField)
        assert field.text == "7M"
        await pilot.press("up", "9", "M")
        await pilot.pause()
        assert field.text == "9M"


@pytest.mark.parametrize("kind", [kind.id for kind in ORDER_KINDS if kind.amount and kind.price])
async def test_the_arrows_go_through_all_numbers_of_a_form(kind: str) -> None:
    """Down comes to the second number and stays there, up to the first; pages change a number."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.screen.draw_up(first_draft(kind, app.door.view()))  # type: ignore[attr-defined]
        await pilot.pause()
        first, second = app.screen.query(NumberInput)
        first.focus()
        texts = first.value, second.value
        for key, line in (("down", second), ("down", second), ("up", first)):
            await pilot.press(key)
            assert app.focused is line
        assert (first.value, second.value) == texts
        await pilot.press("down", "pageup")
        await pilot.pause()
        assert first.value == texts[0]
        assert second.value != texts[1]
        assert "PgUp" in screen_text(app)


async def test_the_key_of_help_is_not_typed_into_a_number() -> None:
    """A question mark asks for help in a dialog with a number."""
    app = DeskApp()
    helped: list[bool] = []
    app.action_help = lambda: helped.append(True)  # type: ignore[attr-defined]
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "question_mark", "f1")
        await pilot.pause()
        assert helped == [True, True]
        assert "?" not in app.screen.query_one(NumberField).text
        await pilot.press("escape", "o", "question_mark")
        await pilot.pause()
        assert isinstance(app.screen, OrderList)
        assert len(helped) == 3


async def test_the_list_says_that_an_order_is_possible_for_somebody() -> None:
    """A refusal that hangs on what it is about stands beside that name alone."""
    app = DeskApp()
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.press("o")
        await pilot.pause()
        assert isinstance(app.screen, OrderList)
        assert app.screen.query_one(Rows).option_count > 10
        assert "✓ Poach" in screen_text(app)


async def test_tab_goes_on_from_a_number_typed_without_a_focus() -> None:
    """What is typed goes to the first number; tab then leads to the second, not back to it."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h")
        await pilot.pause()
        await pilot.press("7", "tab")
        await pilot.pause()
        amount, price = app.screen.query(NumberField).results(NumberField)
        assert amount.text == "7"
        assert app.focused in price.query(NumberInput)


async def test_a_low_screen_names_two_lines_of_orders_and_the_key_of_all() -> None:
    """However many orders an area has, its figures keep the screen."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5")
        await pilot.pause()
        bar = app.screen.query_one("#area-capital OrderBar", OrderBar)
        assert bar.size.height <= 2
        assert "o all orders" in screen_text(app)


def test_an_order_without_a_key_bears_nothing_that_looks_like_one() -> None:
    """Its title stands alone in the bar; a key stands before each that has one."""
    bar = OrderBar(("lobby", "hold-team"))
    row = "".join(f"{_key(kind)}{_title(kind)}   " for kind in bar._kinds)
    assert row == "j Lobby   Hold your teams   "
    assert _size("hold-team") == len("Hold your teams   ")
