"""Panels of teams, suits and conduct, filled from a view.

Invariant: what is not known of others is not shown; a panel with nothing in it is hidden.
"""

from __future__ import annotations

from game.session.rivalry import SuitLine, TeamLine
from game.session.view import View
from game.ui import figures
from game.ui.widgets.panel import Panel
from game.ui.widgets.sheet import Fact, Facts
from game.words import _

_OTHERS = 6
"""Teams of others that are listed at most."""


def fill_or_hide(panel: Panel, facts: list[Fact]) -> None:
    """Show `facts` in the panel, or hide it where there are none."""
    panel.display = bool(facts)
    panel.query_one(Facts).show(facts)


def team_facts(view: View) -> list[Fact]:
    """The own teams with their pay, and the best of the others with their houses."""
    own = [team for team in view.teams if team.mine]
    others = [team for team in view.teams if not team.mine][:_OTHERS]
    facts = [_team(team) for team in (*own, *others)]
    if own:
        held = view.conduct.hold_pay
        shown = figures.money(held) if held > 0 else _("not at all")
        note = _("a head, at most") if held > 0 else ""
        facts.append(Fact(_("Bids are matched"), shown, note))
    return facts


def _team(team: TeamLine) -> Fact:
    note = _("{skill} {grade} · {people}").format(
        people=team.people, skill=_(team.skill), grade=f"{team.strength:.1f}"
    )
    if team.mine:
        return Fact(team.name, figures.money(team.pay), note, "bold")
    return Fact(team.name, team.firm_name or _("free"), note)


def suit_facts(view: View) -> list[Fact]:
    """All suits that stand, with what the accused is asked."""
    return [_suit(suit) for suit in view.suits]


def _suit(suit: SuitLine) -> Fact:
    names = _("{by} against {other}").format(by=suit.by_name, other=suit.against_name)
    note = ""
    if suit.asks:
        note = _("{chance} that it wins; dropped for {usd}").format(
            chance=figures.percent(suit.chance, 0), usd=figures.money(suit.asks)
        )
    elif suit.spent:
        note = _("you spent {usd}").format(usd=figures.money(suit.spent))
    style = "bold $warning" if suit.asks else ""
    return Fact(names, figures.weeks(suit.weeks_left), note, style)


def conduct_facts(view: View) -> list[Fact]:
    """Care, score against worth, and what is hidden."""
    own = view.conduct
    facts = [Fact(_("People on safety"), figures.percent(own.care, 0))] if view.own.people else []
    if own.score - own.worth >= 0.05:
        note = _("users learn better")
        facts.append(Fact(_("Score"), figures.points(own.score), note))
        facts.append(Fact(_("Worth"), figures.points(own.worth), "", "bold"))
    if own.incident:
        thin = any(item.id == "thin safety" for item in own.hidden)
        note = _("thin safety work makes it likelier") if thin else ""
        chance = _("{chance} a week").format(chance=figures.percent(own.incident))
        facts.append(Fact(_("An incident"), chance, note, "bold $warning" if thin else ""))
    for item in own.hidden:
        note = _("found with {chance} a week").format(chance=figures.percent(item.chance))
        weeks = _("hidden {weeks}").format(weeks=figures.weeks(item.weeks))
        facts.append(Fact(_(item.id).capitalize(), weeks, note, "bold $warning"))
    return facts
