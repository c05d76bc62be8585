"""The regions of the world, and their places in the arrays.

Invariant: a region is written as in `REGIONS`; narrow rows by region have `REGION_ROOM`
places, so that they fill whole words.
"""

from __future__ import annotations

from typing import Final

REGIONS: Final = ("us", "cn", "eu")

REGION_ROOM: Final = 4
