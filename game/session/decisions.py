"""A chief's decisions of a whole game, one by one, each with the game as it was without it.

Invariant: only what the chief decided is named: orders, contracts signed, and matters
answered or left to silence; what was refused or overruled changed nothing and is not
named. Everybody else gives the orders that were given in the game.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attrs import evolve, frozen

from game.compiled.world import DONE
from game.session.catalogue import Catalogue, UnknownNameError
from game.session.contract_history import title_of, written_by
from game.session.numbers import number_in_words
from game.session.orders import Order
from game.session.trays import standing
from game.session.views.table import Table
from game.words import _, ngettext

Given = tuple[str, Order]
"""Firm id and order."""
Weeks = Sequence[Sequence[Given]]
"""The orders of everybody, by week."""

_WORDLESS = frozenset({"clause", "propose", "accept", "refuse", "answer"})
"""Kinds that are told as contracts and matters."""


@frozen
class Decision:
    """A decision in words, the week it was first taken in (from 1), and the orders without it."""

    week: int
    text: str
    without: Callable[[int, Given], Given | None]
    """What stands in the place of an order of a week (from 0); None for nothing."""
    instead: tuple[Given, ...] = ()
    """Orders that are given in its first week instead."""
    otherwise: str = ""
    """What is decided instead, in words; "" for nothing."""


def decisions_of(table: Table, firm: str, weeks: Weeks) -> Iterator[Decision]:
    """All that the chief of `firm` decided, in no order."""
    yield from _ordered(table.catalogue, firm, weeks)
    yield from _signed(table, firm, weeks)
    yield from _answered(table, firm, weeks)


def _ordered(catalogue: Catalogue, firm: str, weeks: Weeks) -> Iterator[Decision]:
    """Orders of one kind about one thing are one decision, however often they were given."""
    found: dict[tuple[str, str], list[tuple[int, Order]]] = {}
    for week, given in enumerate(weeks):
        for order in standing([order for who, order in given if who == firm]):
            if order.kind not in _WORDLESS:
                found.setdefault((order.kind, order.subject), []).append((week, order))
    for (kind, subject), times in found.items():
        text = _all_worded(catalogue, times)
        yield Decision(times[0][0] + 1, text, _leaving_out(firm, kind, subject))


def _all_worded(catalogue: Catalogue, times: Sequence[tuple[int, Order]]) -> str:
    """Orders of one kind about one thing: sums of money added up, else as the first one said.

    The first is that of the week the decision is told with; `times` are weeks (from 0) and orders.
    """
    first, last_week = times[0][1], times[-1][0] + 1
    if len(times) == 1:
        return worded(catalogue, first)
    if first.about.amount == "thousand usd":
        whole = evolve(first, amount=sum(order.amount for _week, order in times))
        text = _("{text} in all ({n} times, until week {week})")
        return text.format(text=worded(catalogue, whole), n=len(times), week=last_week)
    more = ngettext(
        "{text} (and another in week {week})", "{text} (and {n} others until week {week})",
        len(times) - 1,
    )  # fmt: skip
    return more.format(text=worded(catalogue, first), n=len(times) - 1, week=last_week)


def _leaving_out(firm: str, kind: str, subject: str) -> Callable[[int, Given], Given | None]:
    def without(_week: int, given: Given) -> Given | None:
        who, order = given
        mine = (who, order.kind, order.subject) == (firm, kind, subject)
        return None if mine else given

    return without


def _signed(table: Table, firm: str, weeks: Weeks) -> Iterator[Decision]:
    """Contracts that the chief signed, or wrote and others signed.

    What the scenario wrote in the chief's name is no decision unless the chief signed it.
    """
    mine = written_by(table, firm) - set(table.compiled.ids["contracts"])
    signed: dict[str, int] = {}
    for week, given in enumerate(weeks):
        for who, order in given:
            if order.kind == "accept" and who == firm:
                signed[order.subject] = week
            elif order.kind == "accept" and order.subject in mine:
                signed.setdefault(order.subject, week)
    for contract, week in signed.items():
        if title := title_of(table, contract):
            text = _("Contract signed: {title}").format(title=title)
            yield Decision(week + 1, text, _unsigned(contract))


def _unsigned(contract: str) -> Callable[[int, Given], Given | None]:
    def without(_week: int, given: Given) -> Given | None:
        order = given[1]
        return None if (order.kind, order.subject) == ("accept", contract) else given

    return without


def _answered(table: Table, firm: str, weeks: Weeks) -> Iterator[Decision]:
    """Matters of the firm that were settled, each against each other answer there was."""
    f = table.catalogue.place("firms", firm)
    rules, world = table.rules, table.world
    answered = {order.subject: week for week, given in enumerate(weeks) for who, order in given
                if who == firm and order.kind == "answer"}  # fmt: skip
    for place, event_id in enumerate(table.compiled.ids["events"]):
        event = table.compiled.scenario.events[event_id]
        chosen = int(world["event_choice"][place])
        settled = world["event_state"][place] == DONE and chosen >= 0 and event.choices
        if rules["event_firm"][place] != f or not settled:
            continue
        week = answered.get(event_id, int(world["event_week"][place]))
        if not 0 <= week < len(weeks):
            continue
        text = _("{event}: {choice}").format(
            event=event.title, choice=list(event.choices.values())[chosen].title
        )
        if event_id not in answered:
            text = _("{decision} (you gave no answer)").format(decision=text)
        for other, (choice_id, choice) in enumerate(event.choices.items()):
            if other != chosen:
                instead = Order(kind="answer", subject=event_id, option=choice_id)
                without = _leaving_out(firm, "answer", event_id)
                yield Decision(week + 1, text, without, ((firm, instead),), choice.title)


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
