"""Whoever decides for a chief when no person does.

Invariant: a player sees a view and gives orders, and the same view always gets
the same orders; nothing here reads the rules, the World, the clock or shared
chance.
"""

from game.players.idle import IdlePlayer
from game.players.making import PLAYER_NAMES, UnknownPlayerError, make_player, make_players
from game.players.scripted import ScriptedPlayer

__all__ = [
    "PLAYER_NAMES",
    "IdlePlayer",
    "ScriptedPlayer",
    "UnknownPlayerError",
    "make_player",
    "make_players",
]
