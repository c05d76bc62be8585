"""Checks of whatever a path or a name leads to: a scenario, an abstract one, a fact ledger.

Invariant: a file is checked as what it is; nothing it holds raises.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from game.compiled.load import check_read
from game.scenario.find import is_set_up
from game.scenario.inherit import Tree
from game.scenario.load import all_facts, read_ledger, read_merged
from game.scenario.model import Scenario
from game.scenario.problems import Place, Problem, Problems
from game.scenario.structure import structure
from game.scenario.uses import note_unused
from game.words import _

CASE = ".case.toml"
"""How the name of a file with a rule case ends."""


def files_of(path: str, problems: Problems) -> list[str]:
    """The files to check for one argument: those of a folder, or itself."""
    folder = Path(path)
    if not folder.is_dir():
        return [path]
    try:
        files = sorted(file for file in folder.glob("*.toml") if not is_set_up(file.stem))
    except OSError as error:
        problems.error(_("cannot be read: {why}").format(why=error.strerror), at=Place(path))
        return []
    if not files:
        hint = _("scenarios and fact ledgers are files that end in .toml")
        problems.error(_("there is nothing to check in this folder"), at=Place(path), hint=hint)
    return [str(file) for file in files]


def check_path(name_or_path: str, problems: Problems, mods: Sequence[str] = ()) -> None:
    """Add what is wrong with one file, or with the scenario of one name, with `mods` over it.

    A mod is checked over the first scenario it patches.
    """
    if name_or_path.endswith(CASE):
        _check_case(Path(name_or_path), problems)
        return
    found = Problems()
    read = read_merged(name_or_path, found, mods)
    if read is not None and _is_ledger(read.tree):
        ledger = read_ledger(read.path, found := Problems())
        if ledger is not None:
            note_unused(ledger, read.path, found)
    elif read is not None and read.tree.abstract:
        _check_abstract(read.tree, found)
    elif read is not None:
        check_read(read, found)
    for problem in found:
        problems.add(problem)


def playable(names: Iterable[str], mods: Sequence[str] = ()) -> list[str]:
    """Those of the files and names that are scenarios to play, and nothing else."""
    found = []
    for name in names:
        read = None if name.endswith(CASE) else read_merged(name, Problems(), mods)
        if read is not None and not read.tree.abstract and not _is_ledger(read.tree):
            found.append(name)
    return found


def _check_case(path: Path, problems: Problems) -> None:
    """Play a rule case; whatever is not as it says is an error."""
    from game.testing.cases.files import CaseError, read_case  # noqa: PLC0415 - loads the engine
    from game.testing.cases.looks import differences  # noqa: PLC0415

    try:
        case = read_case(path)
        wrong = [] if case.open else differences(case)
    except CaseError as error:
        problems.error(str(error), at=Place(str(path)))
        return
    for line in wrong:
        problems.error(line, at=Place(str(path)), hint=case.title)


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
