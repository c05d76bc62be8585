"""What a chief did about the figures an ending rests on.

Invariant: only the chief's own orders and matters are named, each with its week;
a decision is named when its kind, or an effect of the answer, moves the figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from game.compiled.world import DONE
from game.scenario.condition_nodes import Name, Node, children_of
from game.scenario.model import Choice, Event
from game.session.catalogue import Catalogue, UnknownNameError
from game.session.numbers import number_in_words
from game.session.orders import Order
from game.session.views.table import Table
from game.words import _

_USERS = ("set-price", "release", "serve", "set-split", "rent", "train")
_SPENDING = (
    "sprint",
    "build-power",
    "buy-chips",
    "recruit",
    "poach",
    "expand-supply",
    "keynote",
    "lobby",
    "repay",
    "rent",
    "set-pay",
    "set-price",
)
_KINDS: dict[str, tuple[str, ...]] = {
    "protest": ("build-power",),
    "cash": _SPENDING,
    "debt": ("borrow", "repay"),
    "founders": ("raise-equity",),
    "usage_share": _USERS,
    "revenue": _USERS,
    "unserved": ("set-split", "rent", "set-price"),
    "trust": ("set-split", "rent", "set-price"),
    "price": ("set-price", "release"),
    "capability": ("train", "release", "serve"),
    "released": ("release",),
    "open": ("release",),
    "compute": ("buy-chips", "build-power"),
    "morale": ("set-pay", "sprint", "poach"),
    "people": ("set-pay", "recruit", "poach"),
    "favour": ("lobby",),
    "heat": ("lobby",),
    "efficiency": ("sprint",),
    "serving_skill": ("sprint",),
    "sentiment": ("keynote",),
    "chip_profit": ("set-chip-price", "favour-customer", "expand-supply"),
    "value": ("release", "keynote", "set-price", "train"),
}
"""By quantity: the kinds of order that move it."""

_NAMED = 5
"""Decisions named at most; a later one of the same words counts once."""


@frozen
class Decision:
    """A decision in words and the week it was taken in, from 1."""

    week: int
    text: str


def names_in(node: Node) -> Iterator[tuple[str, ...]]:
    """Paths of the quantities a condition names."""
    if isinstance(node, Name):
        yield node.path
    for child in children_of(node):
        yield from names_in(child)


def decisions_on(
    table: Table, f: int, paths: Sequence[tuple[str, ...]], orders: Sequence[Sequence[Order]]
) -> list[Decision]:
    """What firm `f` ordered and answered that moves the quantities at `paths`, by week."""
    quantities = {path[-1] for path in paths if _is_own(table, f, path)}
    kinds = {kind for quantity in quantities for kind in _KINDS.get(quantity, ())}
    ordered = [
        Decision(week, worded(table.catalogue, order))
        for week, given in enumerate(orders, 1)
        for order in given
        if order.kind in kinds and _moves(order, quantities)
    ]
    found = sorted([*ordered, *_answers(table, f, quantities, orders)], key=lambda d: d.week)
    first = {decision.text: decision for decision in reversed(found)}
    return [decision for decision in found if first[decision.text] is decision]


def _is_own(table: Table, f: int, path: tuple[str, ...]) -> bool:
    """Whether a quantity is one of the firm or of a model it made."""
    me = table.catalogue.firms[f]
    if path[0] == "models":
        model = table.compiled.scenario.models.get(path[1])
        return model is not None and model.owner == me
    return path[0] == "firms" and path[1] == me


def _moves(order: Order, quantities: set[str]) -> bool:
    """Quiet power moves no protest; everything else does what its kind does."""
    return order.kind != "build-power" or order.option == "fast" or quantities != {"protest"}


def _answers(
    table: Table, f: int, quantities: set[str], orders: Sequence[Sequence[Order]]
) -> Iterator[Decision]:
    """Matters of the firm that were settled in a way that moves the quantities."""
    me = table.catalogue.firms[f]
    answered = {o.subject: week for week, day in enumerate(orders, 1) for o in day
                if o.kind == "answer"}  # fmt: skip
    rules, world = table.rules, table.world
    for place, event_id in enumerate(table.compiled.ids["events"]):
        event = table.compiled.scenario.events[event_id]
        if rules["event_firm"][place] != f or not event.choices:
            continue
        if world["event_state"][place] != DONE or world["event_choice"][place] < 0:
            continue
        choice = list(event.choices.values())[int(world["event_choice"][place])]
        if not _answer_moves(choice, event, me, quantities):
            continue
        text = _("{event}: {choice}").format(event=event.title, choice=choice.title)
        due = int(world["event_week"][place] + rules["event_weeks"][place])
        silent = event_id not in answered
        if silent and due >= int(world["turn"]):
            continue  # settled on the morning after the end
        if silent:
            text = _("{decision} (you gave no answer)").format(decision=text)
        yield Decision(answered.get(event_id, due), text)


def _answer_moves(choice: Choice, event: Event, firm: str, quantities: set[str]) -> bool:
    moved = {effect.quantity for effect in (*choice.effects, *event.effects)}
    if any(f"firms.{firm}.{quantity}" in moved for quantity in quantities):
        return True
    return "cash" in quantities and choice.cost > 0


def told(decisions: Sequence[Decision]) -> str:
    """Decisions in one line, the first ones where there are many; "" for none."""
    shown = [
        _("week {week}: {decision}").format(week=d.week, decision=d.text)
        for d in decisions[:_NAMED]
    ]
    if len(decisions) > _NAMED:
        shown.append(_("and {n} more").format(n=len(decisions) - _NAMED))
    return "; ".join(shown)


def worded(catalogue: Catalogue, order: Order) -> str:
    """An order in a few words: "Get power, 1,000 MW, fast"."""
    parts = [
        _(order.about.title),
        _subject(catalogue, order),
        _amount(order),
        _price(order),
        _(order.option) if order.option else "",
    ]
    return ", ".join(part for part in parts if part)


def _subject(catalogue: Catalogue, order: Order) -> str:
    scenario, subject = catalogue.compiled.scenario, order.subject
    if order.about.subject == "chip" and subject in scenario.chips:
        return scenario.chips[subject].name
    if order.about.subject == "firm" and subject in scenario.firms:
        return scenario.firms[subject].name
    if "model" in order.about.subject and subject:
        try:
            return catalogue.model_name(catalogue.model_place(subject))
        except UnknownNameError:
            return subject
    return ""


def _amount(order: Order) -> str:
    unit = order.about.amount
    if not unit or (order.about.price and not order.amount):
        return ""
    if unit == "thousand usd":
        return number_in_words(order.amount * 1000, "usd")
    if unit == "kilowatts":
        return _("{n:,.0f} MW").format(n=order.amount / 1000)
    if unit.startswith("per cent"):
        return _("{n}% {unit}").format(n=order.amount, unit=_(unit.removeprefix("per cent ")))
    return f"{order.amount:,} {_(unit)}"


def _price(order: Order) -> str:
    unit = order.about.price
    if not unit:
        return ""
    if unit.startswith("per cent"):
        return _("{n:.0f}% {unit}").format(n=order.price, unit=_(unit.removeprefix("per cent ")))
    if unit.startswith("thousand usd"):
        return number_in_words(order.price * 1000, "usd")
    return f"${order.price:,.2f}"
