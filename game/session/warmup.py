"""Makes the engine ready without making anybody wait.

Invariant: compiling happens in a process of its own that fills the on-disk
cache; this process imports the engine afterwards, from the cache. Importing
this module imports neither Numba nor the engine.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

from game.words import _


class WarmupError(RuntimeError):
    """The engine could not be compiled; the message says what the compiler said last."""


def compile_engine() -> Iterator[tuple[float, str]]:
    """Compile in a subprocess; yields how far it is (0 to 1) and at what. Blocks between yields.

    Yields nothing when all is compiled. Raises WarmupError when the process fails.
    """
    from game.engine.process import compiler, same_code  # noqa: PLC0415 - as below
    from game.engine.store import is_complete  # noqa: PLC0415 - the interface looks up nothing

    if is_complete():
        return
    pipe = subprocess.PIPE
    with subprocess.Popen(  # noqa: S603 - the command is our own module
        compiler(), stdout=pipe, stderr=pipe, text=True, encoding="utf-8", env=same_code()
    ) as process:
        if process.stdout is None or process.stderr is None:
            raise WarmupError(_("the compiler gave no answer"))
        for line in process.stdout:
            part, _space, text = line.strip().partition(" ")
            try:
                yield min(1.0, float(part)), text
            except ValueError:
                continue
        errors = process.stderr.read().strip().splitlines()
    if process.returncode:
        raise WarmupError(errors[-1] if errors else _("the compiler stopped"))


def load_engine() -> None:
    """Import the engine and load its compiled code; quick once the cache is filled."""
    from game.engine.entries import load  # noqa: PLC0415 - late, as it imports Numba

    load()
