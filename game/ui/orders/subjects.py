"""What an order of each kind may be about, listed with what helps to choose.

Invariant: a list holds everything the rules might allow and what they refuse in
the open; the reason for a refusal comes with the quote.
"""

from __future__ import annotations

from attrs import frozen

from game.compiled.orders import OrderKind
from game.session.view import Answer, ChipLine, FirmLine, Matter, ModelLine, View
from game.ui import figures
from game.words import _


@frozen
class Choice:
    """Something to choose: its id, its name, and what to know about it."""

    id: str
    name: str
    note: str = ""


def subjects(kind: OrderKind, view: View) -> list[Choice]:
    """What an order of `kind` may be about, most likely first; empty when it needs nothing."""
    if kind.subject == "chip":
        return _chips(kind, view)
    if kind.subject == "own model":
        state = "released" if kind.id == "declare-agi" else "held"
        own = [model for model in view.models if model.mine and model.state == state]
        return [_model(model) for model in sorted(own, key=lambda m: -m.capability)]
    if kind.subject == "servable model":
        ready = [model for model in view.models if model.servable]
        ranked = sorted(ready, key=lambda m: -m.capability)
        return [_servable(model, view) for model in ranked]
    if kind.subject == "firm":
        others = (firm for firm in view.firms if firm.id != view.firm and firm.active)
        return [_firm(kind, firm) for firm in sorted(others, key=lambda f: f.name.casefold())]
    if kind.subject == "event":
        return [Choice(m.id, m.title) for m in view.matters if m.kind == "event"]
    return []


def nothing_to(kind: OrderKind) -> str:
    """What is said when there is nothing an order of `kind` could be about."""
    if kind.id == "declare-agi":
        return _("None of your own models is released.")
    return {
        "chip": _("No chip is known."),
        "own model": _("No model is held in store: train one first."),
        "servable model": _("There is no model you may serve."),
        "firm": _("There is no other firm left."),
        "event": _("Nothing waits for an answer."),
    }[kind.subject]


def _chips(kind: OrderKind, view: View) -> list[Choice]:
    if kind.id == "buy-chips":
        chips = sorted(view.chips, key=lambda chip: (not chip.buyable, chip.name.casefold()))
        return [Choice(chip.id, chip.name, _chip_to_buy(chip)) for chip in chips]
    chips = [chip for chip in view.chips if chip.sold_by_me] or list(view.chips)
    return [Choice(chip.id, chip.name, _chip_to_sell(chip)) for chip in chips]


def _chip_to_buy(chip: ChipLine) -> str:
    if not chip.buyable:
        return _("not sold to you")
    return _("{price} · {units} units · {watts} W · {owned} owned").format(
        price=figures.money(chip.pays or chip.price),
        units=f"{chip.units:g}",
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
    return Choice(choice.id, choice.name, note)


def _firm(kind: OrderKind, firm: FirmLine) -> Choice:
    if kind.id == "poach":
        note = _("{people} people").format(people=figures.exact(firm.people))
    else:
        note = figures.money(firm.value)
    return Choice(firm.id, firm.name, note)


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
    notes = {
        "closed": _("only your own users get it"),
        "open": _("anybody may run it; every rival learns the recipe"),
        "grid": _("slow, cheap, quiet"),
        "fast": _("soon, dear to run, angers the neighbours"),
    }
    return [Choice(option, _(option), notes.get(option, "")) for option in kind.options]
