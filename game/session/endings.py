"""How a game ended for one chair, and why.

Invariant: every reason is a sentence with figures of this very game.
"""

from __future__ import annotations

from game.compiled.world import AMBITION, FEAR, INSOLVENCY, NO_ENDING
from game.session.figures import number_in_words
from game.session.view import Ending, Goal
from game.session.views.build import goal
from game.session.views.table import Table
from game.words import _

_KINDS = {AMBITION: "ambition", FEAR: "fear", INSOLVENCY: "insolvency"}


def ending_of(table: Table, firm: str) -> Ending | None:
    """The ending for `firm`'s chair, or None while its game goes on."""
    f = table.catalogue.place("firms", firm)
    code = int(table.world["ending"][f])
    if code == NO_ENDING and int(table.world["turn"]) < table.compiled.scenario.turns:
        return None
    kind = _KINDS.get(code, "horizon")
    name = table.catalogue.firm_name(f)
    ambition, fear = goal(table, f, "ambition"), goal(table, f, "fear")
    week = int(table.world["ending_week"][f])
    return Ending(
        kind=kind,
        firm=firm,
        firm_name=name,
        turn=week if week >= 0 else int(table.world["turn"]),
        title=_title(kind, name),
        reason=_reason(kind, ambition, fear),
        reasons=_reasons(table, f, kind, ambition, fear),
        ranking=_ranking(table),
    )


def _title(kind: str, name: str) -> str:
    titles = {
        "ambition": _("{name} has what its chief wanted"),
        "fear": _("What the chief of {name} dreaded has come"),
        "insolvency": _("{name} is insolvent"),
        "horizon": _("The time is up for {name}"),
    }
    return titles[kind].format(name=name)


def _reason(kind: str, ambition: Goal, fear: Goal) -> str:
    if kind == "ambition":
        return ambition.text
    if kind == "fear":
        return fear.text
    if kind == "insolvency":
        return _("What was due could not be paid.")
    return _("The ambition was not reached: {text}").format(text=ambition.text)


def _reasons(table: Table, f: int, kind: str, ambition: Goal, fear: Goal) -> tuple[str, ...]:
    wanted = fear if kind == "fear" else ambition
    lines = [_term(term.text, term.shown, term.holds) for term in wanted.terms]
    if kind == "insolvency":
        lines.insert(0, _shortfall(table, f))
    lines.extend(_changes(table, f))
    return tuple(lines)


def _term(text: str, now: str, holds: bool) -> str:
    stands = _("holds") if holds else _("does not hold")
    line = _("{text}: stood at {now}, which {stands}.")
    return line.format(text=text, now=now, stands=stands)


def _shortfall(table: Table, f: int) -> str:
    missing = float(table.world["shortfall"][f]) * 1000
    return _("{missing} of what was due in the last week could not be paid.").format(
        missing=number_in_words(missing, "usd")
    )


def _changes(table: Table, f: int) -> list[str]:
    """Value, users and cash from the first morning to the last."""
    first, last = table.past[0][0], table.world
    rank = table.ranking.index(f) + 1
    value = _("Value went from {a} to {b}; rank {rank} of {count}.").format(
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
    return [value, share, cash]


def _ranking(table: Table) -> tuple[tuple[str, float, bool], ...]:
    """Firms by growth of value since the start, best first."""
    world = table.world
    rows = []
    for f in range(int(table.rules["firms"])):
        start = float(world["start_value"][f])
        growth = float(world["value"][f]) / start - 1.0 if start > 0 else 0.0
        reached = bool(world["ambition_met"][f] or world["ending"][f] == AMBITION)
        rows.append((table.catalogue.firm_name(f), growth, reached))
    return tuple(sorted(rows, key=lambda row: (-row[1], row[0])))
