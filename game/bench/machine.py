"""What the figures were measured on.

Invariant: one line, without names of people or machines.
"""

from __future__ import annotations

import os
import platform

from game.words import _


def describe_machine() -> str:
    """Python, cores, and how busy other work kept them before measuring began."""
    cores = os.cpu_count() or 1
    text = _("Python {version}, {system} on {machine}, {cores} cores").format(
        version=platform.python_version(),
        system=platform.system(),
        machine=platform.machine(),
        cores=cores,
    )
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    if busy < 0.25 * cores:
        return text
    note = _("other work kept {busy:.1f} of them busy, so times are too long").format(busy=busy)
    return f"{text}; {note}"
