"""Which mods are on, and in what order they are laid over a scenario.

Invariant: a mod is laid only over scenarios it patches; the later of two stands later in
the word that names the stack. Nothing heavy is imported with this module.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.scenario.load import ScenarioCard
    from game.scenario.mods import ModCard

_SIGN = "+"


def stack_parts(text: str) -> tuple[str, tuple[str, ...]]:
    """The scenario and the mods of the id of a game."""
    scenario, *mods = text.split(_SIGN)
    return scenario, tuple(mods)


class ModChoice:
    """The mods a person has switched on, in the order they are laid."""

    def __init__(self) -> None:
        self.on: list[str] = []
        self.known = False
        """Whether the mods there are were read, and those that were on at the last start."""
        self._lines: dict[str, tuple[str, ...]] = {}
        self._patches: dict[str, tuple[str, ...]] = {}

    def know(self, cards: Sequence[ScenarioCard], mods: Sequence[ModCard]) -> None:
        """Learn which mods there are and what fits; one that is gone is off."""
        self.known = True
        self._lines = {card.id: card.line for card in cards}
        self._patches = {mod.id: mod.patches for mod in mods}
        self.on = [mod for mod in self.on if mod in self._patches]

    def switch(self, mod: str) -> None:
        """Switch a mod on, above all others, or off."""
        if mod in self.on:
            self.on.remove(mod)
        elif mod in self._patches:
            self.on.append(mod)

    def shift(self, mod: str, places: int) -> None:
        """Lay a mod that is on so many places later, or earlier when negative."""
        if mod in self.on:
            place = self.on.index(mod)
            self.on.pop(place)
            self.on.insert(max(0, min(place + places, len(self.on))), mod)

    def place(self, mod: str) -> int:
        """Where a mod stands among those that are on, from 1; 0 when it is off."""
        return self.on.index(mod) + 1 if mod in self.on else 0

    def over(self, scenario: str) -> tuple[str, ...]:
        """The mods that are on and fit this scenario, in order."""
        line = set(self._lines.get(scenario, ()))
        return tuple(mod for mod in self.on if line & set(self._patches[mod]))

    def stacked(self, scenario: str) -> str:
        """The scenario with the mods that are laid over it, as one word."""
        return _SIGN.join((scenario, *self.over(scenario)))
