"""Plays one week in the app without a screen and prints the process's peak memory, in MB.

Run as `python -m game.bench.weight`.

Invariant: it goes the way a person goes; nothing is loaded that they would not load.
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from game.bench.processes import SCENARIO
from game.ui.app import WarringApp
from game.ui.door import Door
from game.ui.late import LateWorlds
from game.ui.opening import Opening
from game.ui.place import place_of

if TYPE_CHECKING:
    from textual.pilot import Pilot

CHAIR = "openai"
_WAIT = 120.0


def peak_memory() -> float:
    """Peak resident memory of this process, in MB of a million bytes.

    Linux keeps the peak of the process that started this one in `getrusage`, so its
    own file is read there.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1.024e-3
    import resource  # noqa: PLC0415 - not on every system

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1.024e-3


async def play_a_week() -> None:
    """From the title to the report of the first week."""
    app = WarringApp(Door(LateWorlds(), None), Opening(scenario=SCENARIO, chair=CHAIR, seed=1))
    async with app.run_test(size=(120, 40)) as pilot:
        await _reach(pilot, app, "briefing")
        await pilot.press("enter")
        await _reach(pilot, app, "desk")
        await pilot.press("e")
        await _reach(pilot, app, "report")


async def _reach(pilot: Pilot[int], app: WarringApp, place: str) -> None:
    """Wait until the app is at `place`; raises TimeoutError."""
    until = time.monotonic() + _WAIT
    while place_of(app.screen) != place:
        if time.monotonic() > until:
            raise TimeoutError(place)
        await pilot.pause(0.05)


if __name__ == "__main__":
    asyncio.run(play_a_week())
    sys.stdout.write(f"{peak_memory():.1f}\n")
