"""Proves a scenario: plays it under the invariants and tells what does not hold.

Invariant: what is told to be broken comes as a rule case that breaks when it is run, whenever
playing its orders again breaks it at all.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from game.compiled.load import Game
from game.testing.cases.files import Case
from game.testing.search import Broken, Tally, Tell, search
from game.testing.shrink import MOST_SECONDS, case_of_broken, shrunk


@frozen(kw_only=True)
class Proof:
    """What came of it: what was played, and what was found, if anything.

    `case` is what was found, as small as it got; `shows` tells whether running it shows it.
    """

    played: Tally
    broken: Broken | None = None
    case: Case | None = None
    shows: bool = True


def prove(
    game: Game,
    scenario: str,
    *,
    examples: int,
    seed: int,
    tell: Tell = lambda _part, _text: None,
    seconds: float = MOST_SECONDS,
    go_on: Callable[[], bool] = lambda: True,
) -> Proof:
    """Play `game`, which `scenario` names, and shrink what breaks for at most `seconds`."""
    tally = Tally()
    broken = search(game, examples=examples, seed=seed, tell=tell, tally=tally, go_on=go_on)
    if broken is None:
        return Proof(played=tally)
    tell(1.0, f"'{broken.rule}' does not hold; making it small")
    smallest = shrunk(broken, scenario, seconds)
    case = smallest or case_of_broken(broken, scenario)
    return Proof(played=tally, broken=broken, case=case, shows=smallest is not None)
