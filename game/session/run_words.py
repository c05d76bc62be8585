"""What a training run brings, what its size changes, and what people change in it.

Invariant: the formulas are those of `game.engine.phases.research` and `game.engine.scaling`, on
plain numbers; what chance or rivals decide is left out, so every figure is told as "about".
"""

from __future__ import annotations

import math

from game.compiled.layout import Record
from game.compiled.orders import TRAIN
from game.compiled.sizes import MODELS, NOBODY, PEOPLE
from game.session.drawer import best_own
from game.session.numbers import weeks_in_words
from game.session.overruns import overrun_in_words, weeks_more
from game.session.reckoning import capability_of_run, capacity, training_a_week
from game.words import _

_SEEN = 0.005
"""Least change worth telling, in points of a run or as a part."""
_TRAINING, _SERVING = 0, 1
"""Skills of teams by place: see `game.engine.rivalry.teams`."""


def run_in_words(rules: Record, world: Record, order: Record) -> str:
    """What a planned run brings, how long it takes, and what another size would change."""
    if int(order["kind"]) != TRAIN or int(order["amount"]) <= 0:
        return ""
    f, plan = int(order["firm"]), float(order["amount"])
    weekly = training_a_week(rules, world, f, plan)
    if weekly <= 0.0:
        return _("nothing: your split leaves no compute for training")
    own = best_own(world, f)
    mine = _("your best has {own:.1f}").format(own=own) if own > 0.0 else ""
    text = _(
        "about {points:.1f} points ({bests}), in {weeks} as planned at {units:,.0f} units a week"
    )
    released = _("the best released has {best:.1f}").format(best=float(world["frontier"]))
    told = text.format(
        points=capability_of_run(rules, world, f, plan),
        bests=", ".join(told for told in (mine, released) if told),
        weeks=weeks_in_words(weeks_of(rules, world, f, plan)),
        units=weekly,
    )
    return f"{told}; {overrun_in_words(rules, plan, weekly)}; {_sizes(rules, world, f, plan)}"


def weeks_of(rules: Record, world: Record, f: int, plan: float) -> int:
    """Weeks that a run of `plan` units takes as planned, at today's compute for training."""
    return math.ceil(plan / max(training_a_week(rules, world, f, plan), 1e-9))


def largest_at_pace(rules: Record, world: Record, f: int) -> float:
    """Units up to which a run takes no longer than any run must; beyond it compute is short."""
    return capacity(world, f, "train") / float(rules["run_pace"])


def _sizes(rules: Record, world: Record, f: int, plan: float) -> str:
    """What a run twice as large changes, and up to what size all runs take equally long."""
    twice = 2.0 * plan
    more = capability_of_run(rules, world, f, twice) - capability_of_run(rules, world, f, plan)
    text = _(
        "twice as large: {points:+.1f} points, {weeks}, {heavy:.0%} dearer to serve; no run is "
        "quicker than {least}, and up to {most:,.0f} units none is slower"
    )
    return text.format(
        points=more,
        weeks=weeks_in_words(weeks_of(rules, world, f, twice)),
        heavy=math.pow(2.0, float(rules["weight_growth"])) - 1.0,
        least=weeks_in_words(math.ceil(1.0 / float(rules["run_pace"]))),
        most=largest_at_pace(rules, world, f),
    )


def weeks_to_run(rules: Record, world: Record, f: int) -> int:
    """Weeks until the run under way is likely done; of none the weeks that a large run takes."""
    if int(world["run_model"][f]) == NOBODY:
        return max(1, round(float(rules["race_weeks"])))
    done, plan = float(world["run_done"][f]), float(world["run_plan"][f])
    half, _most = weeks_more(rules, done, plan, training_a_week(rules, world, f, plan))
    return max(1, half or round(float(rules["race_weeks"])))


def points_of(rules: Record, growth: float) -> float:
    """Points of a run that ends when recipes are better by `growth`, a logarithm."""
    return float(rules["cap_per_tenfold"]) * growth / math.log(10.0)


def growth_by_people(rules: Record, world: Record, f: int, people: float) -> float:
    """What `people` more, or fewer, add to the week's growth of firm `f`'s recipes, in logs."""
    heads = float(world["balance"][PEOPLE, f])
    part = (1.0 - float(world["care"][f]) / 100.0) / float(rules["progress_staff"])
    power = float(rules["progress_power"])
    now, then = (math.pow(max(0.0, n) * part, power) for n in (heads, heads + people))
    ports = int(world["port_stack"][f]) != NOBODY
    attention = 1.0 - float(rules["port_drag"]) if ports else 1.0
    return float(rules["progress"]) * attention * (then - now)


def growth_by_team(rules: Record, world: Record, f: int, team: int) -> float:
    """What a team's skill adds to a week's growth of the recipe it works on at firm `f`, in logs.

    A lead over what is public makes it smaller.
    """
    skill = int(rules["team_skill"][team])
    if skill not in (_TRAINING, _SERVING):
        return 0.0
    own, public = _RECIPES[skill]
    lead = max(1.0, float(world[own][f]) / float(world[public]))
    heart = float(rules["team_strength"][team]) * float(world["morale"][f])
    return float(rules["team_progress"]) * heart / lead


_RECIPES = {
    _TRAINING: ("efficiency", "public_efficiency"),
    _SERVING: ("serving_skill", "public_skill"),
}


def recruits_in_words(rules: Record, world: Record, f: int, people: float) -> str:
    """What so many people more change in the run under way or the next; "" for hardly anything."""
    weeks = weeks_to_run(rules, world, f)
    points = points_of(rules, weeks * growth_by_people(rules, world, f, people))
    if abs(points) < _SEEN:
        return ""
    text = _("{people:,.0f} more people: about {points:+.2f} points of {run}")
    return text.format(people=people, points=points, run=_which_run(world, f, weeks))


def team_in_words(rules: Record, world: Record, f: int, team: int, sign: int = 1) -> str:
    """What a team that works for firm `f` changes in its run and recipes; `sign` -1: if it goes."""
    weeks = weeks_to_run(rules, world, f)
    people = sign * float(world["team_people"][team])
    points = points_of(rules, weeks * growth_by_people(rules, world, f, people))
    by_skill = sign * weeks * growth_by_team(rules, world, f, team)
    if int(rules["team_skill"][team]) == _TRAINING:
        points += points_of(rules, by_skill)
    told = []
    if abs(points) >= _SEEN:
        text = _("about {points:+.2f} points of {run}")
        told.append(text.format(points=points, run=_which_run(world, f, weeks)))
    if int(rules["team_skill"][team]) == _SERVING and abs(by_skill) >= _SEEN:
        text = _("a serving stack {part:+.1%} in {weeks}")
        told.append(text.format(part=math.expm1(by_skill), weeks=weeks_in_words(weeks)))
    return ", ".join(told)


def _which_run(world: Record, f: int, weeks: int) -> str:
    model = int(world["run_model"][f])
    text = _("the run under way ({weeks} to go)")
    if not 0 <= model < MODELS:
        text = _("a run that ends in {weeks}")
    return text.format(weeks=weeks_in_words(weeks))
