"""What the tests of the interface share: their keys come faster than anybody's."""

from __future__ import annotations

import pytest

from game.ui.turns import KeysInTurn


@pytest.fixture(autouse=True)
def _quick_enter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take one Enter after the other as two presses, not as one that is held down."""
    monkeypatch.setattr(KeysInTurn, "ENTER_REST", 0.0)
