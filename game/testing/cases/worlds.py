"""The worlds that rule cases play in.

Invariant: whatever a case says about its world goes through the loader, so a case plays in a
world that a person could play.
"""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import tomli_w

from game.compiled.load import Game, load_game
from game.scenario.load import read_stack
from game.scenario.mods import find_stack
from game.scenario.problems import Problems
from game.testing.cases.files import Case, CaseError
from game.testing.lessening import without_firm
from game.testing.small import TEXT, load_text

_QUIET = Path(__file__).parents[1] / "worlds" / "quiet.toml"


def game_of(case: Case) -> Game:
    """The world of the case, loaded as any scenario. Raises CaseError."""
    if case.scenario and not case.without and not case.world:
        game, problems = load_game(_named(case))
    else:
        tree = document_of(case.scenario and _named(case))
        for firm in case.without:
            tree = without_firm(tree, firm)
        game, problems = load_text(tomli_w.dumps(_laid_over(tree, case.world)))
    if game is None:
        raise CaseError(f"{case}: its world is no scenario\n{problems.to_text()}")
    return game


def _named(case: Case) -> str:
    """What the case calls its scenario: a path counts from the case's own folder."""
    beside = case.path.parent / case.scenario
    return str(beside) if beside.is_file() else case.scenario


def document_of(scenario: str) -> dict[str, Any]:
    """All that a scenario says, parents and mods merged in; that of the quiet world for "".

    Raises CaseError.
    """
    if not scenario:
        return copy.deepcopy(_quiet())
    problems = Problems()
    stack = find_stack(scenario, problems)
    tree = read_stack(stack, problems) if stack else None
    if tree is None:
        raise CaseError(problems.to_text())
    return copy.deepcopy(tree.data)


@cache
def _quiet() -> dict[str, Any]:
    tree = tomllib.loads(TEXT)
    quiet = tomllib.loads(_QUIET.read_text(encoding="utf-8"))
    for name in quiet.pop("forget"):
        tree.pop(name)
    return _laid_over(tree, quiet)


def _laid_over(tree: dict[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    for name, value in over.items():
        if isinstance(value, Mapping) and isinstance(tree.get(name), dict):
            _laid_over(tree[name], value)
        else:
            tree[name] = copy.deepcopy(value)
    return tree
