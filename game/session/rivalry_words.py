"""What orders of rivalry bring, and what stands in their way, in words.

Invariant: chances are told on what the chief can know; what is not known is named as such.
"""

from __future__ import annotations

import math

from game.compiled.layout import Record
from game.compiled.orders import (
    BID_TEAM,
    HOLD_TEAM,
    SET_CARE,
    SUE,
    TAKE_SHORTCUT,
)
from game.compiled.sizes import NOBODY, PEOPLE, TEAMS
from game.session.numbers import number_in_words, weeks_in_words
from game.session.rivalry import (
    carelessness,
    chance_found,
    chance_on,
    counter_part,
    ground,
    guessed_yes,
)
from game.session.run_words import team_in_words
from game.words import _, ngettext


def rivalry_in_words(rules: Record, before: Record, after: Record, order: Record) -> str:
    """What an order of rivalry brings; "" for others."""
    kind = int(order["kind"])
    if kind == BID_TEAM:
        return _bid(rules, after, order)
    if kind == HOLD_TEAM:
        return _hold(rules, after, order)
    if kind == SUE:
        return _suit(rules, after, order)
    if kind == TAKE_SHORTCUT:
        return _shortcut(rules, before, after, order)
    return _care(rules, before, after, order) if kind == SET_CARE else ""


def _usd(thousands: float) -> str:
    return number_in_words(thousands * 1000.0, "usd")


def _bid(rules: Record, world: Record, order: Record) -> str:
    """Odds, envy and wages of a bid for a team; the bonus stands with the money."""
    team, f, pay = int(order["subject"]), int(order["firm"]), float(order["price"])
    if not 0 <= team < int(rules["teams"]):
        return ""
    more = max(0.0, pay - float(world["pay"][f])) * int(world["team_people"][team]) / 52.0
    gap = max(0.0, math.log(max(1.0, pay) / float(world["pay"][f])))
    text = _(
        "about {odds:.0%} that it comes, if nobody else bids and it is paid and feels as most do; "
        "its house can go {part:.0%} of the way along with a raise. If it comes, envy takes "
        "{envy:.1f} points of morale, and wages rise by {more} a week"
    )
    told = text.format(
        odds=guessed_yes(rules, world, f, team, pay),
        part=counter_part(rules, world, team),
        more=_usd(more),
        envy=100.0 * float(rules["team_envy"]) * gap,
    )
    brings = team_in_words(rules, world, f, team)
    return _("{told}; it brings {brings}").format(told=told, brings=brings) if brings else told


def _hold(rules: Record, world: Record, order: Record) -> str:
    """How many people are held, what it may come to, and what the dearest to lose would take."""
    f, pay = int(order["firm"]), float(order["price"])
    own = [team for team in range(TEAMS) if int(world["team_firm"][team]) == f]
    people = sum(int(world["team_people"][team]) for team in own)
    if not own:
        return _("no team works for you")
    base = float(world["pay"][f])
    more = sum(
        int(world["team_people"][team]) * max(0.0, pay - max(base, float(world["team_pay"][team])))
        for team in own
    )
    text = ngettext(
        "{teams} team of {people} people; matched in full it costs {usd} more a year than today",
        "{teams} teams of {people} people; matched in full it costs {usd} more a year than today",
        len(own),
    )
    told = text.format(teams=len(own), people=people, usd=_usd(more))
    first = max(own, key=lambda team: float(rules["team_strength"][team]))
    takes = team_in_words(rules, world, f, first, -1)
    return (
        _("{told}; if the strongest goes: {takes}").format(told=told, takes=takes)
        if takes
        else told
    )


def _suit(rules: Record, world: Record, order: Record) -> str:
    """Odds, what is at stake and what it comes to on average, by the grounds that all can know."""
    f, target, spent = int(order["firm"]), int(order["subject"]), float(order["amount"])
    if not 0 <= target < int(rules["firms"]):
        return ""
    grounds = ground(rules, 0.0, int(world["breaches"][target]))
    odds = chance_on(rules, grounds, spent)
    smaller = min(float(world["value"][f]), float(world["value"][target]))
    most = min(float(rules["suit_damages"]) * smaller, float(rules["suit_multiple"]) * spent)
    text = _(
        "{ground}: about {odds:.0%} that it is won in {weeks}; then it pays {usd} at most, as far "
        "as its cash goes. {mean}. Lost, it takes {name:.0f} points of your users' trust and of "
        "investors' feeling"
    )
    return text.format(
        ground=_ground_in_words(rules, int(world["breaches"][target])),
        odds=odds,
        weeks=weeks_in_words(int(rules["suit_weeks"])),
        usd=_usd(most),
        mean=_on_average(odds * most - spent, most <= spent),
        name=100.0 * float(rules["suit_blowback"]),
    )


def _ground_in_words(rules: Record, breaches: int) -> str:
    """The ground that everybody knows, or what could be one that you do not know of."""
    if breaches:
        text = ngettext("it broke {n} contract", "it broke {n} contracts", breaches)
        return text.format(n=breaches)
    text = _("no ground is known, unless its heat is above {calm:.0%} or it hides something")
    return text.format(calm=float(rules["suit_calm"]))


def _on_average(net: float, hopeless: bool) -> str:
    """What a suit brings less what it costs, over many such suits; `net` in thousand USD."""
    if hopeless:
        return _("Even won it does not pay back what it costs")
    if net < 0.0:
        return _("On average you lose {usd}").format(usd=_usd(_short(-net)))
    return _("On average you gain {usd}").format(usd=_usd(_short(net)))


def _short(amount: float) -> float:
    """To two digits: more than odds so rough can tell would be too much."""
    return float(f"{amount:.2g}")


def _shortcut(rules: Record, before: Record, after: Record, order: Record) -> str:
    """What it brings now, how likely it is found, and what that would cost."""
    f, cut = int(order["firm"]), int(order["option"])
    risk = _(
        "found with {chance:.1%} a week, it costs {trust:.0%} of users' trust, {morale:.0f} points "
        "of morale and {heat:.0f} of the courts' heat, and more the longer it was hidden"
    ).format(
        chance=chance_found(rules, after, f, cut),
        trust=float(rules["cut_trust"]),
        morale=100.0 * float(rules["cut_morale"]),
        heat=100.0 * float(rules["cut_heat"]),
    )
    return f"{_gain(rules, before, after, f, cut)}; {risk}"


def _gain(rules: Record, before: Record, after: Record, f: int, cut: int) -> str:
    model = int(after["serves"][f])
    if cut == 0 and model != NOBODY:
        text = _("it scores {now:.0f} points instead of {was:.0f}, and is worth as much as before")
        points = (float(world["model_capability"][model]) for world in (after, before))
        return text.format(now=next(points), was=next(points))
    if cut == 1:
        return _thin(rules, before, after, f)
    text = _("users like your offer as if it were {part:.0%} cheaper where price counts in full")
    return text.format(part=1.0 - math.exp(-float(rules["cut_pull"])))


def _thin(rules: Record, before: Record, after: Record, f: int) -> str:
    """How far the run gets by it, and what is likelier to go wrong meanwhile."""
    plan = max(1.0, float(after["run_plan"][f]))
    was, now = (float(world["run_done"][f]) / plan for world in (before, after))
    text = _(
        "the run stands at {now:.0%} of its plan instead of {was:.0%}; incidents are {times:.0f} "
        "times as likely until it is found or told"
    )
    return text.format(now=now, was=was, times=float(rules["incident_thin"]))


def _care(rules: Record, before: Record, after: Record, order: Record) -> str:
    f = int(order["firm"])
    was, now = (int(world["care"][f]) / 100.0 for world in (before, after))
    power = float(rules["progress_power"])
    pace = math.pow((1.0 - now) / max(0.01, 1.0 - was), power) - 1.0
    rarer = carelessness(rules, now) / carelessness(rules, was) - 1.0
    people = int(after["balance"][PEOPLE, f]) * now
    text = _(
        "{people:,.0f} people see to safety: recipes improve {pace}, incidents and scandals come "
        "{rarer}; users' trust drifts towards {level:.0%}, now {trust:.0%}"
    )
    slower, faster = _("{part:.1%} slower than now"), _("{part:.1%} faster than now")
    less, more = _("{part:.0%} less often than now"), _("{part:.0%} more often than now")
    level = float(rules["trust_home"][f])
    level += float(rules["care_trust"]) * (now - int(rules["care_usual"]) / 100.0)
    return text.format(
        level=level,
        trust=float(before["trust"][f]),
        people=people,
        pace=(slower if pace < 0.0 else faster).format(part=abs(pace)),
        rarer=(less if rarer < 0.0 else more).format(part=abs(rarer)),
    )
