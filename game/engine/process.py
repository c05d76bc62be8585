"""How the game starts a process that compiles. Imports no compiler.

Invariant: that process runs the very code of this one. Python would look in the working folder
first: who starts an installed game in a checkout would have the checkout's engine compiled, wait
for it, and then compile the installed one with nobody telling how far it is.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import game


def compiler(*arguments: str) -> Sequence[str]:
    """The command that runs the compiling process; to be run in `same_code`."""
    return [sys.executable, "-P", "-m", "game.engine.warm", *arguments]


def same_code() -> dict[str, str]:
    """This process's environment, in which Python finds this very game before any other."""
    home = str(Path(game.__file__).parent.parent)
    others = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": f"{home}{os.pathsep}{others}" if others else home}
