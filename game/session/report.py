"""What is told of a week, as plain values: news, what became of orders, causes.

Invariant: nothing here is known to anybody but its chief, except public news.
"""

from __future__ import annotations

import datetime

from attrs import frozen

from game.session.orders import Order


@frozen(kw_only=True)
class News:
    """Something that happened."""

    week: int
    kind: str
    """Place in NOTES_KINDS by name, such as "released"."""
    title: str
    text: str = ""
    firm: str = ""
    mine: bool = False


@frozen(kw_only=True)
class OrderResult:
    """What became of one of the chief's orders."""

    order: Order
    text: str
    refusal: str
    """Why it was refused, or came to nothing in the week; "" for neither."""
    outcome: str = ""
    """What it brought, in words; "" where the order says it all."""


@frozen(kw_only=True)
class WeekReport:
    """What a resolved week brought, as one chief sees it."""

    week: int
    date: datetime.date
    news: tuple[News, ...]
    orders: tuple[OrderResult, ...]
    money: tuple[tuple[str, int], ...]
    cash_before: int
    cash_after: int
    value: tuple[tuple[str, int], ...]
    """Change of the headline value by cause, USD, largest first."""
    value_before: int
    value_after: int
    changes: tuple[tuple[str, float, float, str], ...]
    """Figure, before, after, unit."""
    reasons: tuple[tuple[str, tuple[tuple[str, float], ...]], ...] = ()
    """Figure that is a part of one, and its change by cause, largest first."""
    first_week: int = 0
    """The first of several weeks that are told together; 0 where it tells of one."""
