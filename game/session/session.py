"""A played game.

Invariant: the same scenario, seed and orders give the same worlds; `orders` and
`digests` hold all that is needed to prove it.
"""

from __future__ import annotations
