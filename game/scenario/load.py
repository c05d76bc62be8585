"""From a name or a path to a checked scenario.

Invariant: whatever is wrong ends in the list of problems, never in an
exception; a scenario is returned only when nothing in it is an error.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from functools import cache
from pathlib import Path

from attrs import frozen

from game.scenario.crosscheck import crosscheck
from game.scenario.find import (
    find_parent,
    find_scenario,
    is_abstract,
    list_scenarios,
    scenario_names,
    seeds_folder,
)
from game.scenario.inherit import Tree, resolve
from game.scenario.model import Fact, Ledger, Scenario
from game.scenario.problems import Problems
from game.scenario.structure import structure, structure_whole
from game.scenario.whole import remember_whole, was_found_whole


@frozen
class LoadedScenario:
    """A scenario with its identity: id, file, and a hash of all it says, parents included."""

    id: str
    path: Path
    digest: str
    scenario: Scenario
    tree: Tree


def read_scenario(name_or_path: str, problems: Problems) -> LoadedScenario | None:
    """Read, merge, structure and check a scenario; None after adding errors."""
    path = find_scenario(name_or_path, problems)
    tree = read_tree(path, problems) if path else None
    if path is None or tree is None:
        return None
    digest = _digest(tree)
    if not problems and was_found_whole(path, digest):
        return LoadedScenario(path.stem, path, digest, structure_whole(Scenario, tree), tree)
    scenario = structure(Scenario, tree, problems, facts=all_facts())
    if scenario is None:
        return None
    crosscheck(scenario, tree, problems, all_facts())
    if not problems:
        remember_whole(path, digest)
    if problems.has_errors:
        return None
    return LoadedScenario(path.stem, path, digest, scenario, tree)


def read_tree(path: Path, problems: Problems) -> Tree | None:
    """The document at `path` with all it extends merged in."""
    return resolve(path, find_parent, problems, names=scenario_names)


@cache
def all_facts() -> dict[str, Fact]:
    """Every fact of every ledger that is whole, by "ledger.fact"."""
    facts: dict[str, Fact] = {}
    for path in sorted(seeds_folder().glob("*.toml")):
        ledger = read_ledger(path, Problems())
        if ledger is not None:
            facts.update({f"{path.stem}.{name}": fact for name, fact in ledger.facts.items()})
    return facts


def read_ledger(path: Path, problems: Problems) -> Ledger | None:
    """One fact ledger; None after adding errors."""
    tree = read_tree(path, problems)
    return structure(Ledger, tree, problems) if tree else None


@frozen
class ScenarioCard:
    """A scenario as a list shows it; `problems` says why it cannot be played."""

    id: str
    path: Path
    title: str
    about: str
    turns: int
    chairs: tuple[tuple[str, str], ...]
    """Id and name of each firm a person may play."""
    problems: Problems


def scenario_cards() -> list[ScenarioCard]:
    """Every scenario that can be found and played, broken ones with their problems."""
    return [scenario_card(path) for path in list_scenarios() if not is_abstract(path)]


def scenario_card(path: Path) -> ScenarioCard:
    """The card of the scenario at `path`; reads and merges but does not check it."""
    problems = Problems()
    tree = read_tree(path, problems)
    plain = tree.data if tree else {}
    firms = plain.get("firms")
    chairs = tuple(
        (name, str(firm.get("name", name)))
        for name, firm in sorted(firms.items() if isinstance(firms, dict) else ())
        if isinstance(firm, dict) and firm.get("chair", True) is True
    )
    title, about, turns = plain.get("title"), plain.get("about"), plain.get("turns")
    return ScenarioCard(
        id=path.stem,
        path=path,
        title=title if isinstance(title, str) else path.stem,
        about=about if isinstance(about, str) else "",
        turns=turns if isinstance(turns, int) else 0,
        chairs=chairs,
        problems=problems,
    )


def _digest(tree: Tree) -> str:
    """SHA-256 of the merged values, whatever the order of their tables."""
    plain = json.dumps(tree.data, sort_keys=True, default=_plain, ensure_ascii=True)
    return hashlib.sha256(plain.encode()).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(value)
