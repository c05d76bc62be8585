"""Teams, suits and shortcuts on the first morning.

Invariant: a team's people are among those of its firm, which the opening counted already; who
sues whom and what is hidden of scores is what the scenario says.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.compiled.identity import key_of
from game.compiled.layout import Records
from game.compiled.sizes import NOBODY
from game.compiled.units import thousands
from game.scenario.model import Scenario, Suit

SKILLS: Final = ("training", "serving", "product")
"""What a team may make better, by the values of `Rules.team_skill`."""

PUFFS: Final = 100
"""`World.puffed` counts hundredths of a point."""

Places = Mapping[str, Mapping[str, int]]


def open_rivalry(scenario: Scenario, rules: Records, world: Records, places: Places) -> None:
    """Fill what the scenario says of teams, suits and scores, in place."""
    for name in ("team_firm", "team_home", "team_week", "team_bid_for", "suit_by", "suit_against"):
        world[name] = NOBODY
    world["cut_week"] = NOBODY
    world["care"] = scenario.shortcuts.care_usual
    for team_id, place in places["teams"].items():
        _open_team(scenario, rules, world, places, team_id, place)
    for place, name in enumerate(sorted(scenario.suits)):
        _open_suit(scenario.suits[name], world, places["firms"], place)
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


def _open_suit(suit: Suit, world: Records, firms: Mapping[str, int], place: int) -> None:
    """A case that was opened before the first week."""
    world["suit_by"][0, place] = firms[suit.by]
    world["suit_against"][0, place] = firms[suit.against]
    world["suit_week"][0, place] = -suit.weeks
    world["suit_spent"][0, place] = thousands(suit.spent)
