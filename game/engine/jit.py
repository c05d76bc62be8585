"""How kernels are compiled, and where the compiled code is kept.

Invariant: the cache folder is named by a hash of every source a kernel can
call, so an edit anywhere in the engine is never answered by stale code (Numba
itself looks only at the file of the function that was called).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

import numba
import platformdirs
from numba.core import config, types

from game.engine.lowering import KernelCompiler, compile_once

F = TypeVar("F", bound=Callable[..., object])

JIT: bool = not config.DISABLE_JIT
"""False when NUMBA_DISABLE_JIT is set and kernels run as plain Python."""

BOUNDSCHECK: bool = os.environ.get("WARRING_BOUNDSCHECK", "") == "1"
"""Checks every index; costs two per cent, on in tests."""


# Numba writes out the types of all arguments at each step of each kernel; those of a
# world are long.
types.Record.__repr__ = cache(types.Record.__repr__)


def kernel(function: F) -> F:
    """Compile a function that only other kernels call; no wrapper for Python is made."""
    compiled: F = numba.njit(
        nogil=True,
        error_model="numpy",
        boundscheck=BOUNDSCHECK,
        no_cpython_wrapper=True,
        no_cfunc_wrapper=True,
        pipeline_class=KernelCompiler,
    )(function)
    if JIT:
        compile_once(compiled)
    return compiled


def entry(function: F) -> F:
    """Compile a function that Python calls, and keep its code on disk."""
    before = config.CACHE_DIR
    config.CACHE_DIR = before or str(cache_folder())
    try:
        compiled: F = numba.njit(
            cache=True, nogil=True, error_model="numpy", boundscheck=BOUNDSCHECK
        )(function)
    finally:
        config.CACHE_DIR = before
    return compiled


@cache
def cache_folder() -> Path:
    """Folder of compiled code that fits exactly these sources."""
    named = os.environ.get("WARRING_ENGINE_CACHE")
    root = Path(named) if named else Path(platformdirs.user_cache_dir("warring-compute", False))
    return root / f"engine-{source_hash()[:16]}{'-checked' if BOUNDSCHECK else ''}"


@cache
def source_hash() -> str:
    """SHA-256 over the sources of the engine and of the layouts it is compiled for."""
    package = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for folder in ("compiled", "engine"):
        for path in sorted((package / folder).rglob("*.py")):
            digest.update(path.relative_to(package).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
