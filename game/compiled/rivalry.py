"""Teams, suits and shortcuts on the first morning.

Invariant: a team's people are among those of its firm, which the opening counted already; nobody
sues anybody, and nothing is hidden but what the scenario says of its models' scores.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.compiled.identity import key_of
from game.compiled.layout import Records
from game.compiled.sizes import NOBODY
from game.compiled.units import thousands
from game.scenario.model import Scenario

SKILLS: Final = ("training", "serving", "product")
"""What a team may make better, by the values of `Rules.team_skill`."""

PUFFS: Final = 100
"""`World.puffed` counts hundredths of a point."""

Places = Mapping[str, Mapping[str, int]]


def open_rivalry(scenario: Scenario, rules: Records, world: Records, places: Places) -> None:
    """Fill what the scenario says of teams and scores, in place."""
    for name in ("team_firm", "team_home", "team_week", "team_bid_for", "suit_by", "suit_against"):
        world[name] = NOBODY
    world["cut_week"] = NOBODY
    world["care"] = scenario.shortcuts.care_usual
    for team_id, place in places["teams"].items():
        _open_team(scenario, rules, world, places, team_id, place)
    for model_id, place in places["models"].items():
        world["puffed"][0, place] = round(scenario.models[model_id].puffed * PUFFS)


def _open_team(
    scenario: Scenario, rules: Records, world: Records, places: Places, team_id: str, place: int
) -> None:
    team = scenario.teams[team_id]
    rules["team_key"][0, place] = key_of(team_id)
    rules["team_skill"][0, place] = SKILLS.index(team.skill)
    rules["team_strength"][0, place] = team.strength
    rules["team_loyalty"][0, place] = team.loyalty
    world["team_firm"][0, place] = places["firms"][team.firm]
    world["team_people"][0, place] = team.people
    world["team_pay"][0, place] = thousands(team.pay or scenario.firms[team.firm].pay)
