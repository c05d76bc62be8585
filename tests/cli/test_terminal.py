"""Colours and progress."""

from __future__ import annotations

import io

import pytest

from game.cli.terminal import Progress, is_terminal, wants_colour


class Screen(io.StringIO):
    """A stream that a person sees."""

    def isatty(self) -> bool:
        return True


def test_only_a_terminal_gets_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file or a pipe gets plain text."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert wants_colour(Screen())
    assert not wants_colour(io.StringIO())


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_can_be_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """NO_COLOR and a terminal without colours are honoured."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(name, value)
    assert not wants_colour(Screen())


def test_a_closed_stream_is_no_terminal() -> None:
    """A stream that was closed is answered for, not raised about."""
    stream = Screen()
    stream.isatty = lambda: (_ for _ in ()).throw(ValueError)  # type: ignore[method-assign]
    assert not is_terminal(stream)


def test_progress_is_one_line_that_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal sees how far it is; the line is cleared when the work is done."""
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    with Progress() as progress:
        progress.tell(0.5, "half")
    assert "50% half" in screen.getvalue()
    assert "\n" not in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")


def test_progress_is_silent_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written to a file or a pipe."""
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    with Progress() as progress:
        progress.tell(0.5, "half")
    assert stream.getvalue() == ""
