"""Ends that a scenario has for every chief alike, as a chief is told of them.

Invariant: titles and texts are the scenario's, with nothing put in but a firm's name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.scenario.model import End

if TYPE_CHECKING:
    from game.compiled.build import Compiled


def end_of(compiled: Compiled, place: int) -> End:
    """The end at `place` of those the scenario has for all."""
    return compiled.scenario.endings[compiled.ids["endings"][place]]


def in_chiefs_words(title: str, firm_name: str) -> str:
    """A title with the firm's name where it stands for it."""
    return title.replace("{firm}", firm_name)
