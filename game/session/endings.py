"""How a game ended for one chair, and why.

Invariant: every reason is a sentence with figures of this very game.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from attrs import frozen

from game.compiled.sizes import NOBODY
from game.compiled.world import (
    AMBITION,
    BOUGHT,
    FAILED,
    FEAR,
    INSOLVENCY,
    NO_ENDING,
    OF_SCENARIO,
    SOLD,
)
from game.scenario.condition_nodes import of_firm
from game.scenario.conditions import parse_condition
from game.scenario.model import End
from game.session.alike import end_of, in_chiefs_words
from game.session.bars import Aim
from game.session.comparisons import Comparison, comparisons, comparisons_in, standing
from game.session.decisions import Weeks
from game.session.hindsight import told
from game.session.numbers import number_in_words
from game.session.setbacks import setbacks
from game.session.verdicts import verdicts
from game.session.view import Ending, Goal
from game.session.views.build import goal
from game.session.views.fates import fate_of
from game.session.views.table import Table
from game.words import N_, _, ngettext

_LARGEST = 5
"""Causes of cash named at the end, of what was paid and of what came in."""

_GONE = {BOUGHT: "sold", FAILED: "insolvency"}
"""What a firm that is gone is told, even where the weeks were over by then too."""

_KINDS = {AMBITION: "ambition", FEAR: "fear", INSOLVENCY: "insolvency", SOLD: "sold"}


def _unheard(_text: str) -> None:
    """Progress nobody listens to."""


@frozen
class Story:
    """What happened by week: the chair's cash by cause, and the orders of everybody."""

    flows: Sequence[tuple[tuple[str, int], ...]] = ()
    orders: Weeks = ()
    tell: Callable[[str], None] = _unheard
    """Hears how far playing those weeks again is, which may take seconds."""


def ending_of(table: Table, firm: str, story: Story | None = None) -> Ending | None:
    """The ending for `firm`'s chair, or None while its game goes on."""
    f = table.catalogue.place("firms", firm)
    code = int(table.world["ending"][f])
    if code == NO_ENDING and int(table.world["turn"]) < table.compiled.scenario.turns:
        return None
    alike = end_of(table.compiled, code - OF_SCENARIO) if code >= OF_SCENARIO else None
    kind = alike.kind if alike else _KINDS.get(code, "horizon")
    kind = _GONE.get(int(table.world["status"][f]), kind) if kind == "horizon" else kind
    name = table.catalogue.firm_name(f)
    ambition, fear = goal(table, f, "ambition"), goal(table, f, "fear")
    week = int(table.world["ending_week"][f])
    return Ending(
        kind=kind,
        firm=firm,
        firm_name=name,
        turn=week if week >= 0 else int(table.world["turn"]),
        title=in_chiefs_words(alike.title, name) if alike else _title(kind, name),
        reason=alike.text if alike else _reason(table, f, kind, ambition, fear),
        reasons=_reasons(table, f, kind, story or Story(), alike),
        ranking=_ranking(table),
        fates=_fates(table),
    )


def _title(kind: str, name: str) -> str:
    titles = {
        "ambition": _("{name} has what its chief wanted"),
        "fear": _("What the chief of {name} dreaded has come"),
        "insolvency": _("{name} is insolvent"),
        "sold": _("{name} belongs to another"),
        "horizon": _("The time is up for {name}"),
    }
    return titles[kind].format(name=name)


def _reason(table: Table, f: int, kind: str, ambition: Goal, fear: Goal) -> str:
    if kind == "sold":
        return _("It was {fate}.").format(fate=fate_of(table, f))
    if kind == "ambition":
        return ambition.text
    if kind == "fear":
        return fear.text
    if kind == "insolvency":
        return _("What was due could not be paid.")
    return _("The ambition was not reached: {text}").format(text=ambition.text)


def _reasons(table: Table, f: int, kind: str, story: Story, alike: End | None) -> tuple[str, ...]:
    parts = comparisons(table, f, "fear" if kind == "fear" else "ambition")
    if alike:
        parts = comparisons_in(table, f, alike.when)
        lines = [_reached(part) for part in [*comparisons_in(table, f, alike.once), *parts]]
    elif kind == "insolvency":
        lines = [_shortfall(table, f)]
    elif kind == "fear":
        parts = [part for part in parts if part.holds]
        lines = _came_true(table, f, parts)
    else:
        lines = [_reached(part) for part in parts]
        if kind == "horizon":
            missed = [part for part in parts if not part.holds]
            lines.extend([] if missed else _too_short(table, f))
            lines.extend(setbacks(table, f, missed))
    lines.extend(verdicts(table, f, kind))
    lines.extend(_doings(table, f, _aim(table, f, kind, alike), story))
    lines.extend(_purchases(table, f))
    lines.extend(_money(table, f, story))
    lines.extend(_releases(table, f, story))
    lines.extend(_price(table, f))
    lines.extend(_turning_week(table, f))
    lines.extend(_changes(table, f))
    return tuple(lines)


def _aim(table: Table, f: int, kind: str, alike: End | None) -> Aim | None:
    """What the chief's decisions are judged by: the goal that came or was missed; None for cash."""
    if kind == "insolvency":
        return None
    me = table.catalogue.firms[f]
    firm = table.compiled.scenario.firms[me]
    when = firm.fear.when if kind == "fear" else firm.ambition.when
    when = alike.when if alike else when
    wished = alike.kind != "ruin" if alike else kind != "fear"
    return Aim(of_firm(parse_condition(when), me), wished)


def _too_short(table: Table, f: int) -> list[str]:
    """That the ambition holds and has not held for long enough."""
    wanted = goal(table, f, "ambition")
    if wanted.held >= wanted.weeks:
        return []
    text = _("It has held for {held} of the {weeks} weeks that it must last.")
    return [text.format(held=wanted.held, weeks=wanted.weeks)]


def _came_true(table: Table, f: int, held: Sequence[Comparison]) -> list[str]:
    """The parts of the fear that held, and for how long the fear did."""
    weeks = int(table.world["fear_met"][f])
    lines = [_("It came true by this: {part}.").format(part=standing(part)) for part in held]
    lasted = ngettext("It held for {n} week.", "It held for {n} weeks in a row.", weeks)
    return [*lines, lasted.format(n=weeks)]


def _reached(part: Comparison) -> str:
    line = _("Reached: {part}.") if part.holds else _("Missed: {part}.")
    return line.format(part=standing(part))


def _doings(table: Table, f: int, aim: Aim | None, story: Story) -> list[str]:
    """What the chief's own decisions did to that aim, measured one by one."""
    effects = told(table, table.catalogue.firms[f], aim, story.orders, story.tell)
    if not effects:
        return []
    head = _(
        "Your decisions that did most to it, found by playing the {n} weeks again without each, "
        "everybody else doing as they did."
    )
    if aim is None:
        head = _(
            "Your decisions that moved most cash until then, found by playing the {n} weeks "
            "again without each, everybody else doing as they did."
        )
    lines = [head.format(n=len(story.orders))]
    for helped, said in ((False, _("What hurt ({n}):")), (True, _("What helped ({n}):"))):
        found = [effect.text for effect in effects if effect.helped == helped]
        lines.extend([said.format(n=len(found)), *found] if found else [])
    return lines


def _purchases(table: Table, f: int) -> list[str]:
    """Firms the chair bought, or was kept from buying, and when."""
    me = table.catalogue.firms[f]
    return [
        _("Week {week}: {deed}.").format(week=report.news.week, deed=report.news.title)
        for report in reversed(table.reports)
        if report.news.kind in _TAKEOVERS and report.news.firm == me
    ]


_TAKEOVERS = ("firm bought", "purchase blocked", "purchase unpaid")


def _price(table: Table, f: int) -> list[str]:
    """Where the price of the chair's model began and ended."""
    first, last = float(table.past[0][0]["price"][f]), float(table.world["price"][f])
    if table.world["serves"][f] == NOBODY or abs(last - first) < _CENT:
        return []
    text = _("Your price went from ${a:,.2f} to ${b:,.2f} per million tokens.")
    return [text.format(a=first, b=last)]


_CENT = 0.005


def _money(table: Table, f: int, story: Story) -> list[str]:
    """What took most cash and what brought most, over the whole game."""
    sums: Counter[str] = Counter()
    for week in story.flows:
        for cause, amount in week:
            sums[_SHORTS if cause.startswith("short ") else cause] += amount
    if sums[_SHORTS] and (lies := int(table.world["short_put"][f]) * 1000):
        sums[_SHORTS] += lies
        sums[N_("margin still with the lender")] -= lies
    ranked = sorted(sums.items(), key=lambda item: (-abs(item[1]), item[0]))
    told = (
        (_("Most cash went to: {causes}."), [row for row in ranked if row[1] < 0]),
        (_("Most came from: {causes}."), [row for row in ranked if row[1] > 0]),
    )
    return [
        text.format(causes=", ".join(f"{_(cause)} {_sum(usd)}" for cause, usd in rows[:_LARGEST]))
        for text, rows in told
        if rows
    ]


_SHORTS = N_("shorts, won or lost")
"""What all postings of shorts come to: margins that went and came back cancel out."""


def _sum(amount: float) -> str:
    return number_in_words(abs(amount), "usd")


def _releases(table: Table, f: int, story: Story) -> list[str]:
    """What the chair put before the world, and when."""
    me, lines = table.catalogue.firms[f], []
    text = _("{model} was released in week {week}, weights {weights}, at ${price:,.2f}.")
    for week, given in enumerate(story.orders, 1):
        for who, order in given:
            if (who, order.kind) != (me, "release"):
                continue
            place = table.catalogue.model_place(order.subject)
            if int(table.world["model_week"][place]) == week - 1:
                name = table.catalogue.model_name(place)
                weights = _(order.option)
                lines.append(text.format(model=name, week=week, weights=weights, price=order.price))
    return lines


def _turning_week(table: Table, f: int) -> list[str]:
    """The week in which the value moved most."""
    values = [float(value) for value in table.history["value"][:, f]]
    moves = [now / max(1.0, before) - 1.0 for before, now in pairwise(values)]
    if not moves:
        return []
    week = max(range(len(moves)), key=lambda place: abs(moves[place]))
    text = _("Your value moved most in week {week}: {change:+.1%}.")
    return [text.format(week=week + 1, change=moves[week])]


def _shortfall(table: Table, f: int) -> str:
    missing = float(table.world["shortfall"][f]) * 1000
    return _("{missing} of what was due in the last week could not be paid.").format(
        missing=number_in_words(missing, "usd")
    )


def _changes(table: Table, f: int) -> list[str]:
    """Value, users and cash from the first morning to the last."""
    first, last = table.past[0][0], table.world
    rank = table.ranking.index(f) + 1
    value = _("Value went from {a} to {b}: number {rank} of {count} by value.").format(
        a=number_in_words(float(first["value"][f]) * 1000, "usd"),
        b=number_in_words(float(last["value"][f]) * 1000, "usd"),
        rank=rank,
        count=int(table.rules["firms"]),
    )
    share = _("Share of all tokens went from {a:.1%} to {b:.1%}.").format(
        a=float(first["usage_share"][f]), b=float(last["usage_share"][f])
    )
    cash = _("Cash went from {a} to {b}.").format(
        a=number_in_words(float(first["balance"][0, f]) * 1000, "usd"),
        b=number_in_words(float(last["balance"][0, f]) * 1000, "usd"),
    )
    return [value, _per_share(table, f), share, cash]


def _per_share(table: Table, f: int) -> str:
    """What became of a share, and how far the shares grew more or fewer."""
    growth = _last_value(table, f) / max(1.0, float(table.world["start_value"][f])) - 1.0
    text = _("Since the start a share's value changed by {growth:+.1%}, their number by {issued}.")
    return text.format(growth=growth, issued=f"{_shares_issued(table, f):+.1%}")


def _shares_issued(table: Table, f: int) -> float:
    """Shares there are for each of the first, less one; a part that a court split off is none."""
    starts = table.history["start_value"]
    begun = starts[:-1] > 0.0
    parts = np.asarray(table.rules["part_of"])[: starts.shape[1]] == f
    left = (np.where(begun, 0.0, starts[1:]) * parts).sum(axis=1)
    weeks = begun[:, f]
    grown = float(np.prod((starts[1:, f] + left)[weeks] / starts[:-1, f][weeks]))
    return round(grown, 6) - 1.0


def _last_value(table: Table, f: int) -> float:
    """Today's value; of a firm that was bought the one it had when that happened."""
    values = table.history["value"][:, f]
    if int(table.world["status"][f]) != BOUGHT or not values.any():
        return float(table.world["value"][f])
    return float(values[values > 0.0][-1])


def _fates(table: Table) -> dict[str, str]:
    """By name: what became of the firms that are in the race no more, or never came."""
    places = range(int(table.rules["firms"]))
    told = {table.catalogue.firm_name(f): fate_of(table, f) for f in places}
    return {name: fate for name, fate in told.items() if fate}


def _ranking(table: Table) -> tuple[tuple[str, float, bool], ...]:
    """Firms by growth of value per share, best first; those that are gone come last."""
    world = table.world
    rows: list[tuple[str, float, bool]] = []
    for f in range(int(table.rules["firms"])):
        start = float(world["start_value"][f])
        growth = _last_value(table, f) / start - 1.0 if start > 0 else 0.0
        reached = bool(world["ending"][f] == AMBITION)
        rows.append((table.catalogue.firm_name(f), growth, reached))
    gone = _fates(table)
    return tuple(sorted(rows, key=lambda row: (row[0] in gone, -row[1], row[0])))
