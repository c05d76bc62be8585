"""Orders in words, for the tray, the report and the inbox.

Invariant: a subject is called by the name the chief's view gives it; one the
view does not know is called by its id.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.session.orders import Order, Quote
from game.session.view import Matter, View
from game.ui import figures
from game.ui.contracts.clauses import clause_of, known_names
from game.ui.contracts.clauses import worded as clause_worded
from game.ui.orders.units import unit_of
from game.words import N_, _

_LATER: Final = {
    "buy-chips": N_("{money} as they ship"),
    "poach": N_("{money} on signing"),
    "bid-team": N_("{money} on signing"),
    "recruit": N_("{money} if all come"),
    "rent": N_("{money} a week"),
    "borrow": N_("{money} more interest a week"),
    "set-pay": N_("{money} more a week"),
    "break": N_("{money} owed at once"),
}
"""What falls due after an order was carried out, by kind."""


def subject_name(view: View, order: Order) -> str:
    """The name of what `order` is about, or ""."""
    return _names(view, order.about.subject).get(order.subject, order.subject)


def _names(view: View, subject: str) -> dict[str, str]:
    if subject == "chip":
        return {chip.id: chip.name for chip in view.chips}
    if subject == "firm":
        return {firm.id: firm.name for firm in view.firms}
    if subject in {"contract", "offer"}:
        known = [*view.contracts, *(offer.contract for offer in view.offers)]
        return {contract.id: contract.title for contract in known}
    if subject == "team":
        return {team.id: team.name for team in view.teams}
    if subject == "event":
        return {matter.id: matter.title for matter in view.matters}
    return {model.id: model.name for model in view.models}


def option_name(view: View, order: Order) -> str:
    """The word for the order's option, or the title of the answer it gives."""
    for matter in view.matters:
        if order.kind == "answer" and matter.id == order.subject:
            titles = {answer.id: answer.title for answer in matter.answers}
            return titles.get(order.option, order.option)
    return _(order.option) if order.option else ""


def numbers(order: Order) -> list[str]:
    """Amount and price as people read them, those the kind has."""
    kind = order.about
    shown: list[str] = []
    if kind.amount:
        unit = unit_of(kind.amount)
        shown.append(_with_unit(unit.write(unit.to_people(order.amount)), unit.label, unit.name))
    if kind.price:
        unit = unit_of(kind.price)
        shown.append(_with_unit(unit.write(unit.to_people(order.price)), unit.label, unit.name))
    return shown


def _with_unit(text: str, label: str, name: str) -> str:
    if label in {"$", "MW"}:
        return text
    return f"{text} {_(name)}"


def worded(view: View, order: Order) -> str:
    """The order in one line: "Order chips: H20, 2,500 cards"; a clause as its sentence."""
    if order.kind == "clause":
        return clause_worded(clause_of(order), known_names(view))
    details = [
        subject_name(view, order),
        *numbers(order),
        option_name(view, order),
        known_names(view).get(order.taker, order.taker),
    ]
    told = ", ".join(detail for detail in details if detail)
    title = _(order.about.title)
    if order.kind == "refuse" and _is_own_word(view, order.subject):
        title = _("Take back an offer")
    return f"{title}: {told}" if told else title


def _is_own_word(view: View, contract: str) -> bool:
    """Whether it is an offer that the own firm has signed already."""
    return any(offer.contract.id == contract and not offer.to_sign for offer in view.offers)


def silence(view: View, matter: Matter) -> str:
    """What comes of a matter nobody answers, and when: "Unanswered after week 5: Take them."."""
    titles = {answer.id: answer.title for answer in matter.answers}
    if matter.default not in titles:
        return ""
    text = _("Unanswered after week {n}: {answer}.")
    last = view.turn + max(matter.weeks_left, 1)
    return text.format(n=last, answer=titles[matter.default])


def bundles(orders: Sequence[Order]) -> list[list[Order]]:
    """The orders one by one, but a proposal together with the clauses that follow it."""
    found: list[list[Order]] = []
    for order in orders:
        if order.kind == "clause" and found:
            found[-1].append(order)
        else:
            found.append([order])
    return found


def cost(quote: Quote, kind: str) -> str:
    """What an order of `kind` costs now and then: "$2.00M now", "$33.8M as they ship", "free".

    What takes a move is not free.
    """
    parts: list[str] = []
    if quote.cost_now < 0:
        parts.append(_("brings {money} now").format(money=figures.money(-quote.cost_now)))
    elif quote.cost_now:
        parts.append(_("{money} now").format(money=figures.money(quote.cost_now)))
    if quote.cost_later < 0:
        saved = figures.money(-quote.cost_later)
        parts.append(_("saves {money} a week").format(money=saved))
    elif quote.cost_later:
        later = _(_LATER.get(kind, N_("{money} later")))
        parts.append(later.format(money=figures.money(quote.cost_later)))
    return ", ".join(parts) or (_("no money") if quote.moves else _("free"))
