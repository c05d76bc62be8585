"""Where the compiled engine is kept, and whether all of it is there. Imports no compiler.

Invariant: the folder is named by a hash of every source a kernel can call and of what
compiles them, so an edit anywhere in the engine is never answered by stale code (Numba
itself looks only at the file of the function that was called).
"""

from __future__ import annotations

import hashlib
import os
import platform
from functools import cache
from importlib.metadata import version
from pathlib import Path

from game.scenario import find

BOUNDSCHECK: bool = os.environ.get("WARRING_BOUNDSCHECK", "") == "1"
"""Checks every index; costs two per cent, on in tests."""

_COMPLETE = "complete"


@cache
def cache_folder() -> Path:
    """Folder of compiled code that fits exactly these sources."""
    return find.cache_folder() / f"engine-{source_hash()[:16]}{'-checked' if BOUNDSCHECK else ''}"


@cache
def source_hash() -> str:
    """SHA-256 over the sources of the engine, the layouts it is compiled for, the compiler."""
    package = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for folder in ("compiled", "engine"):
        for path in sorted((package / folder).rglob("*.py")):
            digest.update(path.relative_to(package).as_posix().encode())
            digest.update(path.read_bytes())
    for tool in ("numba", "llvmlite", "numpy"):
        digest.update(f"{tool} {version(tool)}".encode())
    digest.update(f"{platform.python_version()} {platform.machine()}".encode())
    return digest.hexdigest()


def is_complete() -> bool:
    """Whether a process compiled everything, or nothing is to be compiled."""
    plain = os.environ.get("NUMBA_DISABLE_JIT", "0") not in ("", "0")
    return plain or (cache_folder() / _COMPLETE).exists()


def mark_complete() -> None:
    """Say that everything is compiled."""
    cache_folder().mkdir(parents=True, exist_ok=True)
    (cache_folder() / _COMPLETE).touch()
