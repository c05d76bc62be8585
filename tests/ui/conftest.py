"""What the tests of the interface share: keys faster than anybody's, frames that nobody is shown.

Invariant: every widget of every frame is drawn, so what cannot be drawn fails the test that
leads to it, whether or not the test looks at the screen.
"""

from __future__ import annotations

from collections import deque
from typing import Any

import pytest
from textual import _wait
from textual._compositor import Compositor, visible_screen_stack
from textual.geometry import Region

from game.ui.turns import KeysInTurn


@pytest.fixture(autouse=True)
def _quick_enter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take one Enter after the other as two presses, not as one that is held down."""
    monkeypatch.setattr(KeysInTurn, "ENTER_REST", 0.0)


@pytest.fixture(autouse=True)
def _short_naps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look every 5 ms, not every 20, whether an app has come to rest after a key.

    A key waits for that three times, and naps of that length would be half of all time here.
    """
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", 0.005)
    monkeypatch.setattr(_wait, "SLEEP_IDLE", 0.005 / 20)


@pytest.fixture(autouse=True)
def _uncut_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw the widgets of a frame, but do not cut them into the rows of a terminal.

    There is none: Textual throws those rows away. Tests cut their own when they look.
    """
    monkeypatch.setattr(Compositor, "render_update", _draw)


def _draw(
    compositor: Compositor, full: bool = False, screen_stack: Any = None, simplify: bool = False
) -> Any:
    visible_screen_stack.set(screen_stack or [])
    if full:
        return compositor.render_full_update(simplify=simplify)
    if compositor._dirty_regions:
        shown = Region.from_union(list(compositor._dirty_regions))
        compositor._dirty_regions.clear()
        deque(compositor._get_renders(shown.intersection(compositor.size.region)), maxlen=0)
    return None
