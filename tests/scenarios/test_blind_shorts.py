"""Selling short without looking does not pay: prices reckon with the bad news to come."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from game.compiled.layout import Floats, Record
from game.compiled.world import ACTIVE, BOUGHT
from game.players import make_players
from game.session.session import Session
from game.session.shorts import lending_rate
from tests.support.shipped import game_of

SEEDS = (1, 2, 3)
HELD = 8
"""Weeks after which a short is covered, or at the end."""


def weeks_of(scenario: str, seed: int) -> tuple[Record, list[Record]]:
    """Rules and the worlds of a game with a machine in every chair, week by week."""
    game = game_of(scenario)
    session = Session.start(game, seed=seed, players=make_players(game.compiled.scenario, seed))
    worlds = [session.world[0].copy()]
    while session.ending is None:
        session.hand_in()
        worlds.append(session.world[0].copy())
    return game.compiled.rules[0], worlds


def share(world: Record) -> Floats:
    """Value of a share of each firm, in that of one on the first morning."""
    return np.asarray(world["value"] / np.maximum(1.0, world["start_value"]))


def blind(rules: Record, worlds: Sequence[Record], week: int) -> float:
    """What a short of every listed firm alike wins of what was sold as `week` closed, fees paid.

    Whose firm was bought is bought out, and not counted.
    """
    end = min(week + HELD, len(worlds) - 1)
    sold = worlds[week]
    known = (sold["listed"] == 1) & (sold["status"] == ACTIVE) & (worlds[end]["status"] != BOUGHT)
    won = []
    for f in np.flatnonzero(known):
        path = [float(share(world)[f] / share(sold)[f]) for world in worlds[week : end + 1]]
        rates = [lending_rate(rules, world, int(f)) for world in worlds[week + 1 : end + 1]]
        fees = sum(rate * owed / 52.0 for rate, owed in zip(rates, path, strict=False))
        won.append(1.0 - path[-1] - fees)
    return float(np.mean(won))


@pytest.mark.parametrize("scenario", ["bailout", "cold-shot"])
def test_who_is_blind_loses_on_average(scenario: str) -> None:
    """Over all listed firms, weeks and some games a short costs more than it brings."""
    games = [weeks_of(scenario, seed) for seed in SEEDS]
    won = [
        blind(rules, worlds, week) for rules, worlds in games for week in range(1, len(worlds) - 1)
    ]
    assert np.mean(won) < 0.0
    if scenario == "bailout":
        assert np.mean([blind(rules, worlds, 1) for rules, worlds in games]) < 0.0
