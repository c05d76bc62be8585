"""Advice to the accused, and to who hides something: the price of peace and of the truth.

Invariant: advice tells what the chief knows and proposes one order; leaving it alone is allowed.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.session.numbers import number_in_words
from game.session.orders import Order
from game.session.view import Matter
from game.session.views.rivalry import conduct, suit_lines
from game.session.views.table import Table
from game.words import _, ngettext

_HEARING = 5_000
"""Thousand USD of the hearing that is proposed."""
_DEAR = 0.02
"""Part of what users pay from which the cost of lawyers is worth a word, where in the weeks left it
comes to more than the hearing."""


def _courts(table: Table, f: int) -> Iterator[Matter]:
    """What the courts' attention costs, and what draws it."""
    rules, world = table.rules, table.world
    part = float(rules["legal_cost"]) * float(world["heat"][f])
    revenue = float(world["service_revenue"][f]) * 1000.0
    left = int(rules["turns"]) - int(world["turn"])
    if part < _DEAR or part * revenue * left < _HEARING * 1000.0:
        return
    text = _(
        "Heat {heat:.0%}: lawyers, holdbacks and fines take {part:.1%} of what users pay, {usd} a "
        "week. Heat grows with every point of all tokens above {bar:.0%} (you serve {share:.0%}) "
        "and with prices below cost; favour cools it."
    )
    yield Matter(
        id="advice-courts",
        kind="advice",
        title=_("The courts cost you {usd} a week").format(
            usd=number_in_words(float(f"{part * revenue:.2g}"), "usd")
        ),
        text=text.format(
            heat=float(world["heat"][f]), part=part, bar=float(rules["heat_share"]),
            share=float(world["usage_share"][f]),
            usd=number_in_words(float(f"{part * revenue:.2g}"), "usd"),
        ),
        proposal=Order(kind="lobby", amount=_HEARING),
    )  # fmt: skip


def rivalry_advice(table: Table, f: int) -> Iterator[Matter]:
    """A word on every suit against firm `f`, and on what it hides."""
    mine = table.catalogue.firms[f]
    yield from _courts(table, f)
    for suit in suit_lines(table, f):
        if suit.against == mine:
            text = _(
                "It wins with {chance:.0%} as things stand. While the case is open investors like "
                "you less each week, and discovery may find what you hide. It drops the case for "
                "${usd:,.0f}; or let the court decide."
            )
            yield Matter(
                id=f"advice-sued-{suit.by}",
                kind="advice",
                title=ngettext(
                    "{firm} sues you: {n} week to the verdict",
                    "{firm} sues you: {n} weeks to the verdict",
                    suit.weeks_left,
                ).format(firm=suit.by_name, n=suit.weeks_left),
                text=text.format(chance=suit.chance, usd=suit.asks),
                proposal=Order(kind="settle", subject=suit.by, amount=-(-suit.asks // 1000)),
            )
    for item in conduct(table, f).hidden:
        text = _(
            "It is found with {chance:.1%} a week, and the longer it was hidden the worse. Come "
            "clean and it costs {part:.0%} of that; or say nothing."
        )
        part = float(table.rules["clean_part"])
        yield Matter(
            id=f"advice-hidden-{item.id.replace(' ', '-')}",
            kind="advice",
            title=_("You hide something: {what}").format(what=_(item.id)),
            text=text.format(chance=item.chance, part=part),
            proposal=Order(kind="come-clean"),
        )
