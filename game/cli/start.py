"""Starting without waiting for more than must be.

Invariant: what a start makes lives to the end of the process; garbage is collected again
as soon as play has begun.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Look for no cycles meanwhile, and afterwards for none among what is there by then.

    Loading makes a million objects that stay; looking through them again and again took a
    tenth of the start.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
