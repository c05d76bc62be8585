"""Checks of whatever a path or a name leads to: a scenario, an abstract one, a fact ledger.

Invariant: a file is checked as what it is; nothing it holds raises.
"""

from __future__ import annotations

from pathlib import Path

from game.compiled.load import load_game
from game.scenario.find import find_scenario
from game.scenario.inherit import Tree
from game.scenario.load import all_facts, read_ledger, read_tree
from game.scenario.model import Scenario
from game.scenario.problems import Place, Problem, Problems
from game.scenario.structure import structure
from game.words import _


def files_of(path: str, problems: Problems) -> list[str]:
    """The files to check for one argument: those of a folder, or itself."""
    folder = Path(path)
    if not folder.is_dir():
        return [path]
    try:
        files = sorted(file for file in folder.glob("*.toml") if not file.name.startswith("."))
    except OSError as error:
        problems.error(_("cannot be read: {why}").format(why=error.strerror), at=Place(path))
        return []
    if not files:
        hint = _("scenarios and fact ledgers are files that end in .toml")
        problems.error(_("there is nothing to check in this folder"), at=Place(path), hint=hint)
    return [str(file) for file in files]


def check_path(name_or_path: str, problems: Problems) -> None:
    """Add what is wrong with one file, or with the scenario of one name."""
    path = find_scenario(name_or_path, problems)
    if path is None:
        return
    found = Problems()
    tree = read_tree(path, found)
    if tree is not None and _is_ledger(tree):
        read_ledger(path, found := Problems())
    elif tree is not None and tree.abstract:
        _check_abstract(tree, found)
    elif tree is not None:
        found = load_game(str(path))[1]
    for problem in found:
        problems.add(problem)


def _is_ledger(tree: Tree) -> bool:
    """Whether a document holds facts and nothing to play."""
    return "facts" in tree.data and not {"firms", "extends"} & set(tree.document.data)


def _check_abstract(tree: Tree, problems: Problems) -> None:
    """Check what is there; what is missing, whoever extends it has to add."""
    found = Problems()
    structure(Scenario, tree, found, facts=all_facts())
    for problem in found:
        if not _is_gap(problem):
            problems.add(problem)


def _is_gap(problem: Problem) -> bool:
    return problem.message == _("this key is missing")
