"""Named teams, suits, and the own firm's conduct.

Invariant: of a rival's team the papers know where it is, how large and how good; what it is
paid, what a suit cost and what a house hides stay in the house.
"""

from __future__ import annotations

import numpy as np

from game.compiled.orders import KIND_BY_ID, ORDER_KINDS
from game.compiled.rivalry import SKILLS
from game.compiled.sizes import CUTS, NOBODY
from game.compiled.world import ABSENT
from game.session.rivalry import (
    Conduct,
    Hidden,
    SuitLine,
    TeamLine,
    asked,
    chance_found,
    chance_of_incident,
    chance_of_suit,
    hides,
    worth_of,
)
from game.session.views.table import Table

CUT_IDS = ORDER_KINDS[KIND_BY_ID["take-shortcut"]].options
"""Ids of the shortcuts, in the engine's order."""


def team_lines(table: Table, me: int) -> tuple[TeamLine, ...]:
    """All teams that are there, the own ones first, then by strength."""
    there = (_team(table, place, me) for place in range(int(table.rules["teams"])))
    lines = [line for line in there if line is not None]
    return tuple(sorted(lines, key=lambda line: (not line.mine, -line.strength, line.id)))


def _team(table: Table, place: int, me: int) -> TeamLine | None:
    world = table.world
    firm, home = int(world["team_firm"][place]), int(world["team_home"][place])
    if firm != NOBODY and world["status"][firm] == ABSENT:
        return None
    team_id = table.compiled.ids["teams"][place]
    team = table.compiled.scenario.teams[team_id]
    return TeamLine(
        id=team_id,
        name=team.name,
        about=team.about,
        firm=table.catalogue.firms[firm] if firm != NOBODY else "",
        firm_name=table.catalogue.firm_name(firm),
        people=int(world["team_people"][place]),
        skill=SKILLS[int(table.rules["team_skill"][place])],
        strength=round(float(table.rules["team_strength"][place]), 1),
        mine=firm == me,
        pay=float(world["team_pay"][place]) * 1000 if firm == me else 0.0,
        was=table.catalogue.firms[home] if home != NOBODY else "",
        since=int(world["team_week"][place]),
    )


def suit_lines(table: Table, me: int) -> tuple[SuitLine, ...]:
    """All suits that stand, the own ones first."""
    places = np.flatnonzero(table.world["suit_by"] != NOBODY)
    lines = [(_suit(table, int(place), me), place) for place in places]
    mine = table.catalogue.firms[me]
    lines.sort(key=lambda pair: (mine not in (pair[0].by, pair[0].against), pair[1]))
    return tuple(line for line, _place in lines)


def _suit(table: Table, place: int, me: int) -> SuitLine:
    world, rules, names = table.world, table.rules, table.catalogue
    by, against = int(world["suit_by"][place]), int(world["suit_against"][place])
    stood = int(world["turn"]) - int(world["suit_week"][place])
    return SuitLine(
        by=names.firms[by],
        by_name=names.firm_name(by),
        against=names.firms[against],
        against_name=names.firm_name(against),
        weeks_left=max(0, int(rules["suit_weeks"]) - stood),
        spent=int(world["suit_spent"][place]) * 1000 if by == me else 0,
        asks=asked(rules, world, place) * 1000 if against == me else 0,
        chance=chance_of_suit(rules, world, place) if against == me else 0.0,
    )


def conduct(table: Table, f: int) -> Conduct:
    """What firm `f` hides, and its policies of care and of holding its teams."""
    world, rules = table.world, table.rules
    model = int(world["serves"][f])
    score = float(world["model_capability"][model]) if model != NOBODY else 0.0
    own = model != NOBODY and int(world["model_owner"][model]) == f
    return Conduct(
        care=int(world["care"][f]) / 100.0,
        hold_pay=float(world["hold_pay"][f]) * 1000.0,
        hidden=tuple(
            Hidden(
                id=CUT_IDS[cut],
                weeks=int(world["turn"]) - int(world["cut_week"][f, cut]),
                chance=chance_found(rules, world, f, cut),
            )
            for cut in range(CUTS)
            if hides(world, f, cut)
        ),
        score=score,
        worth=worth_of(world, model) if own else score,
        incident=chance_of_incident(rules, world, f),
    )
