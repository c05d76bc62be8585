"""What the heuristic chief does for its own prize, and what it leaves alone."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.players.heuristic import buying, goals, power, research, rights, rivalry
from game.players.heuristic.outlook import look
from game.scenario.model.firms import Temper
from game.session.dealings import Bearings, ClauseLine, ContractLine
from game.session.deals.side import side_of
from game.session.deals.weighing import table_of
from game.session.means import Means
from game.session.rivalry import Conduct, Hidden
from game.session.view import Term, View
from tests.players.views import BILLION, ME, chip, firm, view, wish

LEVERS = {
    "favour": "lobby", "heat": "lobby", "morale": "set-pay", "usage_share": "set-price",
    "value": "buy-back", "compute": "buy-chips",
}  # fmt: skip
"""By figure of the own firm: the order that moves it."""
WEEK = {"usage_share": 5, "value": 3}
"""Turn on which it is given, where it is not given every week."""


def aiming(name: str, *, now: float, bound: float, rises: int = 1, **changes: Any) -> View:
    """A week of a chief whose prize asks for this figure alone."""
    holds = rises * (now - bound) > 0.0
    term = Term(
        text="", now=now, shown="", holds=holds, about=("firms", ME, name), rises=rises,
        bound=bound, per_share=name == "value",
    )  # fmt: skip
    dearer = {"price": {"rival": (3.0,), ME: (2.0,)}}
    seen = view(moves=9, power=400.0, history=dearer, **changes)
    return attrs.evolve(
        seen,
        turn=WEEK.get(name, 0),
        ambition=attrs.evolve(seen.ambition, holds=holds, terms=(term,)),
        means=Means(buyback=BILLION),
    )


def pulled(seen: View, kind: str) -> bool:
    """Whether the policy of goals itself wishes an order of this kind."""
    return any(wanted.order.kind == kind for wanted in goals.propose(look(seen, Temper())))


@pytest.mark.parametrize(("name", "kind"), LEVERS.items())
def test_what_the_prize_lacks_is_worked_at(name: str, kind: str) -> None:
    """What is missing is striven for by its lever, what is there amply by none."""
    rises = -1 if name == "heat" else 1
    missing, ample = (0.5, 0.4) if rises < 0 else (0.4, 0.5)
    lacking = aiming(name, now=missing, bound=0.45, rises=rises)
    assert pulled(lacking, kind)
    assert not pulled(aiming(name, now=ample, bound=0.45, rises=rises), kind)
    others = {other for other in LEVERS.values() if other != kind}
    assert not any(pulled(lacking, other) for other in others)


def test_for_a_sum_no_shares_are_bought_back() -> None:
    """Where the prize is all that the firm is worth, cash for own shares is lost to it."""
    grows = aiming("value", now=0.4, bound=0.45)
    (term,) = grows.ambition.terms
    whole = attrs.evolve(term, per_share=False)
    assert pulled(grows, "buy-back")
    ambition = attrs.evolve(grows.ambition, terms=(whole,))
    assert not pulled(attrs.evolve(grows, ambition=ambition), "buy-back")


def test_who_aims_at_morale_asks_for_no_sprint() -> None:
    """A sprint that others would order costs what the prize asks for."""
    tired = aiming("morale", now=0.6, bound=0.65, efficiency=0.5, serving_skill=0.5)
    easy = aiming("morale", now=0.8, bound=0.65, efficiency=0.5, serving_skill=0.5)
    assert wish(tired, "sprint") is None
    assert wish(easy, "sprint") is not None


@given(price=st.floats(0.05, 20.0), cost=st.floats(0.01, 20.0))
def test_no_price_goes_below_cost_for_the_prize(price: float, cost: float) -> None:
    """Users are not bought at a loss."""
    seen = aiming("usage_share", now=0.1, bound=0.2, price=price, unit_cost=cost)
    for wanted in goals.propose(look(seen, Temper())):
        if wanted.order.kind == "set-price":
            assert cost < wanted.order.price < price


def test_no_price_is_cut_for_the_prize_before_a_rival_is_cheaper() -> None:
    """Who sees no better offer keeps its price: the public signs say whether a cut is due."""
    seen = aiming("usage_share", now=0.1, bound=0.2)
    calm = attrs.evolve(seen, history=view().history)
    assert pulled(seen, "set-price")
    assert not pulled(calm, "set-price")


def test_no_run_is_asked_for_without_a_place_for_its_model() -> None:
    """Who has trained as many models as there are places for asks for no more."""
    idle = view(run=None, model_places=1)
    full = view(run=None, model_places=0)
    kinds = [
        [wanted.order.kind for wanted in research.propose(look(seen, Temper()))]
        for seen in (idle, full)
    ]
    assert "train" in kinds[0]
    assert "train" not in kinds[1]


def committed(weekly: int, **changes: Any) -> View:
    """A week of a lab that must pay a vendor so much a week, in thousands of USD."""
    clause = ClauseLine(
        kind="purchase", title="", giver=ME, giver_name="", taker="nvidia", taker_name="",
        amount=100 * weekly, weeks=100, left=50 * weekly,
    )  # fmt: skip
    line = ContractLine(
        id="order", title="", about="", rank="junior", state="running", parties=(ME, "nvidia"),
        party_names=("Lab", "Nvidia"), proposer="", since=0, until=-1, secret=False, mine=True,
        signed=(ME, "nvidia"), clauses=(clause,),
    )  # fmt: skip
    return attrs.evolve(view(moves=9, **changes), contracts=(line,))


def test_what_is_paid_for_anyway_is_ordered() -> None:
    """A commitment to buy is served with cards, and power is built for them beforehand."""
    seen = committed(250_000)
    found = next(
        wanted.order
        for wanted in buying.propose(look(seen, Temper()))
        if "contract" in wanted.reason
    )
    assert found.kind == "buy-chips"
    assert found.amount == 30_000
    assert power.promised(look(seen, Temper())) == pytest.approx(8 * 10_000 * 1500 / 1e6)
    assert power.promised(look(view(), Temper())) == 0.0
    queued = committed(250_000, chips=(chip(queued=30_000),))
    reasons = [wanted.reason for wanted in buying.propose(look(queued, Temper()))]
    assert not any("contract" in reason for reason in reasons)


def at_doors(share: float, width: float = 0.6, rival: float = 0.3) -> View:
    """A week of a lab with so many users and so wide a door, and a stronger rival."""
    rivals = (firm(usage_share=rival, capability=80.0),)
    seen = view(me={"usage_share": share}, rivals=rivals)
    segment = attrs.evolve(seen.market.segments[0], shares={ME: share, "rival": rival})
    doors = {(ME, "api"): width, ("rival", "api"): width}
    return attrs.evolve(
        seen,
        market=attrs.evolve(seen.market, segments=(segment,)),
        bearings=Bearings(doors=doors),
    )


def test_a_door_is_sold_by_who_has_hardly_any_users() -> None:
    """A host lets a rival in against a payment that leaves both a gain; a rival of it does not."""
    (right,) = rights.doors_sold(look(at_doors(0.01), Temper()))
    placed, paid, end = right.draft.clauses
    assert (placed.kind, placed.giver, placed.taker) == ("placement", ME, "rival")
    assert (paid.kind, paid.giver, paid.taker) == ("payment", "rival", ME)
    assert end.kind == "end-on-date"
    table = table_of(at_doors(0.01), right.draft)
    assert side_of(table, ME).feared > 0
    assert side_of(table, "rival").feared > 0
    assert not list(rights.doors_sold(look(at_doors(0.2), Temper())))
    assert not list(rights.doors_sold(look(at_doors(0.01, width=0.05), Temper())))


def test_a_door_is_sought_by_whose_aim_is_users() -> None:
    """Who lacks users for its prize asks a host; who lacks none, or finds no host, does not."""
    seen = at_doors(0.2, rival=0.01)
    assert not list(rights.doors_sought(look(seen, Temper())))
    wanting = aiming("usage_share", now=0.2, bound=0.3).ambition
    (right,) = rights.doors_sought(look(attrs.evolve(seen, ambition=wanting), Temper()))
    assert (right.draft.clauses[0].giver, right.draft.clauses[0].taker) == ("rival", ME)
    crowded = attrs.evolve(at_doors(0.2, rival=0.3), ambition=wanting)
    assert not list(rights.doors_sought(look(crowded, Temper())))


def test_a_prize_that_counts_no_tuned_score_is_a_reason_to_tell() -> None:
    """Whose prize waits for it tells after some weeks what even the bold would hide for longer."""
    secret = Hidden(id="tuned benchmark", weeks=rivalry.USED, chance=0.02)
    for weeks, told in ((rivalry.USED - 1, False), (rivalry.USED, True)):
        kept = Conduct(hidden=(attrs.evolve(secret, weeks=weeks),))
        seen = attrs.evolve(aiming("hides_score", now=1.0, bound=1.0, rises=-1), conduct=kept)
        assert (wish(seen, "come-clean", risk=1.0) is not None) == told
