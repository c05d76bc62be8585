"""What an order of each kind may be about, listed with what helps to choose.

Invariant: a list holds everything the rules might allow and what they refuse in
the open; the reason for a refusal comes with the quote.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from attrs import frozen

from game.compiled.orders import OrderKind
from game.session.orders import NOTHING
from game.session.rivalry import SuitLine, TeamLine
from game.session.silicon import region_name
from game.session.view import Answer, ChipLine, FirmLine, Matter, ModelLine, View
from game.ui import figures
from game.words import N_, _

_SILICON: Final = ("develop-chip", "offer-chip", "seek-licence")


@frozen
class Choice:
    """Something to choose: its id, its name, and what to know about it."""

    id: str
    name: str
    note: str = ""


def subjects(kind: OrderKind, view: View) -> list[Choice]:
    """What an order of `kind` may be about, most likely first; empty when it needs nothing."""
    about = SUBJECTS.get(kind.subject)
    return about.list(kind, view) if about else []


def nothing_to(kind: OrderKind) -> str:
    """What is said when there is nothing an order of `kind` could be about."""
    if kind.id == "declare-agi":
        return _("None of your own models is released.")
    if kind.id == "settle":
        return _("Nobody sues your firm.")
    return _(SUBJECTS[kind.subject].nothing)


def title_of(kind: OrderKind) -> str:
    """What stands above the list of what an order of `kind` may be about."""
    if kind.id == "declare-agi":
        return _("What the panel will read, your best released model")
    return _(SUBJECTS[kind.subject].title)


def _own_models(kind: OrderKind, view: View) -> list[Choice]:
    """Models held, the best first; before the panel the best released one, which alone it reads."""
    before_panel = kind.id == "declare-agi"
    state = "released" if before_panel else "held"
    own = [model for model in view.models if model.mine and model.state == state]
    best_first = sorted(own, key=lambda model: -model.capability)
    return [_model(model) for model in best_first[: 1 if before_panel else None]]


def _servable_models(kind: OrderKind, view: View) -> list[Choice]:
    ready = [model for model in view.models if model.servable]
    known = [_servable(model, view) for model in sorted(ready, key=lambda m: -m.capability)]
    known.sort(key=lambda choice: choice.id != view.own.serves)
    nothing = Choice(NOTHING, _("Nothing"), _("your users go; nobody is turned away any more"))
    return [*known, nothing] if view.own.serves else known


def _firms(kind: OrderKind, view: View) -> list[Choice]:
    others = (firm for firm in view.firms if firm.id != view.firm and firm.active)
    if kind.id == "settle":
        suits = [suit for suit in view.suits if suit.against == view.firm]
        return [Choice(suit.by, suit.by_name, _suit_note(suit)) for suit in suits]
    if kind.id == "short":
        others = (firm for firm in others if firm.listed)
    return [_firm(kind, firm) for firm in sorted(others, key=lambda f: f.name.casefold())]


def _events(kind: OrderKind, view: View) -> list[Choice]:
    return [Choice(matter.id, matter.title) for matter in view.matters if matter.kind == "event"]


def _chips(kind: OrderKind, view: View) -> list[Choice]:
    if kind.id == "buy-chips":
        chips = sorted(
            view.chips,
            key=lambda chip: (not chip.buyable, -chip.owned - chip.queued, chip.name.casefold()),
        )
        return [Choice(chip.id, chip.name, _chip_to_buy(chip)) for chip in chips]
    if kind.id in _SILICON:
        return _silicon(kind, view)
    chips = [chip for chip in view.chips if chip.sold_by_me] or list(view.chips)
    return [Choice(chip.id, chip.name, _chip_to_sell(chip)) for chip in chips]


def _silicon(kind: OrderKind, view: View) -> list[Choice]:
    """Own chips, with what an order about silicon may change."""
    mine = [chip for chip in view.chips if chip.sold_by_me]
    if kind.id == "develop-chip":
        mine = [chip for chip in mine if chip.maturity is not None and chip.maturity < 1.0]
    elif kind.id == "offer-chip":
        mine = [chip for chip in mine if chip.named]
    return [Choice(chip.id, chip.name, _ripeness(chip)) for chip in mine or view.chips]


def _ripeness(chip: ChipLine) -> str:
    if chip.maturity is None:
        return _("not yours")
    sold = _("sold to all") if chip.offered or not chip.named else _("kept")
    text = _("{part} ripe · {sold} · may be sold in {regions}")
    regions = ", ".join(region_name(region) for region in chip.regions) or _("no region")
    return text.format(part=figures.percent(chip.maturity, 0), sold=sold, regions=regions)


def _stacks(kind: OrderKind, view: View) -> list[Choice]:
    """Stacks on which there is something to learn first, those that most compute runs on."""
    stacks = sorted(view.silicon.stacks, key=lambda stack: (stack.works >= 1.0, -stack.share))
    text = _("gives you {works} of a card · {share} of all compute made")
    return [
        Choice(
            stack.id,
            stack.name,
            text.format(
                works=figures.percent(stack.works, 0), share=figures.percent(stack.share, 0)
            ),
        )
        for stack in stacks
    ]


def _chip_to_buy(chip: ChipLine) -> str:
    if not chip.buyable:
        return _("not sold to you")
    works = f"{chip.works:.3g}"
    return _("{price} · {units} · {watts} W · {owned} owned").format(
        price=figures.money(chip.pays or chip.price),
        units=_("1 unit") if works == "1" else _("{n} units").format(n=works),
        watts=chip.watts,
        owned=figures.count(chip.owned),
    )


def _chip_to_sell(chip: ChipLine) -> str:
    return _("{price} · {output} made a week · {stock} in stock").format(
        price=figures.money(chip.price),
        output=figures.count(chip.output),
        stock=figures.count(chip.stock),
    )


def _model(model: ModelLine) -> Choice:
    weights = _("open weights") if model.open else _("closed")
    note = _("capability {points} · serving costs {cost}").format(
        points=figures.points(model.capability), cost=figures.price(model.unit_cost)
    )
    if model.state == "released":
        note = f"{note} · {weights}"
    return Choice(model.id, model.name, note)


def _servable(model: ModelLine, view: View) -> Choice:
    choice = _model(model)
    owner = _("yours") if model.mine else model.owner_name
    note = f"{owner} · {choice.note}"
    if model.id == view.own.serves:
        note = _("served now · {note}").format(note=note)
    elif (less := points_lost(view, model.id)) > 0.0:
        note = _("▼ {points} points less · {note}").format(points=figures.points(less), note=note)
    return Choice(choice.id, choice.name, note)


def points_lost(view: View, model: str) -> float:
    """By how much a model falls short of the one served now; 0.0 where none is."""
    points = {known.id: known.capability for known in view.models}
    return max(points.get(view.own.serves, 0.0) - points.get(model, 0.0), 0.0)


def _firm(kind: OrderKind, firm: FirmLine) -> Choice:
    if kind.id == "poach":
        note = _("{people} people").format(people=figures.exact(firm.people))
    elif kind.id == "short":
        note = _("{value} · {twice} counted twice · spread {spread} · {short} short").format(
            value=figures.money(firm.value),
            twice=figures.percent(1.0 - firm.net_value / firm.value if firm.value else 0.0),
            spread=figures.percent(firm.spread),
            short=figures.percent(firm.shorted),
        )
    else:
        note = figures.money(firm.value)
    return Choice(firm.id, firm.name, note)


def _suit_note(suit: SuitLine) -> str:
    return _("drops its case for {usd}; {chance} that it wins").format(
        usd=figures.money(suit.asks), chance=figures.percent(suit.chance, 0)
    )


def _teams(kind: OrderKind, view: View) -> list[Choice]:
    return [_team(team) for team in view.teams if not team.mine]


def _team(team: TeamLine) -> Choice:
    note = _("{firm} · {people} people · {skill}, {strength} of 1").format(
        firm=team.firm_name or _("free"),
        people=team.people,
        skill=_(team.skill),
        strength=f"{team.strength:.1f}",
    )
    return Choice(team.id, team.name, note)


def _answer_note(answer: Answer, matter: Matter) -> str:
    """What an answer costs, and whether silence comes to the same; the rest is told below."""
    cost = figures.money(answer.cost) if answer.cost else ""
    silence = _("taken if you do not answer") if answer.id == matter.default else ""
    return " · ".join(part for part in (cost, silence) if part)


def options(kind: OrderKind, view: View, subject: str) -> list[Choice]:
    """The options of an order, each with what it means."""
    if kind.subject == "event":
        matters = (m for m in view.matters if m.id == subject)
        return [Choice(a.id, a.title, _answer_note(a, m)) for m in matters for a in m.answers]
    notes = {option: _(note) for option, note in OPTION_NOTES.items()}
    return [Choice(option, _(option), notes.get(option, "")) for option in kind.options]


@frozen
class About:
    """What orders of a subject are about: its title, its list, and what is said of an empty one."""

    title: str
    list: Callable[[OrderKind, View], list[Choice]]
    nothing: str


SUBJECTS: Final[Mapping[str, About]] = {
    "chip": About(N_("Chip"), _chips, N_("No chip is known.")),
    "own model": About(
        N_("Model held in store"), _own_models, N_("No model is held in store: train one first.")
    ),
    "servable model": About(N_("Model"), _servable_models, N_("There is no model you may serve.")),
    "stack": About(N_("Software stack"), _stacks, N_("No software stack is known.")),
    "firm": About(N_("Firm"), _firms, N_("There is no other firm left.")),
    "event": About(N_("Which matter"), _events, N_("Nothing waits for an answer.")),
    "team": About(N_("Team"), _teams, N_("No other house has a team of a name.")),
}
"""By the subject that a kind of order names; a new subject is one row here."""

OPTION_NOTES: Final[Mapping[str, str]] = {
    "closed": N_("only your own users get it"),
    "open": N_("anybody may run it; every rival learns the recipe"),
    "grid": N_("slow, cheap, quiet"),
    "fast": N_("soon, dear to run, angers the neighbours"),
    "offer": N_("others may order it; your own hall queues with them"),
    "keep": N_("only those you named; what others ordered is struck"),
    "us": N_("the US"),
    "cn": N_("China"),
    "eu": N_("Europe"),
    "tuned benchmark": N_("what you serve scores more than it is worth"),
    "thin safety": N_("the run under way ends sooner; incidents are likelier"),
    "loosened content": N_("users come for what others do not allow"),
}
"""What an option means, by its word."""
