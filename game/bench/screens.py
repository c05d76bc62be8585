"""Time to the first frame, as a person sees it: words on a terminal.

Invariant: the game and the bare app are started in turns, on the same pseudo-terminal
of 80×24, and stopped as soon as their words are there.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from statistics import median

from game.bench.figure import Figure
from game.bench.processes import environment
from game.words import _

_REPEATS = 7
_LONGEST = 30.0
_GAME = (("-m", "game", "play"), b"New game")
_BARE = (("-m", "game.bench.bare"), b"ready")


def first_frames() -> Sequence[Figure]:
    """Start of the process to the first words of the title, alone and beside a bare app."""
    try:
        import pty  # noqa: F401, PLC0415 - there is none on Windows
    except ImportError:
        return _figures(None, None, _("this system has no pseudo-terminals"))
    with tempfile.TemporaryDirectory() as folder:
        env = environment(
            WARRING_SAVES=folder,
            WARRING_LANG="en",
            TERM="xterm-256color",
            COLORTERM="truecolor",
        )
        for name in ("COLUMNS", "LINES"):
            env.pop(name, None)
        for arguments, words in (_GAME, _BARE):
            seconds_to_words(arguments, words, env)  # fills the file caches
        pairs = [
            (seconds_to_words(*_GAME, env), seconds_to_words(*_BARE, env))
            for _repeat in range(_REPEATS)
        ]
    game, bare = (median(times) for times in zip(*pairs, strict=True))
    ratio = median(ours / other for ours, other in pairs)
    how = _("process start to words on an 80×24 pseudo-terminal, median of {n}; bare: {bare:.3f} s")
    return _figures(game, ratio, how.format(n=_REPEATS, bare=bare))


def _figures(seconds: float | None, ratio: float | None, how: str) -> Sequence[Figure]:
    return [
        Figure(
            id="first-frame",
            title=_("first frame of the game"),
            value=seconds,
            unit="s",
            most=0.25,
            how=how,
        ),
        Figure(
            id="first-frame-ratio",
            title=_("first frame against a bare Textual app"),
            value=ratio,
            unit="×",
            most=1.3,
            how=how,
        ),
    ]


def seconds_to_words(arguments: Sequence[str], words: bytes, env: dict[str, str]) -> float:
    """Seconds from starting Python with `arguments` until `words` are written to its terminal.

    Raises TimeoutError when they do not come.
    """
    from pty import openpty  # noqa: PLC0415
    from termios import tcsetwinsize  # noqa: PLC0415

    here, there = openpty()
    tcsetwinsize(there, (24, 80))
    began = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own modules
        [sys.executable, *arguments], stdin=there, stdout=there, stderr=there, env=env
    )
    os.close(there)
    try:
        _read_until(here, words, began)
        return time.perf_counter() - began
    finally:
        process.kill()
        process.wait()
        os.close(here)


def _read_until(terminal: int, words: bytes, began: float) -> None:
    import select  # noqa: PLC0415

    seen = b""
    while words not in seen:
        left = began + _LONGEST - time.perf_counter()
        ready, _writers, _others = select.select([terminal], [], [], max(0.0, left))
        if not ready:
            raise TimeoutError(words)
        seen += os.read(terminal, 65536)
