"""Warming up: the engine compiles elsewhere, and says how far it is."""

from __future__ import annotations

import sys

import pytest

from game.engine import store
from game.session import warmup


def test_compiling_tells_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts rise from nothing to less than one, each with a word for what is compiled."""
    monkeypatch.setattr(store, "is_complete", lambda: False)
    told = list(warmup.compile_engine())
    parts = [part for part, _text in told]
    assert parts == sorted(parts)
    assert parts[0] == 0.0
    assert parts[-1] < 1.0
    assert all(text for _part, text in told)


def test_a_compiler_that_fails_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last words of a failing process become the message."""
    monkeypatch.setattr(store, "is_complete", lambda: False)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(warmup.WarmupError):
        list(warmup.compile_engine())


def test_what_is_compiled_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """No process is started when all is there."""
    monkeypatch.setattr(store, "is_complete", lambda: True)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert list(warmup.compile_engine()) == []


def test_loading_needs_no_game() -> None:
    """The engine can be made ready before a scenario is chosen."""
    warmup.load_engine()
    assert "game.engine.turn" in sys.modules
