"""Enter held down stops at the screen it brings in front."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual import events
from textual.pilot import Pilot

from game.ui.desk.screen import DeskScreen
from game.ui.orders.dialog import OrderDialog
from game.ui.turns import KeysInTurn
from tests.ui.contracts.test_keys_without_pauses import rest
from tests.ui.desk.looking import DeskApp


@pytest.fixture(autouse=True)
def _as_for_people(monkeypatch: pytest.MonkeyPatch, _quick_enter: None) -> None:
    """Enter rests as it does for people."""
    monkeypatch.setattr(KeysInTurn, "ENTER_REST", 0.7)


async def press_at(pilot: Pilot[None], times: Sequence[float], key: str = "enter") -> None:
    """Press a key at these times, in seconds."""
    for time in times:
        event = events.Key(key, None)
        event.time = 1000.0 + time
        pilot.app.post_message(event)
        await rest(pilot)


async def opened(pilot: Pilot[None]) -> DeskApp:
    """An app in whose list of orders Enter has just opened a dialog that is ready to be given."""
    app = pilot.app
    assert isinstance(app, DeskApp)
    await pilot.press("o", "down")
    await press_at(pilot, [0.0])
    assert isinstance(app.screen, OrderDialog)
    return app


async def test_a_held_enter_gives_no_order() -> None:
    """It opens a dialog and does nothing more until it is let go."""
    async with DeskApp().run_test(size=(80, 24)) as pilot:
        app = await opened(pilot)
        await press_at(pilot, [0.5, *(0.5 + 0.03 * n for n in range(1, 40))])
        assert isinstance(app.screen, OrderDialog)
        assert app.door.tray == ()


async def test_enter_pressed_again_after_a_while_gives_the_order() -> None:
    """Who looks at the dialog first is not kept waiting."""
    async with DeskApp().run_test(size=(80, 24)) as pilot:
        app = await opened(pilot)
        await press_at(pilot, [0.9])
        assert isinstance(app.screen, DeskScreen)
        assert len(app.door.tray) == 1


async def test_enter_after_another_key_gives_the_order_at_once() -> None:
    """Whoever typed something in between meant it."""
    async with DeskApp().run_test(size=(80, 24)) as pilot:
        app = await opened(pilot)
        await press_at(pilot, [0.1], "up")
        await press_at(pilot, [0.2])
        assert isinstance(app.screen, DeskScreen)


async def test_keys_typed_ahead_are_no_held_key() -> None:
    """Two presses that arrive together are two presses."""
    async with DeskApp().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press_at(pilot, [0.001])
        assert isinstance(pilot.app.screen, DeskScreen)
