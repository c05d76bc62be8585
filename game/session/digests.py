"""What proves that two worlds are the same.

Invariant: equal digests, equal worlds, to the last byte.
"""

from __future__ import annotations

import hashlib

import numpy as np

from game.compiled.layout import Records


def digest_of(world: Records) -> str:
    """BLAKE2b over every byte of a world: equal digests, equal worlds."""
    return hashlib.blake2b(np.ascontiguousarray(world).tobytes(), digest_size=16).hexdigest()
