"""Players by name, as command lines and saves write them.

Invariant: every name of `PLAYER_NAMES` makes a player whose `name` is that name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from game.players.heuristic import HeuristicPlayer, in_humour
from game.players.idle import IdlePlayer
from game.players.wild import RandomPlayer
from game.scenario.model.firms import Temper
from game.scenario.model.world import Scenario
from game.scenario.problems import did_you_mean
from game.session.player import Player
from game.words import _

_MAKERS: Final[dict[str, Callable[[Temper, int, str], Player]]] = {
    "heuristic": lambda temper, seed, firm: HeuristicPlayer(in_humour(temper, seed, firm)),
    "idle": lambda _temper, _seed, _firm: IdlePlayer(),
    "random": lambda _temper, seed, firm: RandomPlayer(seed, firm),
}

PLAYER_NAMES: Final = tuple(_MAKERS)
"""The players that need nothing but a chair; a `ScriptedPlayer` needs its orders too."""


class UnknownPlayerError(ValueError):
    """No player has this name; the message says which one was probably meant."""


def make_player(name: str, temper: Temper, seed: int, firm: str) -> Player:
    """The player called `name`, for the chair of `firm` in the game of `seed`.

    Raises UnknownPlayerError for a name that is not in `PLAYER_NAMES`.
    """
    if name not in _MAKERS:
        message = _("no player is called '{name}'; {hint}")
        raise UnknownPlayerError(message.format(name=name, hint=did_you_mean(name, PLAYER_NAMES)))
    return _MAKERS[name](temper, seed, firm)


def make_players(
    scenario: Scenario, seed: int, names: Mapping[str, str] | None = None
) -> dict[str, Player]:
    """A player for every firm of `scenario`: the one named for it, else the heuristic.

    Raises UnknownPlayerError.
    """
    named = names or {}
    return {
        firm_id: make_player(named.get(firm_id, "heuristic"), firm.temper, seed, firm_id)
        for firm_id, firm in scenario.firms.items()
    }
