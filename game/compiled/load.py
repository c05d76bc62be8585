"""From a name or a path to a scenario ready to be played.

Invariant: it returns a game or problems that say why not, and raises nothing
for anything a file may hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import Factory, frozen

from game.compiled.build import Compiled, compile_scenario
from game.compiled.check import check_compiles
from game.scenario.load import LoadedScenario, read_scenario
from game.scenario.problems import Problems
from game.words import _


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
    check_compiles(loaded.scenario, loaded.tree, problems)
    if problems.has_errors:
        return None, problems
    compiled = compile_scenario(loaded.scenario)
    if not _has_values(loaded, compiled, problems):
        return None, problems
    return Game(loaded.id, loaded.digest, compiled, loaded.mods), problems


def _has_values(loaded: LoadedScenario, compiled: Compiled, problems: Problems) -> bool:
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
