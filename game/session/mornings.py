"""The log of a week together with that of the morning after it.

Invariant: what does not fit any more is left out at the end; what was there stays as it was.
"""

from __future__ import annotations

from game.compiled.layout import Records
from game.compiled.sizes import POSTINGS


def with_postings(log: Records, morning: Records) -> Records:
    """`log` and the money moved on the morning after: matters that settled themselves."""
    joined = log.copy()
    first, count = int(log["postings"][0]), int(morning["postings"][0])
    room = max(0, min(count, POSTINGS - first))
    for name in ("ledger", "source", "target", "amount", "cause"):
        joined[name][0, first : first + room] = morning[name][0, :room]
    joined["postings"] += count
    return joined
