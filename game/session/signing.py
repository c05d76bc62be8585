"""What if all signed it? The weeks to come with an offer signed, beside those without it.

Invariant: both are weeks of the game itself with the figures that the chief reckons with, in
which nobody orders anything but what is in the tray; asking changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs
import numpy as np

from game.compiled.sizes import FIRMS, MONEY, NOBODY
from game.session.coding import encode
from game.session.deals import Cascade, Draft, PartyWeeks
from game.session.deals.cascade import Trial, cascade_of
from game.session.deals.stress import Course, play_on
from game.session.numbers import number_in_words
from game.session.orders import Order
from game.session.view import View
from game.session.views.reckoned import private_in_words, reckoned_world
from game.words import _

if TYPE_CHECKING:
    from game.session.session import Session

_VERDICTS = ("accept", "refuse")
_WRITES = ("propose", "assign")


def if_signed(session: Session, asked: str | Draft) -> Cascade:
    """What follows if all sign a draft, or the offer with this id."""
    return _if_offer(session, asked) if isinstance(asked, str) else _if_draft(session, asked)


def _if_offer(session: Session, contract: str) -> Cascade:
    """What follows if all who have not signed the offer with this id sign it this week."""
    view = session.view()
    line = next(offer.contract for offer in view.offers if offer.contract.id == contract)
    rest = [order for order in session.tray if not _is_about(order, contract)]
    missing = [party for party in line.parties if party not in line.signed]
    signed = [(firm, Order(kind="accept", subject=contract)) for firm in missing]
    return _told(session, view, rest, [signed], line.parties)


def _if_draft(session: Session, draft: Draft) -> Cascade:
    """What follows if a draft is sent this week and all others sign it in the next."""
    view, rest = session.view(), list(session.tray)
    serial = int(session.world["contracts_made"][0]) + sum(o.kind in _WRITES for o in rest)
    named = {party for clause in draft.clauses for party in (clause.giver, clause.taker)}
    parties = sorted({firm.id for firm in view.firms} & (named | {draft.to, view.firm}))
    accept = Order(kind="accept", subject=session.catalogue.contract_id(serial))
    sent = [(view.firm, order) for order in draft.orders()]
    signed = [(firm, accept) for firm in parties if firm != view.firm]
    return _told(session, view, rest, [sent, signed], parties)


def _is_about(order: Order, contract: str) -> bool:
    """Whether an order of the tray says something to the offer already."""
    if order.kind in _VERDICTS:
        return order.subject == contract
    return order.kind == "propose" and order.contract == contract


def _told(
    session: Session,
    view: View,
    rest: Sequence[Order],
    weeks: Sequence[Sequence[tuple[str, Order]]],
    parties: Iterable[str],
) -> Cascade:
    """Two courses, with the orders `rest` in both, and how each party stands in them."""
    table, catalogue = session.table, session.catalogue
    mine = catalogue.place("firms", view.firm)
    world, tray = reckoned_world(table, mine), [(view.firm, order) for order in rest]
    with_it = [[*tray, *weeks[0]], *weeks[1:]]
    as_is, signed = (
        play_on(table.compiled.rules, world, orders=[encode(catalogue, given) for given in orders])
        for orders in ([tray], with_it)
    )
    trial = Trial(mine, as_is, signed, np.zeros(FIRMS, np.int64), signs=True)
    return attrs.evolve(
        cascade_of(view, catalogue, trial),
        rests_on=private_in_words(table, mine, mine),
        parties=tuple(_parties(session, trial, view.firm, parties)),
    )


def _parties(
    session: Session, trial: Trial, me: str, parties: Iterable[str]
) -> Iterator[PartyWeeks]:
    """Each party, the own firm first."""
    for firm in sorted(parties, key=lambda party: (party != me, party)):
        f = session.catalogue.place("firms", firm)
        failed = trial.without.failure(f)
        least, week = _least(trial.without, f)
        without, _week = _least(trial.as_is, f)
        found = PartyWeeks(
            firm=firm,
            name=session.catalogue.firm_name(f),
            week=_number(trial.without, failed) if failed != NOBODY else NOBODY,
            missing=_missing(trial.without, f, failed),
            least=least,
            least_week=_number(trial.without, week),
            least_without=without,
        )
        yield attrs.evolve(found, says=_says(found, anyway=trial.as_is.failure(f) != NOBODY))


def _missing(course: Course, f: int, week: int) -> int:
    """US dollars that firm `f` cannot pay in the week at this place; 0 for no week."""
    return 1000 * int(course.evenings[week]["shortfall"][f]) if week != NOBODY else 0


def _least(course: Course, f: int) -> tuple[int, int]:
    """Least cash (US dollars) at the end of a week, and the place of that week."""
    tills = [1000 * int(evening["balance"][MONEY, f]) for evening in course.evenings]
    least = min(tills)
    return least, tills.index(least)


def _number(course: Course, week: int) -> int:
    """The number of a week of the course, as chiefs count them."""
    return int(course.mornings[week]["turn"]) + 1


def _says(party: PartyWeeks, *, anyway: bool) -> str:
    least, without, missing = (
        number_in_words(float(f"{usd:.3g}"), "usd")
        for usd in (float(party.least), float(party.least_without), float(party.missing))
    )
    if party.week != NOBODY:
        text = _("{firm} fails in week {week}: {money} is missing")
        if anyway:
            text = _("{firm} fails in week {week}, and would without it: {money} is missing")
        return text.format(firm=party.name, week=party.week, money=missing)
    text = _("{firm} has at least {least} in its till (week {week}); without it {without}")
    return text.format(firm=party.name, least=least, week=party.least_week, without=without)
