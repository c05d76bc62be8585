"""The report of a resolved week, as one chief reads it.

Invariant: what it says of the firm's cash adds up: before, by cause, after.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.compiled.causes import NOTES_KINDS
from game.compiled.orders import REFUSALS
from game.compiled.sizes import NOTES
from game.session.news import Report, heard_by
from game.session.orders import Order
from game.session.usage import reasons_of_week
from game.session.valuation import value_by_cause
from game.session.view import OrderResult, WeekReport
from game.session.views.build import week_date
from game.session.views.own import money_by_cause
from game.session.views.table import Table
from game.words import N_, _

_FIGURES = (
    ("value", N_("headline value"), "usd", 1000.0),
    ("usage_share", N_("share of all tokens"), "share", 1.0),
    ("compute", N_("energised compute"), "units", 1.0),
    ("morale", N_("morale"), "share", 1.0),
    ("trust", N_("users' trust"), "share", 1.0),
    ("sentiment", N_("investors' feeling"), "ratio", 1.0),
)


def week_report(
    table: Table, firm: str, orders: Sequence[Order], fresh: Sequence[Report]
) -> WeekReport:
    """The report of the week that led to today's world."""
    f = table.catalogue.place("firms", firm)
    week = int(table.world["turn"])
    before, now = table.before, table.world
    return WeekReport(
        week=week,
        date=week_date(table.compiled.scenario.start, week - 1),
        news=heard_by(fresh, firm),
        orders=_results(table, f, orders),
        money=money_by_cause(table, f),
        cash_before=int(before["balance"][0, f]) * 1000,
        cash_after=int(now["balance"][0, f]) * 1000,
        value=value_by_cause(table, f),
        value_before=round(float(before["value"][f]) * 1000),
        value_after=round(float(now["value"][f]) * 1000),
        changes=tuple(
            (_(name), float(before[field][f]) * factor, float(now[field][f]) * factor, unit)
            for field, name, unit, factor in _FIGURES
        ),
        reasons=reasons_of_week(table, f),
    )


def _results(table: Table, f: int, orders: Sequence[Order]) -> tuple[OrderResult, ...]:
    """The log holds one note per order of a firm, in the order they were given."""
    codes = list(_codes(table, f))
    return tuple(
        OrderResult(
            order=order,
            text=_in_words(table, order) + _came(table, f, order),
            refusal=_(REFUSALS[code]) if code else "",
        )
        for order, code in zip(orders, codes, strict=False)
    )


def _came(table: Table, f: int, order: Order) -> str:
    """How many of the people looked for or bid for came: " · 2 of 27 came"."""
    kinds = {"recruit": "people hired", "poach": "people poached"}
    if order.kind not in kinds:
        return ""
    came = sum(amount for kind, amount in _notes(table, f) if kind == kinds[order.kind])
    return " · " + _("{came:.0f} of {asked} came").format(came=came, asked=order.amount)


def _notes(table: Table, f: int) -> Iterator[tuple[str, float]]:
    """Kind and amount of each note of firm `f` in the week's log."""
    if table.log is None:
        return
    log = table.log[0]
    for place in range(min(int(log["notes"]), NOTES)):
        if int(log["note_firm"][place]) == f:
            yield NOTES_KINDS[int(log["note_kind"][place])], float(log["note_amount"][place])


def _in_words(table: Table, order: Order) -> str:
    """Title of an order; of an answer, the matter and the choice in their own words."""
    event = table.compiled.scenario.events.get(order.subject)
    if order.kind != "answer" or event is None or order.option not in event.choices:
        return _(order.about.title)
    choice = event.choices[order.option]
    return _("{event}: {choice}").format(event=event.title, choice=choice.title)


def _codes(table: Table, f: int) -> list[int]:
    return [
        int(amount) if kind == "order refused" else 0
        for kind, amount in _notes(table, f)
        if kind in ("order refused", "order done")
    ]
