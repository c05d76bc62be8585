"""A clause in a sentence, with its numbers as people write them.

Invariant: the same promise reads the same on every screen, signed or drafted.
"""

from __future__ import annotations

from attrs import frozen

from game.compiled.clauses import CLAUSE_BY_ID, CLAUSE_KINDS
from game.session.numbers import number_in_words
from game.words import N_, _, ngettext

_HOUR = 168.0


@frozen(kw_only=True)
class Promise:
    """A clause with names in place of ids; its numbers in the kind's units."""

    kind: str
    giver: str = ""
    taker: str = ""
    subject: str = ""
    amount: int = 0
    price: float = 0.0
    weeks: int = 0


def sentence(promise: Promise) -> str:
    """The promise as its kind says it."""
    says = CLAUSE_KINDS[CLAUSE_BY_ID[promise.kind]].says
    if promise.kind == "revenue-share" and not promise.amount:
        says = N_("{giver} pays {taker} {price} of its service revenue")
    return _(says).format(
        giver=promise.giver,
        taker=promise.taker,
        subject=promise.subject,
        amount=amount_in_words(promise.kind, promise.amount),
        price=price_in_words(promise.kind, promise.price),
        weeks=weeks_in_words(promise.kind, promise.weeks),
    )


def amount_in_words(kind: str, amount: int) -> str:
    """An amount of a clause: money, units of compute or cards."""
    unit = CLAUSE_KINDS[CLAUSE_BY_ID[kind]].amount
    if unit == "thousand usd":
        return number_in_words(amount * 1000.0, "usd")
    if unit == "units":
        return ngettext("{count:,} unit", "{count:,} units", amount).format(count=amount)
    return ngettext("{count:,} card", "{count:,} cards", amount).format(count=amount)


def price_in_words(kind: str, price: float) -> str:
    """A price of a clause: a rent, a rate, a part, a chance or a factor."""
    unit = CLAUSE_KINDS[CLAUSE_BY_ID[kind]].price
    if unit == "thousand usd a unit":
        return _("${rent:,.2f} an hour and unit").format(rent=price * 1000.0 / _HOUR)
    if unit == "yearly interest":
        return _("{rate:.3g}% a year").format(rate=100.0 * price)
    if unit.startswith(("part", "chance")):
        return f"{100.0 * price:.3g}%"
    return f"{price:.3g}"


def weeks_in_words(kind: str, weeks: int) -> str:
    """The weeks of a clause, in what they mean for its kind."""
    span = ngettext("{count} week", "{count} weeks", weeks).format(count=weeks)
    if kind == "payment":
        if not weeks:
            return _("once, at the start")
        return ngettext("every week", "every {count} weeks", weeks).format(count=weeks)
    if kind == "lease":
        return _("built up over {span}").format(span=span) if weeks else _("at once")
    if kind == "credit":
        return _("over {span}").format(span=span)
    return span
