"""Keys typed without pauses: none is lost, and each goes to what is in front by then."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from game.ui.contracts.deal import DealDialog
from game.ui.contracts.editor import EditorScreen
from game.ui.desk.screen import DeskScreen
from game.ui.orders.dialog import OrderDialog
from tests.support.lane import tries
from tests.ui.contracts.deals import deal_door
from tests.ui.desk.looking import DeskApp, screen_text

KEYS = ("up", "down", "enter", "escape", "tab", "pageup", "pagedown", "backspace",
        *"axdigtrwsp20Mz.-?")  # fmt: skip
CLAUSES = ("agi-prize", "secrecy", "project", "stake")


def throw(pilot: Pilot[None], keys: Iterable[str]) -> None:
    """Let all keys arrive at once, as from a terminal that was typed ahead into."""
    for key in keys:
        name = _character_to_key(key) if len(key) == 1 else key
        pilot.app.post_message(events.Key(name, key if len(key) == 1 else None))


async def rest(pilot: Pilot[None]) -> None:
    """Wait until every key has been given out and done."""
    for _round in range(500):
        await pilot.pause(0.01)
        if not pilot.app._queue and not pilot.app._travelling:  # type: ignore[attr-defined]
            return
    raise AssertionError("the keys never came to an end")


async def test_a_number_typed_then_clauses_removed_does_not_crash() -> None:
    """A field's late word about a clause that is gone, or of another kind, is not heard."""
    app = DeskApp(deal_door())
    async with app.run_test(size=(160, 50)) as pilot:
        throw(pilot, ["C", "enter", "escape"])
        await rest(pilot)
        screen = app.screen
        assert isinstance(screen, EditorScreen)
        for kind in CLAUSES:
            await screen._add(kind)
        throw(pilot, ["up", "enter", *"20M", "escape", "up", "x", "up", "x", "s", "e"])
        await rest(pilot)
        assert app.is_running
        assert isinstance(app.screen, DeskScreen)
        assert [order.kind for order in app.door.tray] == ["propose", "clause", "clause"]


@settings(max_examples=tries(3), deadline=None)
@given(st.lists(st.sampled_from(KEYS), max_size=40))
def test_no_string_of_keys_crashes_the_editor(keys: list[str]) -> None:
    """Any keys, at once, leave the app running."""

    async def play() -> None:
        app = DeskApp(deal_door())
        async with app.run_test(size=(80, 24)) as pilot:
            throw(pilot, ["C", "enter", "down", "down", "enter", "a", "enter", *keys])
            await rest(pilot)
            assert app.is_running

    asyncio.run(play())


async def test_keys_typed_before_a_dialog_is_up_are_the_dialogs() -> None:
    """The number goes into the order asked for, and the order is given."""
    app = DeskApp(deal_door())
    async with app.run_test(size=(80, 24)) as pilot:
        throw(pilot, ["j", *"2M", "enter", "r", *"12", "enter"])
        await rest(pilot)
        given = [(order.kind, order.amount) for order in app.door.tray]
        assert given == [("lobby", 2000), ("recruit", 12)]
        assert isinstance(app.screen, DeskScreen)


async def test_keys_after_a_second_dialog_are_the_first_ones_again() -> None:
    """Escape from other terms leads back to the offer, and the next key is the offer's."""
    door = deal_door()
    door.session._view = attrs.evolve(door.view(), matters=())
    app = DeskApp(door)
    async with app.run_test(size=(80, 24)) as pilot:
        throw(pilot, ["a", "c", "escape"])
        await rest(pilot)
        assert isinstance(app.screen, DealDialog)
        throw(pilot, ["c", "escape", "s"])
        await rest(pilot)
        assert [order.kind for order in app.door.tray] == ["accept"]


async def test_a_number_out_of_range_is_marked_and_nothing_is_sent() -> None:
    """Below a thousand dollars is told in the field, and not sent; no letter too many gets in."""
    app = DeskApp(deal_door())
    async with app.run_test(size=(80, 24)) as pilot:
        throw(pilot, ["C", "enter", "enter", "enter", *"5", "escape", "s"])
        await rest(pilot)
        await pilot.pause(0.15)
        assert app.door.tray == ()
        assert "Not allowed: US dollars: too small: at least $1.00k" in screen_text(app)
        throw(pilot, ["enter", *"5kk", "escape", "s"])
        await rest(pilot)
        assert [order.amount for order in app.door.tray if order.kind == "clause"] == [5]


async def test_a_letter_then_a_step_goes_on_from_the_last_number() -> None:
    """Never "nan": the step begins at what could be read."""
    app = DeskApp(deal_door())
    async with app.run_test(size=(80, 24)) as pilot:
        throw(pilot, ["j", *"3M", "tab", "x", "up"])
        await rest(pilot)
        assert isinstance(app.screen, OrderDialog)
        assert "nan" not in screen_text(app)
        throw(pilot, ["backspace", *"7M", "enter"])
        await rest(pilot)
        assert [order.amount for order in app.door.tray] == [7000]


async def test_escape_and_a_letter_in_one_breath_are_both_heard() -> None:
    """A terminal tells a letter right behind escape as one with alt: it is both."""
    app = DeskApp(deal_door())
    async with app.run_test(size=(80, 24)) as pilot:
        throw(pilot, ["C", "enter", "enter", "enter", *"7M"])
        pilot.app.post_message(events.Key("alt+s", "s"))
        await rest(pilot)
        assert isinstance(app.screen, DeskScreen)
        assert [order.kind for order in app.door.tray] == ["propose", "clause"]
