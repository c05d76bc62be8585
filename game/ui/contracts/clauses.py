"""Clauses being written: what one starts as, what it may be about, and how it reads.

Invariant: a clause is the session's `ClauseDraft`, in the units of its kind; people's
units appear only in what is shown and in `with_number`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve

from game.compiled.clauses import CLAUSE_BY_ID, CLAUSE_KINDS, ClauseKind
from game.session.clause_words import Promise, sentence
from game.session.deals import ClauseDraft
from game.session.deals.lettable import free_to_let
from game.session.deals.table import lasts
from game.session.orders import Order
from game.session.view import View
from game.ui import figures
from game.ui.contracts.units import clause_unit
from game.ui.orders.handy import Preset, rounded
from game.ui.orders.subjects import Choice
from game.words import _

THEY_GIVE: Final = {"lease", "credit", "priority", "licence", "placement", "reinvestment"}
"""Kinds that a chief more often asks for than offers."""
_OF_VENDORS: Final = {"credit", "priority", "reinvestment"}
"""Kinds that a maker of chips gives those who buy of it."""

NUMBERS: Final = ("price", "weeks", "amount")
"""The numbers of a clause in the order in which they are guessed: a sum may follow a part."""


def kind_of_clause(name: str) -> ClauseKind:
    """The row of CLAUSE_KINDS called `name`."""
    return CLAUSE_KINDS[CLAUSE_BY_ID[name]]


def clause_of(order: Order) -> ClauseDraft:
    """The clause that a `clause` order writes."""
    return ClauseDraft(
        kind=order.option, giver=order.giver, taker=order.taker, subject=order.subject,
        amount=order.amount, price=order.price, weeks=order.weeks,
    )  # fmt: skip


def is_ending(kind: ClauseKind) -> bool:
    """Whether it says when the contract ends, so that nobody gives and nobody takes."""
    return kind.id.startswith("end-on")


def span_of(clauses: Sequence[ClauseDraft]) -> Iterator[str]:
    """How long they last, or what chiefs reckon with where they name no last day."""
    if not clauses:
        return
    text = _("lasts {weeks} (l)")
    if not any(clause.kind == "end-on-date" for clause in clauses):
        text = _("no last day (l): weighed as {weeks}")
    yield text.format(weeks=figures.weeks(lasts(tuple(clauses))))


def first_clause(name: str, view: View, partner: str) -> ClauseDraft:
    """A clause of kind `name` with `partner` to start from."""
    kind = kind_of_clause(name)
    giver, taker = ("", "") if is_ending(kind) else _parties(name, view, partner)
    known = things(kind, view, giver)
    if kind.subject == "firm":
        known = _bound_first(known, view, giver, taker)
    elif name == "placement":
        known.sort(key=lambda choice: -_bounded(view, giver, choice.id))
    clause = ClauseDraft(kind=name, giver=giver, taker=taker, subject=known[0].id if known else "")
    for number in NUMBERS:
        clause = _usual(clause, number, view)
    return clause


def _bounded(view: View, giver: str, segment: str) -> float:
    """How wide a door of the giver may be; 0.0 where nothing bounds it."""
    most = view.bearings.most_price("placement", giver, segment)
    return most if math.isfinite(most) else 0.0


def _usual(clause: ClauseDraft, number: str, view: View) -> ClauseDraft:
    """The clause with the middle one of a number's handy values, where there are any."""
    handy = presets(clause, number, view)
    return with_number(clause, number, handy[(len(handy) - 1) // 2].value) if handy else clause


def settled(clause: ClauseDraft, view: View) -> ClauseDraft:
    """The clause once its parties or what it is about changed: nothing in it is out of bounds."""
    if clause.kind == "priority":
        known = [choice.id for choice in things(clause.about, view, clause.giver)]
        if clause.subject not in known:
            clause = evolve(clause, subject=known[0] if known else "")
    for number, unit in units_of(clause.about).items():
        held, most = number_of(clause, number), most_of(clause, number, view)
        if held > most or (held == 0.0 and unit not in _MAY_BE_NOTHING):
            clause = _usual(clause, number, view)
        if number_of(clause, number) > most:
            clause = with_number(clause, number, most)
    return clause


def _parties(name: str, view: View, partner: str) -> tuple[str, str]:
    """Who most likely gives and takes: of shares the richer buys those of the poorer."""
    mine, theirs = (view.firm, partner), (partner, view.firm)
    if name == "stake":
        return mine if _value(view, view.firm) > _value(view, partner) else theirs
    if name in _OF_VENDORS and _sells(view, partner):
        return mine
    return theirs if name in THEY_GIVE else mine


def _value(view: View, firm: str) -> float:
    return next((line.value for line in view.firms if line.id == firm), 0.0)


def _bound_first(known: list[Choice], view: View, giver: str, taker: str) -> list[Choice]:
    """Third firms alone where there are any, those that owe the taker something first."""
    owing = {
        clause.giver
        for contract in view.contracts
        for clause in contract.clauses
        if clause.taker == taker
    }
    third = [choice for choice in known if choice.id not in {giver, taker}]
    return sorted(third or known, key=lambda choice: choice.id not in owing)


def _sells(view: View, partner: str) -> bool:
    """Whether the own firm sells chips and `partner` does not."""
    vendors = {chip.vendor for chip in view.chips}
    return view.firm in vendors and partner not in vendors


def things(kind: ClauseKind, view: View, giver: str) -> list[Choice]:
    """What `giver` may promise something of `kind` about; a queue is its vendor's alone."""
    if kind.subject == "chip":
        chips = sorted(view.chips, key=lambda chip: (chip.vendor != giver, -chip.owned))
        if kind.id == "priority":
            chips = [chip for chip in chips if chip.vendor == giver]
        return [Choice(chip.id, chip.name, chip.vendor_name) for chip in chips]
    if kind.subject == "segment":
        return [Choice(segment.id, segment.name, segment.about) for segment in view.market.segments]
    if kind.subject == "firm":
        return firms(view)
    return []


def firms(view: View, *, without: str = "") -> list[Choice]:
    """The firms in business, most valuable first."""
    return [
        Choice(firm.id, firm.name, figures.money(firm.value))
        for firm in view.firms
        if firm.active and firm.id != without
    ]


def units_of(kind: ClauseKind) -> dict[str, str]:
    """The numbers a clause of `kind` has, each with the name of its unit."""
    names = {"amount": kind.amount, "price": kind.price, "weeks": kind.weeks}
    return {number: unit for number, unit in names.items() if unit}


def number_of(clause: ClauseDraft, number: str) -> float:
    """One of the clause's numbers as people count it."""
    unit = clause_unit(units_of(clause.about)[number])
    return unit.to_people(float(getattr(clause, number)))


def with_number(clause: ClauseDraft, number: str, value: float) -> ClauseDraft:
    """The clause with one number, given as people count it."""
    counted = clause_unit(units_of(clause.about)[number]).to_order(value)
    if number == "price":
        return evolve(clause, price=round(counted, 6))
    return evolve(clause, **{number: round(counted)})  # type: ignore[arg-type]


def presets(clause: ClauseDraft, number: str, view: View) -> list[Preset]:
    """Handy values of one number, as people count it, smallest first."""
    unit = units_of(clause.about).get(number, "")
    if clause.kind == "stake" and number == "amount":
        return _for_stake(clause, view)
    if unit == "cards" and clause.giver == view.firm and _owned(clause.subject, view):
        values = _owned(clause.subject, view)
    elif unit == "thousand usd":
        size = max(view.own.cash, 0) + 52 * max(view.own.income, 0)
        values = {rounded(size * part) for part in (0.002, 0.01, 0.05, 0.2)}
    elif unit == "thousand usd a unit":
        spot = view.market.spot_price_hour
        return [
            Preset(_("rent -20%"), round(spot * 0.8, 2)),
            Preset(_("today's rent"), round(spot, 2)),
            Preset(_("rent +20%"), round(spot * 1.2, 2)),
        ]
    elif unit == "units":
        values = {rounded(_to_let(clause, view) * part) for part in (0.1, 0.25, 1)}
    else:
        values = set(_PLAIN.get(unit, ()))
    most = most_of(clause, number, view)
    if any(value > most for value in values):
        values = {value for value in values if value < most} | {most}
    written = [Preset(clause_unit(unit).write(value), value) for value in sorted(values)]
    return [preset for preset in written if preset.value > 0 or unit in _MAY_BE_NOTHING]


def _to_let(clause: ClauseDraft, view: View) -> float:
    """Units that could change hands: as many as the tenant uses, as far as the giver has them."""
    own = view.own
    used = max(own.compute + own.leased + own.rented, 1000.0)
    theirs = next((firm.compute for firm in view.firms if firm.id == clause.giver), 0.0)
    has = own.compute if clause.giver == view.firm else theirs
    return min(used, has) if has > 0 else used


def least_of(clause: ClauseDraft, number: str) -> float:
    """The smallest that the rules allow a number to be, as people count it."""
    return 1.0 if (clause.kind, number) == ("priority", "price") else 0.0


def most_of(clause: ClauseDraft, number: str, view: View) -> float:
    """The largest that the rules allow a number to be, to four digits, as people count it."""
    if number != "price":
        return math.inf
    most = view.bearings.most_price(clause.kind, clause.giver, clause.subject)
    if not math.isfinite(most):
        return most
    return math.floor(clause_unit(units_of(clause.about)[number]).to_people(most) * 1000) / 1000


def bounds_of(clause: ClauseDraft, number: str, view: View) -> tuple[float, float]:
    """The smallest and the largest that the rules allow a number to be."""
    return least_of(clause, number), most_of(clause, number, view)


def turned(clause: ClauseDraft, before: ClauseDraft, view: View) -> ClauseDraft:
    """`clause` after another change, with the handy values that `before` had taken up to date.

    A stake that was to be had at its value is so still when it is sold the other way.
    """
    for number in units_of(clause.about):
        old = [preset.value for preset in presets(before, number, view)]
        new = [preset.value for preset in presets(clause, number, view)]
        held = number_of(before, number)
        if (
            old != new
            and len(old) == len(new)
            and held in old
            and held == number_of(clause, number)
        ):
            clause = with_number(clause, number, new[old.index(held)])
    return clause


def _for_stake(clause: ClauseDraft, view: View) -> list[Preset]:
    """What the part is worth at the headline value, and a fifth less and more."""
    value = _value(view, clause.taker) * clause.price
    return [
        Preset(_("value -20%"), _short(value * 0.8)),
        Preset(_("its value"), _short(value)),
        Preset(_("value +20%"), _short(value * 1.2)),
    ]


def _owned(chip: str, view: View) -> set[float]:
    """Parts of the cards at hand."""
    owned = next((line.owned for line in view.chips if line.id == chip), 0)
    return {rounded(owned * part) for part in (0.1, 0.25, 1)} - {0.0}


def around(clause: ClauseDraft, number: str) -> list[Preset]:
    """Values around the present one, for terms that are being changed."""
    now = number_of(clause, number)
    return [
        Preset(_("{part:+}%").format(part=part), _short(now * (1 + part / 100)))
        for part in (-25, -10, 10, 25)
        if now
    ]


def _short(number: float) -> float:
    """`number` to three digits."""
    return float(f"{number:.3g}")


_PLAIN: Final[dict[str, tuple[float, ...]]] = {
    "cards": (1_000, 10_000, 100_000),
    "times the weight in the queue": (1.5, 2, 4),
    "utility of the door": (0.2, 0.5, 1),
    "yearly interest": (4, 8, 12),
    "part of the firm": (1, 5, 10),
    "part of the orders": (10, 25, 50),
    "part of the revenue": (5, 10, 20),
    "chance of a leak a week": (1, 3, 10),
    "weeks between payments": (0, 1, 4, 13, 52),
    "weeks until all of it is there": (0, 13, 26, 52),
    "weeks it is spread over": (26, 52, 156, 364),
    "weeks to pay it off": (26, 52, 104),
    "weeks it lasts": (26, 52, 104, 260),
}

_MAY_BE_NOTHING: Final = {"weeks between payments", "weeks until all of it is there"}


def explained(clause: ClauseDraft, view: View, contract: str) -> str:
    """What the kind of a clause means; of a lease also how much its landlord has to let."""
    told = _(clause.about.help)
    if clause.kind != "lease":
        return told
    free = free_to_let(view, clause, contract)
    if not math.isfinite(free):
        return told
    text = _("All its power could light {units:,} units; what of them is let already it knows.")
    if clause.giver == view.firm:
        text = _("You have {units:,} units that are not let already, those on order counted.")
    return f"{text.format(units=max(0, math.floor(free)))} {told}"


def worded(clause: ClauseDraft, names: Mapping[str, str]) -> str:
    """The clause in words; `names` calls firms, chips and users by id."""
    named = {
        party: names.get(getattr(clause, party), getattr(clause, party)) or _("nothing yet")
        for party in ("giver", "taker", "subject")
    }
    return sentence(
        Promise(
            kind=clause.kind, amount=clause.amount, price=clause.price, weeks=clause.weeks, **named
        )
    )


def known_names(view: View) -> dict[str, str]:
    """Names of firms, chips and users by id."""
    return {
        **{firm.id: firm.name for firm in view.firms},
        **{chip.id: chip.name for chip in view.chips},
        **{segment.id: segment.name for segment in view.market.segments},
    }
