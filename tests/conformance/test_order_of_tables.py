"""In a scenario it does not matter which table, and which entry of a table, is written first."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from game.compiled.load import load_game
from game.scenario.find import find_scenario
from game.scenario.inherit import OWN_KEYS
from game.scenario.load import read_tree
from game.scenario.problems import Problems
from game.session.session import Session
from tests.conformance.games import SCENARIOS, SEED, played, players
from tests.support.lane import PLAIN

pytestmark = [
    pytest.mark.usefixtures("engine"),
    pytest.mark.skipif(PLAIN, reason="the same games are played with the compiled rules"),
]

WEEKS = 2


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_order_of_tables_does_not_matter(tmp_path: Path, scenario: str) -> None:
    """With every table shuffled, machines play the same game to the last bit."""
    path = find_scenario(scenario, Problems())
    assert path is not None
    tree = read_tree(path, Problems())
    assert tree is not None
    whole = {name: value for name, value in tree.data.items() if name not in OWN_KEYS}
    copy = tmp_path / path.name
    draws = random.Random(SEED)  # noqa: S311 - it guards nothing
    copy.write_text(tomli_w.dumps(shuffled(whole, draws)), encoding="utf-8")
    game, problems = load_game(str(copy))
    assert game is not None, problems.to_text()
    assert list(game.compiled.scenario.firms) != sorted(game.compiled.scenario.firms)
    session = Session.start(game, seed=SEED, players=players(game, "heuristic"))
    for _week in range(WEEKS):
        session.hand_in()
    assert session.digests == played(scenario, "heuristic").digests[:WEEKS]


def shuffled(value: Any, draws: random.Random) -> Any:
    """The value with the entries of all tables in it in another order; lists stay as they are.

    The answers to a matter stay in their order too: it is the one they are shown and numbered in.
    """
    if isinstance(value, list):
        return [shuffled(each, draws) for each in value]
    if not isinstance(value, dict):
        return value
    names = list(value)
    draws.shuffle(names)
    table = {name: shuffled(value[name], draws) for name in names}
    if isinstance(choices := value.get("choices"), dict):
        table["choices"] = {name: table["choices"][name] for name in choices}
    return table
