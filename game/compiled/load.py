"""From a name or a path to a scenario ready to be played.

Invariant: it returns a game or problems that say why not, and raises nothing
for anything a file may hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import Factory, frozen

from game.scenario.load import LoadedScenario, Reading, read_merged, read_scenario, structured
from game.scenario.problems import Problems
from game.scenario.whole import remember_whole, was_found_whole
from game.words import _

if TYPE_CHECKING:
    from game.compiled.build import Compiled, Morning

_HERE = Path(__file__).parent


@frozen(eq=False)
class Game:
    """A scenario with its identity and its arrays."""

    id: str
    digest: str
    compiled: Compiled
    mods: Mapping[str, str] = Factory(dict)
    """Digest of each mod laid over the scenario by its id, in order."""


def load_game(name_or_path: str, mods: Sequence[str] = ()) -> tuple[Game | None, Problems]:
    """The game `name_or_path` names, or None with the problems that stand in its way.

    `mods` are laid over it in this order.
    """
    problems = Problems()
    loaded = read_scenario(name_or_path, problems, mods)
    if loaded is None:
        return None, problems
    whole = not problems and was_found_whole(loaded.path, loaded.digest, _HERE)
    if not (whole or _compiles(loaded, problems)):
        return None, problems
    from game.compiled.build import compile_scenario  # noqa: PLC0415 - see check_game

    compiled = compile_scenario(loaded.scenario)
    if not (whole or _has_values(loaded, compiled, problems)):
        return None, problems
    if not (whole or problems):
        remember_whole(loaded.path, loaded.digest, _HERE)
    return Game(loaded.id, loaded.digest, compiled, loaded.mods), problems


def check_game(name_or_path: str, mods: Sequence[str] = ()) -> Problems:
    """The problems that `load_game` would find; what it was once found whole is not tried anew.

    So a list of scenarios that were played or checked before loads no arrays.
    """
    problems = Problems()
    if (read := read_merged(name_or_path, problems, mods)) is not None:
        check_read(read, problems)
    return problems


def check_read(read: Reading, problems: Problems) -> None:
    """Add to `problems` whatever keeps a scenario that was read from being played."""
    if not problems and was_found_whole(read.path, read.digest, _HERE):
        return
    loaded = structured(read, problems)
    if loaded is None or not _compiles(loaded, problems):
        return
    from game.compiled.build import first_morning  # noqa: PLC0415 - see check_game

    if _has_values(loaded, first_morning(loaded.scenario), problems) and not problems:
        remember_whole(read.path, read.digest, _HERE)


def _compiles(loaded: LoadedScenario, problems: Problems) -> bool:
    from game.compiled.check import check_compiles  # noqa: PLC0415 - see check_game

    check_compiles(loaded.scenario, loaded.tree, problems)
    return not problems.has_errors


def _has_values(loaded: LoadedScenario, compiled: Compiled | Morning, problems: Problems) -> bool:
    """Whether the stated value of each firm leaves something for its other business."""
    for name, f in compiled.places["firms"].items():
        rest = float(compiled.rules["core_value"][0, f])
        if rest < 0.0:
            path = ("firms", name, "value")
            message = _("{usd:,.0f} US dollars less than its services, chips and cash are worth")
            hint = _("raise the value, or lower capital.service_multiple or chip_multiple")
            text = message.format(usd=-rest * 1000)
            problems.error(text, at=loaded.tree.locate(path), key=path, hint=hint)
    return not problems.has_errors
