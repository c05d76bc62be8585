"""Plays a rule case as a session does: with players who look at views, and news of each week.

Invariant: the players do what the case says and nothing else, but for those of its `players`;
what fails is told with its week and raises nothing.
"""

from __future__ import annotations

from typing import cast

from attrs import frozen

from game.compiled.load import Game
from game.players.scripted import ScriptedPlayer
from game.session.player import Player
from game.session.session import Session
from game.testing.cases.files import Case, CaseError, meaning
from game.testing.cases.playing import fault_of, given_in
from game.testing.cases.worlds import game_of
from game.testing.cast import player_of


@frozen
class Around:
    """The first week that failed, and with what; week 0 when none did."""

    week: int = 0
    fault: str = ""


def play_around(case: Case, game: Game | None = None) -> Around:
    """Play all weeks of the case in a session; in `game`, where that is built already.

    Raises CaseError for what means nothing.
    """
    game = game or game_of(case)
    if case.given or case.what_if:
        raise CaseError(f"{case}: nothing can be given to a session, or asked of it")
    players = {firm: _player(case, game, firm) for firm in game.compiled.ids["firms"]}
    week = 1
    try:
        session = Session.start(game, seed=case.seed, players=players)
        for week in range(1, min(case.weeks, session.turns) + 1):  # noqa: B007 - told below
            session.hand_in()
    except Exception as error:
        return Around(week, fault_of(error))
    return Around()


def _player(case: Case, game: Game, firm: str) -> Player:
    if name := case.players.get(firm, ""):
        with meaning(f"the player of {firm}"):
            return player_of(game, case.seed, firm, name)
    weeks = range(1, case.weeks + 1)
    own = {week: [order for who, order in given_in(case, week) if who == firm] for week in weeks}
    return cast("Player", ScriptedPlayer(own))  # its name cannot be set, nor does anybody
