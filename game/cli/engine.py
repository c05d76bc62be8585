"""The engine made ready before a command needs it.

Invariant: whoever waits at a terminal sees how far compiling is.
"""

from __future__ import annotations

from contextlib import suppress

from game.cli.start import without_collecting
from game.cli.terminal import Progress
from game.words import _


def make_ready(progress: Progress) -> None:
    """Compile the engine if it was not yet, telling how far it is, and load it."""
    from game.session.warmup import WarmupError, compile_engine, load_engine  # noqa: PLC0415

    # What hinders the compiler in processes of its own may not hinder it in this one.
    with suppress(WarmupError):
        for part, step in compile_engine():
            progress.tell(part, _("compiling the engine, once: {step}").format(step=step))
    with without_collecting():
        load_engine()
