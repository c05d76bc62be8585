"""Where the time goes until the first turn is resolved: `python tests/bench/startup.py`.

Prints the seconds since the process began to work after each stage. It is run by hand,
when `warring bench` says that the first turn comes late.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

BEGAN = time.perf_counter()


def stages() -> Iterator[tuple[str, Callable[[], Any]]]:
    """Names of the stages and what to do in each; they follow upon each other."""
    found: dict[str, Any] = {}

    def load() -> None:
        from game.compiled.load import load_game

        found["game"] = load_game("cold-shot")[0]

    def start() -> None:
        from game.players import make_players
        from game.session.session import Session

        players = make_players(found["game"].compiled.scenario, 1)
        found["session"] = Session.start(found["game"], seed=1, players=players)

    yield "command line", lambda: __import__("game.cli")
    yield "numpy", lambda: __import__("numpy")
    yield "reading scenarios (imports)", lambda: __import__("game.compiled.load")
    yield "facts", lambda: __import__("game.scenario.load").scenario.load.all_facts()
    yield "the scenario", load
    yield "numba", lambda: __import__("numba")
    yield "the session (imports)", lambda: __import__("game.session.session")
    yield "first morning", start
    yield "first week", lambda: found["session"].hand_in()


def main() -> None:
    """Go through the stages."""
    for name, work in stages():
        work()
        print(f"{time.perf_counter() - BEGAN:6.3f} s  {name}")  # noqa: T201 - by hand


if __name__ == "__main__":
    main()
