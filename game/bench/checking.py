"""How long it takes to check a folder of scenarios, as whoever keeps many of them waits.

Invariant: every scenario of the folder differs, so that none is known from the one before.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from game.bench.figure import Figure
from game.bench.processes import run_python
from game.words import _

SCENARIOS = 200

_TEXT = """\
extends = "{parent}"
title = "Number {number}"
about = "One of many."
[firms.openai]
cash = {{ times = {times} }}
"""


def checking() -> Sequence[Figure]:
    """`warring check` on a folder of scenarios that nobody has checked before."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as cache:
        write_scenarios(Path(folder))
        env = {"WARRING_ENGINE_CACHE": cache}
        seconds, _printed = run_python("-m", "game", "check", folder, env=env)
    how = _("wall time of 'warring check' on {n} scenarios, each checked for the first time")
    return [
        Figure(
            id="check-folder",
            title=_("checking a folder of scenarios"),
            value=seconds,
            unit="s",
            most=10.0,
            how=how.format(n=SCENARIOS),
        )
    ]


def write_scenarios(folder: Path, count: int = SCENARIOS) -> None:
    """Write `count` scenarios into `folder`, half of them on one parent, half on another."""
    for number in range(count):
        parent = "ticket" if number % 2 else "cold-shot"
        text = _TEXT.format(parent=parent, number=number, times=1 + number / 1000)
        (folder / f"number-{number}.toml").write_text(text, encoding="utf-8")
