"""Where the time goes until the first turn is resolved: `python tests/bench/startup.py`.

Prints the seconds since the process began to work after each stage. It is run by hand,
when `warring bench` says that the first turn comes late.
"""
# ruff: noqa: PLC0415, T201 - imports are what is measured, and printing is the purpose

from __future__ import annotations

import time

BEGAN = time.perf_counter()


def tell(stage: str) -> None:
    """Print how long it has taken to come to the end of `stage`."""
    print(f"{time.perf_counter() - BEGAN:6.3f} s  {stage}")


def main() -> None:
    """Go through the stages."""
    import game.cli

    tell("command line")
    import numpy

    tell("numpy")
    from game.compiled.load import load_game
    from game.scenario.load import all_facts

    tell("reading scenarios: imports")
    all_facts()
    tell("facts")
    loaded, _problems = load_game("cold-shot")
    if loaded is None:
        return
    tell("the scenario")
    import numba

    tell("numba")
    from game.players import make_players
    from game.session.session import Session

    tell("the session: imports")
    players = make_players(loaded.compiled.scenario, 1)
    session = Session.start(loaded, seed=1, players=players)
    tell("first morning")
    session.hand_in()
    tell(f"first week (NumPy {numpy.__version__}, Numba {numba.__version__}, {game.cli.__name__})")


if __name__ == "__main__":
    main()
