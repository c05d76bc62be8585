"""The engine made ready before a command needs it.

Invariant: whoever waits at a terminal sees how far compiling is. Nothing is loaded
here that the command may not need.
"""

from __future__ import annotations

from contextlib import suppress

from game.cli.terminal import Progress
from game.words import _


def make_ready(progress: Progress) -> None:
    """Compile the engine if it was not yet, for those who see the progress.

    For others each part is compiled when it is first used.
    """
    from game.session.warmup import WarmupError, compile_engine  # noqa: PLC0415

    if progress.shown:
        # What hinders the compiler in its own process may not hinder it in this one.
        with suppress(WarmupError):
            for part, step in compile_engine():
                progress.tell(part, _("compiling the engine, once: {step}").format(step=step))
