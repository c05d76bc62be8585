"""Teams, suits and one's own conduct, as a chief sees them, and what they are reckoned at.

Invariant: a chief sees what the papers know of others (who has which team, who sues whom) and
all of the own house; the odds told are the rules' own on the figures named.
"""

from __future__ import annotations

import math

from attrs import frozen

from game.compiled.layout import Record
from game.compiled.sizes import CUTS, MONEY, NOBODY

PUFFS = 100.0
"""`World.puffed` counts hundredths of a point."""
THIN = 1
"""Place of thin safety work among the shortcuts."""


@frozen(kw_only=True)
class TeamLine:
    """A named team, as everybody knows it; its pay is known to its own house."""

    id: str
    name: str
    about: str
    firm: str
    """Id of the firm it works for; "" when it is free."""
    firm_name: str
    people: int
    skill: str
    """training, serving or product"""
    strength: float
    """To one digit, as its peers speak of it."""
    mine: bool
    pay: float = 0.0
    """Yearly pay of one of them, USD; 0 where it is not known."""
    was: str = ""
    """Id of the firm it was won from and may go back to, or ""."""
    since: int = -1
    """Turn it moved last, or -1."""


@frozen(kw_only=True)
class SuitLine:
    """A suit that stands."""

    by: str
    by_name: str
    against: str
    against_name: str
    weeks_left: int
    spent: int = 0
    """What it was opened with, USD; known to who sues, else 0."""
    asks: int = 0
    """USD for which it would be dropped; told to the accused, else 0."""
    chance: float = 0.0
    """Chance that it is won, as the accused may reckon it; 0 for all others."""


@frozen(kw_only=True)
class Hidden:
    """A shortcut that the own firm hides."""

    id: str
    weeks: int
    """Weeks it has been hidden."""
    chance: float
    """Chance in a week that it is found."""


@frozen(kw_only=True)
class Conduct:
    """The own firm's standing policies and secrets."""

    care: float = 0.0
    """Part of the people who see to safety."""
    hold_pay: float = 0.0
    """Yearly pay up to which bids for own teams are matched, USD."""
    hidden: tuple[Hidden, ...] = ()
    score: float = 0.0
    """Score of what the firm serves."""
    worth: float = 0.0
    """What that is worth, where it is its own; else its score."""
    incident: float = 0.0
    """Chance in a week that something goes wrong at those it serves."""


def worth_of(world: Record, model: int) -> float:
    """What a model is worth: its score less what was puffed up."""
    puffed = float(world["puffed"][model]) / PUFFS
    return max(0.0, float(world["model_capability"][model]) - puffed)


def hides(world: Record, f: int, cut: int) -> bool:
    """Whether firm `f` hides this shortcut."""
    return int(world["cut_week"][f, cut]) != NOBODY


def carelessness(rules: Record, care: float) -> float:
    """How likely things go wrong with a part `care` of the people on safety, against none."""
    return math.exp(-float(rules["care_shield"]) * care)


def chance_found(rules: Record, world: Record, f: int, cut: int) -> float:
    """Chance in a week that what the firm hides is found: see the engine's shortcuts."""
    names = ("cut_found_score", "cut_found_safety", "cut_found_content")
    return float(rules[names[cut]]) * carelessness(rules, int(world["care"][f]) / 100.0)


def chance_of_incident(rules: Record, world: Record, f: int) -> float:
    """Chance in a week that something goes wrong at firm `f`: see the engine's shortcuts."""
    chance = float(rules["incident_rate"]) * float(world["usage_share"][f])
    chance *= carelessness(rules, int(world["care"][f]) / 100.0)
    return chance * float(rules["incident_thin"]) if hides(world, f, THIN) else chance


def logistic(odds: float) -> float:
    """Chance of log-odds."""
    return 1.0 / (1.0 + math.exp(-odds))


def ground(rules: Record, heat: float, breaches: int, merits: int = 0) -> float:
    """What speaks against who is sued, in log-odds; `merits` are things hidden or found."""
    warm = float(rules["suit_heat"]) * max(0.0, heat - float(rules["suit_calm"]))
    return warm + float(rules["suit_breach"]) * breaches + float(rules["suit_merit"]) * merits


def chance_on(rules: Record, grounds: float, spent: float) -> float:
    """Chance that a suit with such a ground is won; `spent` in thousand USD."""
    effort = float(rules["suit_effort"]) * math.log1p(spent / float(rules["suit_scale"]))
    return logistic(float(rules["suit_base"]) + grounds + min(1.0, grounds) * effort)


def chance_of_suit(rules: Record, world: Record, suit: int) -> float:
    """Chance that a suit that stands is won: see the engine's suits."""
    against = int(world["suit_against"][suit])
    found = int(world["suit_found"][suit])
    found += sum(hides(world, against, cut) for cut in range(CUTS))
    heat, breaches = float(world["heat"][against]), int(world["breaches"][against])
    grounds = ground(rules, heat, breaches, found)
    return chance_on(rules, grounds, float(world["suit_spent"][suit]))


def damages(rules: Record, world: Record, by: int, against: int, spent: float) -> int:
    """What a verdict would cost firm `against`, thousand USD, for a case that cost `spent`."""
    harm = float(rules["suit_damages"]) * float(min(world["value"][by], world["value"][against]))
    most = float(rules["suit_most"]) * int(world["balance"][MONEY, against])
    return int(min(harm, float(rules["suit_multiple"]) * spent, most))


def asked(rules: Record, world: Record, suit: int) -> int:
    """Thousand USD for which a suit would be dropped."""
    by, against = int(world["suit_by"][suit]), int(world["suit_against"][suit])
    granted = damages(rules, world, by, against, float(world["suit_spent"][suit]))
    return max(1, int(chance_of_suit(rules, world, suit) * granted))


def suit_between(world: Record, by: int, against: int) -> int:
    """Place of the suit of one firm against another, or -1."""
    both = (world["suit_by"] == by) & (world["suit_against"] == against)
    return int(both.argmax()) if both.any() else NOBODY


def bonus_of(rules: Record, world: Record, team: int, pay: float) -> int:
    """Thousand USD that signing a team costs at a yearly pay (thousand USD)."""
    return int(int(world["team_people"][team]) * int(pay) * float(rules["team_signing"]))


def counter_part(rules: Record, world: Record, team: int) -> float:
    """Part of a raise, in logs, that the team's house goes along with unasked: see the engine."""
    house = int(world["team_firm"][team])
    value = float(world["value"][house]) if house != NOBODY else 0.0
    return float(rules["team_counter"]) * value / (value + float(rules["team_means"]))


def guessed_yes(rules: Record, world: Record, f: int, team: int, pay: float) -> float:
    """Chance that a team comes to firm `f`, if it is paid and feels as most do elsewhere.

    Nobody outside knows what its house pays, how it feels there, what it would match, or who
    else bids; how far a house of its value goes along with a raise is known.
    """
    raised = math.log(max(1.0, pay) / float(world["market_pay"]))
    raised -= max(0.0, raised) * counter_part(rules, world, team)
    gain = float(rules["team_pay_weight"]) * raised
    gain += float(rules["team_morale_weight"]) * (float(world["morale"][f]) - 0.5)
    tied = float(rules["team_stay"])
    tied += float(rules["team_loyalty_weight"]) * float(rules["team_loyalty"][team])
    return logistic(gain if int(world["team_firm"][team]) == NOBODY else gain - tied)
