"""A real terminal: the program under tmux, keys typed and the screen read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

TMUX = shutil.which("tmux")
_SIZES = ("COLUMNS", "LINES")
"""Would tell the program another size than the terminal has."""
PATIENCE = 60.0
"""Seconds to wait for a screen before the test fails: a guard, not a measure."""


class Terminal:
    """A tmux session of its own that runs `python -m game` with some arguments."""

    def __init__(
        self, folder: Path, arguments: Sequence[str], *, columns: int = 80, rows: int = 24
    ) -> None:
        """Start it; `folder` holds its socket and what it writes to standard error."""
        self._socket = folder / f"tmux-{uuid.uuid4().hex[:8]}"
        self._marker = folder / "ended"
        command = " ".join([sys.executable, "-m", "game", *arguments])
        script = f"{command}; echo $? > {self._marker}; sleep 600"
        self._tmux("new-session", "-d", "-x", str(columns), "-y", str(rows), script)

    def __enter__(self) -> Terminal:
        """Use it."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the session, whatever happened."""
        subprocess.run([str(TMUX), "-S", str(self._socket), "kill-server"], check=False)

    def _tmux(self, *arguments: str) -> str:
        command = [str(TMUX), "-S", str(self._socket), *arguments]
        environment = {name: value for name, value in os.environ.items() if name not in _SIZES}
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
        return done.stdout

    def screen(self) -> str:
        """What is on the screen now."""
        return self._tmux("capture-pane", "-p")

    def type(self, *keys: str) -> None:
        """Type keys by tmux's names, such as "Enter" or "e"."""
        self._tmux("send-keys", *keys)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        self._tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def wait_for(self, text: str) -> str:
        """The screen once it shows `text`; fails with the screen when it never does."""
        return self._wait(lambda: text in self.screen(), f"{text!r} to appear")

    def wait_for_end(self) -> int:
        """The exit code once the program has ended."""
        self._wait(self._marker.exists, "the program to end")
        time.sleep(0.1)
        return int(self._marker.read_text())

    def _wait(self, done: object, what: str) -> str:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if callable(done) and done():
                return self.screen()
            time.sleep(0.1)
        raise AssertionError(f"waited for {what}; the screen was:\n{self.screen()}")
