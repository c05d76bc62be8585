"""Drafts and views to appraise: a lab, a cloud and a vendor."""

from __future__ import annotations

from typing import Any

import attrs
import hypothesis.strategies as st

from game.scenario.model.firms import Temper
from game.session.deals import ClauseDraft, Draft
from game.session.view import Segment, View
from tests.players.views import BILLION, ME, chip, firm, view

CLOUD, VENDOR = "cloud", "nvidia"
YEAR = ClauseDraft(kind="end-on-date", weeks=52)


def seen(**changes: Any) -> View:
    """The lab's view of a cloud and a vendor, with users who ask the lab and the cloud."""
    cloud = firm(id=CLOUD, name="Cloud", value=300.0 * BILLION, compute=400_000.0, spread=0.02)
    maker = firm(id=VENDOR, name="Nvidia", value=900.0 * BILLION, serves="", spread=0.01)
    users = Segment(
        id="api", name="API", about="", usage=40_000.0, price_index=2.0, elasticity=1.5,
        outside=0.3, shares={ME: 0.2, CLOUD: 0.1},
    )  # fmt: skip
    world = {"segments": (users,), "base_rate": 0.04}
    rivals = (cloud, maker)
    return attrs.evolve(view(rivals=rivals, chips=(chip(),), world=world), **changes)


def known_for(who: View, party: str, **changes: Any) -> View:
    """The view with the public line of a firm changed."""
    firms = tuple(attrs.evolve(line, **changes) if line.id == party else line for line in who.firms)
    me = attrs.evolve(who.me, **changes) if party == ME else who.me
    return attrs.evolve(who, firms=firms, me=me)


def lease(units: int = 10_000, rent: float = 0.37) -> ClauseDraft:
    """The cloud lets the lab compute; the spot rent is 370 dollars a unit and week."""
    return ClauseDraft(kind="lease", giver=CLOUD, taker=ME, amount=units, price=rent)


def paid(amount: int, weeks: int = 0, to: str = CLOUD) -> ClauseDraft:
    """The lab pays another; thousands of dollars."""
    return ClauseDraft(kind="payment", giver=ME, taker=to, amount=amount, weeks=weeks)


def draft(*clauses: ClauseDraft, to: str = CLOUD, rank: str = "junior") -> Draft:
    """A contract for a year."""
    return Draft(to=to, rank=rank, clauses=(*clauses, YEAR))


_thousands = st.integers(1, 50_000_000)
_part = st.floats(0.001, 0.5)
_weeks = st.integers(0, 200)
_pairs = st.sampled_from([(ME, CLOUD), (CLOUD, ME), (ME, VENDOR), (VENDOR, ME), (CLOUD, VENDOR)])


@st.composite
def clauses(draw: st.DrawFn) -> ClauseDraft:
    """Any clause between the three that does not end the contract."""
    kind = draw(st.sampled_from(sorted(_NUMBERS)))
    giver, taker = draw(_pairs)
    numbers = {name: draw(values) for name, values in _NUMBERS[kind].items()}
    return ClauseDraft(kind=kind, giver=giver, taker=taker, **numbers)


_NUMBERS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "payment": {"amount": _thousands, "weeks": _weeks},
    "lease": {"amount": st.integers(1, 900_000), "price": st.floats(0.01, 3.0), "weeks": _weeks},
    "purchase": {"amount": _thousands, "weeks": _weeks},
    "priority": {"subject": st.just("h100"), "price": st.floats(0.5, 10.0)},
    "credit": {"amount": _thousands, "price": _part, "weeks": _weeks},
    "stake": {"amount": _thousands, "price": _part},
    "reinvestment": {"amount": _thousands, "price": _part},
    "revenue-share": {"amount": st.integers(0, 10**6), "price": _part},
    "licence": {},
    "exclusivity": {},
    "placement": {"subject": st.just("api"), "price": st.floats(0.0, 3.0)},
    "collateral": {"subject": st.just("h100"), "amount": st.integers(1, 100_000)},
    "guarantee": {"subject": st.sampled_from([ME, CLOUD, VENDOR]), "amount": _thousands},
    "break-fee": {"amount": _thousands},
    "secrecy": {"price": _part},
}
tempers = st.builds(
    Temper,
    greed=st.floats(0, 1),
    risk=st.floats(0, 1),
    loyalty=st.floats(0, 1),
)
