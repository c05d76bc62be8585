"""What is really loaded, seen from `sys.modules` of a fresh process.

The contracts in pyproject.toml look at import statements; these tests look at what
happened, late imports included.
"""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = ("numba", "numpy", "textual", "cattrs", "rich", "attrs", "tree_sitter")

_IMPORT_ALL = """
import importlib, pkgutil
package = importlib.import_module({package!r})
for module in pkgutil.walk_packages(package.__path__, {package!r} + "."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""

_TITLE = """
import sys
import game.ui.app as app
from game.ui.late import LateWorlds

seen = set()

class Probe(app.WarringApp):
    def on_ready(self):
        seen.update(sys.modules)
        self.exit()

Probe(app.Door(LateWorlds(), None)).run(headless=True)
modules = seen
"""


def loaded_by(script: str) -> set[str]:
    """Names of the modules in a fresh process after `script`, or in its variable `modules`."""
    ending = """
import json, sys
print("\\n" + json.dumps(sorted(globals().get("modules") or sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", script + ending], capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def loaded_by_all_of(package: str) -> set[str]:
    """Names of the modules in a process that imported every module of `package`."""
    return loaded_by(_IMPORT_ALL.format(package=package))


def within(modules: set[str], *packages: str) -> set[str]:
    """Those of `modules` that belong to one of `packages`."""
    return {
        name
        for name in modules
        for package in packages
        if name == package or name.startswith(f"{package}.")
    }


def test_importing_the_game_loads_nothing_else() -> None:
    """`import game` is a name and a version."""
    modules = loaded_by("import game")
    assert not within(modules, *HEAVY)
    assert within(modules, "game") == {"game"}


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_loads_nothing_heavy(argument: str) -> None:
    """Help is there before anything heavy is imported."""
    modules = loaded_by(f"""
from game.cli import main
try:
    main([{argument!r}])
except SystemExit:
    pass
""")
    assert not within(modules, *HEAVY)


@pytest.mark.parametrize("arguments", [["list"], ["check", "cold-shot"]])
def test_lists_and_checks_need_neither_compiler_nor_screen(arguments: list[str]) -> None:
    """They find what is wrong without playing; of what was found whole before, without arrays."""
    script = f"from game.cli import main; main({arguments!r})"
    assert not within(loaded_by(script), "numba", "textual")
    assert not within(loaded_by(script), "numba", "textual", "numpy")


def test_the_title_is_drawn_before_anything_of_the_worlds_is_loaded() -> None:
    """The first frame waits for no engine, no arrays and no scenario."""
    modules = loaded_by(_TITLE)
    assert within(modules, "textual")
    assert not within(modules, "numba", "numpy", "cattrs", "tree_sitter", "game.engine")
    assert not within(modules, "game.compiled", "game.players", "game.session.session")


def test_scenarios_need_neither_arrays_nor_screen() -> None:
    """The text layer stands alone."""
    modules = loaded_by_all_of("game.scenario")
    assert not within(modules, "numba", "numpy", "textual", "rich")
    others = within(modules, "game") - within(modules, "game.scenario")
    assert others == {"game", "game.words"}


def test_saves_are_listed_without_engine_or_scenario() -> None:
    """The list of saves is there before anything heavy is imported."""
    modules = loaded_by_all_of("game.session.saves")
    assert not within(modules, "numba", "numpy", "textual", "cattrs")


def test_compiled_scenarios_need_no_compiler() -> None:
    """Arrays are laid out and filled without Numba."""
    modules = loaded_by_all_of("game.compiled")
    assert not within(modules, "numba", "textual")
    assert not within(modules, "game.engine", "game.session", "game.players", "game.ui")


def test_the_engine_knows_nothing_above_it() -> None:
    """The rules do not know who plays or who looks."""
    modules = loaded_by_all_of("game.engine")
    assert not within(modules, "game.session", "game.players", "game.ui", "game.cli", "textual")


def test_the_session_does_not_know_who_plays() -> None:
    """Players and doors are handed to a session, not imported by it."""
    modules = loaded_by_all_of("game.session")
    assert not within(modules, "game.players", "game.ui", "game.cli", "textual")


def test_players_cannot_reach_the_rules() -> None:
    """A player is given a view; the engine and the world are not even loaded."""
    modules = loaded_by_all_of("game.players")
    assert not within(modules, "numba", "textual", "game.engine", "game.session.session")
    assert not within(modules, "game.compiled.world", "game.compiled.rules")


def test_the_warm_up_itself_is_light() -> None:
    """What starts the compiler does not import it."""
    modules = loaded_by("import game.session.warmup")
    assert not within(modules, "numba", "numpy", "game.engine")
