"""From a name or a path to a checked scenario.

Invariant: whatever is wrong ends in the list of problems, never in an
exception; a scenario is returned only when nothing in it is an error.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from attrs import frozen

from game.scenario.crosscheck import crosscheck
from game.scenario.find import (
    find_parent,
    find_scenario,
    is_abstract,
    is_mod,
    ledger_files,
    list_mods,
    list_scenarios,
    scenario_names,
)
from game.scenario.inherit import Tree, resolve
from game.scenario.keys import ENTRY_ID
from game.scenario.model import Fact, Ledger, Scenario
from game.scenario.mods import Stack, check_fit, digest_of, find_stack, read_mod
from game.scenario.problems import Problems
from game.scenario.structure import structure, structure_whole
from game.scenario.whole import remember_whole, was_found_whole


@frozen
class Reading:
    """A scenario as it reads: its file, and all it says with its parents and mods merged."""

    id: str
    path: Path
    tree: Tree

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all it says."""
        return digest_of(self.tree.data)


@frozen
class LoadedScenario:
    """A scenario with its identity: id, file, and a hash of all it says, parents included."""

    id: str
    path: Path
    digest: str
    scenario: Scenario
    tree: Tree

    @property
    def mods(self) -> dict[str, str]:
        """Digest of each mod over it by its id, in the order they were laid."""
        return {mod.path.stem: digest_of(mod.data) for mod in self.tree.mods}


def read_scenario(
    name_or_path: str, problems: Problems, mods: Sequence[str] = ()
) -> LoadedScenario | None:
    """Read, merge, structure and check a scenario with mods; None after adding errors.

    The name may be that of a stack, `scenario+mod+mod`; `mods` are laid over that.
    """
    read = read_merged(name_or_path, problems, mods)
    return structured(read, problems) if read else None


def read_merged(name_or_path: str, problems: Problems, mods: Sequence[str] = ()) -> Reading | None:
    """Read and merge a scenario with mods, checking nothing more; None after adding errors."""
    stack = find_stack(name_or_path, problems, mods)
    tree = read_stack(stack, problems) if stack else None
    return Reading(stack.id, stack.path, tree) if stack and tree else None


def structured(read: Reading, problems: Problems) -> LoadedScenario | None:
    """Structure and check what was read, unless it was found whole before.

    None after adding errors.
    """
    path, digest, tree = read.path, read.digest, read.tree
    if not problems and was_found_whole(path, digest):
        return LoadedScenario(read.id, path, digest, structure_whole(Scenario, tree), tree)
    facts = all_facts()
    scenario = structure(Scenario, tree, problems, facts=facts)
    if scenario is None:
        return None
    crosscheck(scenario, tree, problems, facts)
    if not problems:
        remember_whole(path, digest)
    if problems.has_errors:
        return None
    return LoadedScenario(read.id, path, digest, scenario, tree)


def read_tree(path: Path, problems: Problems) -> Tree | None:
    """The document at `path` with all it extends merged in."""
    return resolve(path, find_parent, problems, names=scenario_names)


def read_stack(stack: Stack, problems: Problems) -> Tree | None:
    """The scenario of `stack` with all it extends merged in and its mods laid over it."""
    if not stack.mods:
        return read_tree(stack.path, problems)
    read = [read_mod(path, problems) for path in stack.mods]
    mods = [mod for mod in read if mod is not None]
    if len(mods) < len(read):
        return None
    documents = [mod.document for mod in mods]
    tree = resolve(stack.path, find_parent, problems, names=scenario_names, mods=documents)
    if tree is None:
        return None
    fits = [check_fit(mod, tree, problems) for mod in mods]  # each that does not is told
    return tree if all(fits) else None


def stamp() -> tuple[tuple[Path, int, int], ...]:
    """What differs as soon as a file of a scenario, a mod or a ledger was written or removed."""
    files = [*list_scenarios(examples=True), *list_mods(examples=True), *ledger_files()]
    return tuple(map(_as_it_is, files))


def digest_by_name(name: str) -> str | None:
    """Digest of the scenario, the stack or the mod of this name; None if it cannot be used."""
    problems = Problems()
    path = find_scenario(name, problems) if ENTRY_ID.fullmatch(name) else None
    if path is not None and is_mod(path):
        mod = read_mod(path, problems)
        return mod.digest if mod else None
    loaded = read_scenario(name, Problems())
    return loaded.digest if loaded else None


def all_facts() -> Mapping[str, Fact]:
    """Every fact of every ledger that is whole, by "ledger.fact"; as the files are now."""
    return _facts_of(tuple(map(_as_it_is, ledger_files())))


def _as_it_is(path: Path) -> tuple[Path, int, int]:
    """A file with what changes when it is written."""
    try:
        found = path.stat()
    except OSError:
        return path, 0, 0
    return path, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=2)
def _facts_of(files: tuple[tuple[Path, int, int], ...]) -> Mapping[str, Fact]:
    facts: dict[str, Fact] = {}
    for path, _when, _size in files:
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
    line: tuple[str, ...]
    """Ids of all it builds on, and its own."""
    problems: Problems
    start: str
    """Its first day, as "2025-01-06"; "" where it names none."""


def scenario_cards(*, examples: bool = False) -> list[ScenarioCard]:
    """Every scenario that can be found and played, broken ones with their problems."""
    paths = list_scenarios(examples=examples)
    return [scenario_card(path) for path in paths if not is_abstract(path)]


def scenario_card(path: Path) -> ScenarioCard:
    """The card of the scenario at `path`; reads and merges but does not check it."""
    return stack_card(Stack(path))


def stack_card(stack: Stack) -> ScenarioCard:
    """The card of a scenario with its mods; reads and merges but does not check them."""
    problems = Problems()
    path, tree = stack.path, read_stack(stack, problems)
    plain = tree.data if tree else {}
    firms = plain.get("firms")
    chairs = tuple(
        (name, str(firm.get("name", name)))
        for name, firm in sorted(firms.items() if isinstance(firms, dict) else ())
        if isinstance(firm, dict) and firm.get("chair", True) is True
    )
    title, about, turns = plain.get("title"), plain.get("about"), plain.get("turns")
    return ScenarioCard(
        id=stack.id,
        path=path,
        title=title if isinstance(title, str) else path.stem,
        about=about if isinstance(about, str) else "",
        turns=turns if isinstance(turns, int) else 0,
        chairs=chairs,
        line=tuple(document.path.stem for document in tree.documents) if tree else (path.stem,),
        problems=problems,
        start=str(plain.get("start", "")),
    )
