"""The smallest change they would sign: found wherever there is one, and no larger than needed."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from game.session.deals import ClauseDraft, Draft
from game.session.deals.wants import LIKELY, smallest_change
from game.session.deals.weighing import odds_of
from tests.players.views import ME
from tests.session.deals.samples import CLOUD, VENDOR, draft, lease, paid, seen
from tests.support.lane import tries

NUMBERS = ("amount", "price", "weeks")


def odds(offer: Draft) -> float:
    """Odds of the others' yes."""
    return odds_of(seen(), offer, (ME,))


def rounder(first: float, last: float) -> Iterator[float]:
    """Numbers of two digits between two others, neither of which is among them."""
    low, high = sorted((first, last))
    for power in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1):
        for digits in range(10, 100):
            number = float(f"{digits * 10.0 ** (power - 1):.2g}")
            if low < number < high:
                yield number


def with_number(offer: Draft, name: str, number: float) -> Draft:
    """The draft with a number of its first clause changed."""
    value = number if name == "price" else round(number)
    changes: dict[str, Any] = {name: value}
    first = attrs.evolve(offer.clauses[0], **changes)
    return attrs.evolve(offer, clauses=(first, *offer.clauses[1:]))


leases = st.builds(
    lease, units=st.integers(100, 900_000), rent=st.floats(0.01, 5.0).map(lambda n: round(n, 3))
)
payments = st.integers(0, 5_000_000).map(paid)


@settings(max_examples=tries(60), deadline=None)
@given(ours=leases, more=st.none() | payments)
def test_no_rounder_number_nearer_to_the_draft_would_do(
    ours: ClauseDraft, more: ClauseDraft | None
) -> None:
    """Between the draft and what is asked for lies no number of two digits they would sign."""
    offer = draft(ours, *([more] if more and more.amount else []))
    found = smallest_change(seen(), offer, ME, CLOUD, odds)
    if found is None or found.clause > 0:
        return
    assert odds(found.draft) == found.odds > LIKELY
    old, new = offer.clauses[0], found.draft.clauses[0]
    (name,) = (name for name in NUMBERS if getattr(old, name) != getattr(new, name))
    for number in rounder(getattr(old, name), getattr(new, name)):
        assert odds(with_number(offer, name, number)) <= LIKELY, (name, number)


@pytest.mark.parametrize("units", [1_000_000, 2_000_000, 8_000_000])
def test_a_way_between_none_and_all_is_found(units: int) -> None:
    """Of more than the landlord can let nothing is signed, of next to nothing neither.

    What lies between is found however far it is from the draft.
    """
    offer = draft(lease(units=units, rent=0.6))
    assert odds(offer) <= LIKELY
    assert odds(draft(lease(units=2, rent=0.6))) <= LIKELY
    found = smallest_change(seen(), offer, ME, CLOUD, odds)
    assert found is not None
    changed = found.draft.clauses[0]
    assert changed.kind == "lease"
    assert 1 < changed.amount < units
    assert changed.price == 0.6


def test_nobody_is_asked_to_be_served_later_than_all_others() -> None:
    """A place in a queue is wished no lower than what everybody has without a contract."""
    offer = draft(
        ClauseDraft(kind="priority", giver=VENDOR, taker=ME, subject="h100", price=3.0), to=VENDOR
    )

    def served_after(weight: float) -> Callable[[Draft], float]:
        return lambda other: float(other.clauses[0].price <= weight)

    assert smallest_change(seen(), offer, ME, VENDOR, served_after(0.9)) is None
    found = smallest_change(seen(), offer, ME, VENDOR, served_after(1.5))
    assert found is not None
    assert found.draft.clauses[0].price == 1.5
