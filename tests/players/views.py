"""Views made by hand: a lab in good order, to be changed where a test wants it.

Invariant: the lab of `view()` needs nothing: money for years, power to spare,
a run under way, a model served at a fair price to all who ask.
"""

from __future__ import annotations

import datetime
from typing import Any

import attrs

from game.players.heuristic import HeuristicPlayer
from game.players.heuristic.proposal import Proposal
from game.scenario.model.firms import Temper
from game.session.view import (
    Answer,
    ChipLine,
    FirmLine,
    Goal,
    Market,
    Matter,
    ModelLine,
    Own,
    Run,
    Segment,
    View,
)

ME = "lab"
BILLION = 1_000_000_000


def chip(**changes: Any) -> ChipLine:
    """A card of 25,000 USD that anybody may buy."""
    base = ChipLine(
        id="h100", name="H100", about="", vendor="nvidia", vendor_name="Nvidia",
        units=1.0, watts=1500, price=25_000, start_price=25_000, buyable=True,
        sold_by_me=False, output=60_000, stock=0, owned=100_000, energised=100_000,
        queued=0, arriving=(0, 0, 0, 0),
    )  # fmt: skip
    return attrs.evolve(base, **{"works": changes.get("units", base.works), **changes})


def model(**changes: Any) -> ModelLine:
    """The model the lab offers."""
    base = ModelLine(
        id="one", name="One", about="", owner=ME, owner_name="Lab", state="released",
        open=False, capability=60.0, unit_cost=0.5, week=-1, servable=True, mine=True,
    )  # fmt: skip
    return attrs.evolve(base, **changes)


def theirs(**changes: Any) -> ModelLine:
    """The model the rival offers."""
    base = model(id="rival-one", name="Rival One", owner="rival", mine=False, servable=False)
    return attrs.evolve(base, **changes)


def held(**changes: Any) -> ModelLine:
    """A model of the lab's, trained and not released."""
    base = model(id="two", name="Two", state="held", servable=False, week=-1, capability=66.0)
    return attrs.evolve(base, **changes)


def firm(**changes: Any) -> FirmLine:
    """A rival much like the lab."""
    base = FirmLine(
        id="rival", name="Rival", ticker="RVL", region="us", about="", active=True, rank=1,
        value=60.0 * BILLION, value_week=0.0, value_start=0.0, usage_share=0.2, price=2.0,
        serves="Rival One", capability=60.0, revenue=2.0 * BILLION, compute=100_000.0,
        power=200.0, people=800, open_models=0,
    )  # fmt: skip
    return attrs.evolve(base, **changes)


def run(**changes: Any) -> Run:
    """A training run half done."""
    base = Run(
        model="three", name="Three", done=200_000.0, plan=400_000.0, weekly=60_000.0,
        expected_capability=66.0, overrunning=False,
    )  # fmt: skip
    return attrs.evolve(base, **changes)


def own(**changes: Any) -> Own:
    """The lab's own books."""
    base = Own(
        cash=10 * BILLION, debt=0, credit=5 * BILLION, equity=3 * BILLION,
        income=40_000_000, expense=60_000_000, net=-20_000_000, runway=500.0, money=(),
        moves=3, moves_a_week=3, power=180.0, power_used=150.0, fast_power=0.0, connecting=(),
        chips=100_000, energised=100_000, compute=100_000.0, leased=0.0, rented=0.0, let=0.0,
        train_share=0.6, serve_share=0.4, rent_wanted=0.0, rent_limit=0.0,
        serving_capacity=40_000.0, serving_used=31_000.0, training_used=60_000.0,
        unserved=0.0, price=2.0, serves="one", unit_cost=0.5, tokens=5_000.0,
        service_revenue=40_000_000, pay=900_000.0, morale=0.6, people=800,
        compute_per_head=125.0, trust=0.6, favour=0.0, heat=0.0, protest=0.0, sentiment=1.0,
        spread=0.01, founders=1.0, efficiency=1.2, serving_skill=1.0, stage=0.2, run=run(),
        leases=(),
    )  # fmt: skip
    told = attrs.evolve(base, **changes)
    return attrs.evolve(told, burn=changes.get("burn", told.expense - told.income))


def market(**changes: Any) -> Market:
    """Markets at rest."""
    segment = Segment(
        id="api", name="API", about="", usage=40_000.0, price_index=2.0, elasticity=1.5,
        outside=0.3, shares={},
    )  # fmt: skip
    base = Market(
        spot_price=370.0, spot_price_hour=2.2, expected_need=5e6, start_need=5e6, story=0.0,
        compute_used=2e6, frontier=62.0, market_pay=900_000.0, mood=1.0, public_mood=0.5,
        public_efficiency=1.0, public_skill=1.0, segments=(segment,),
    )  # fmt: skip
    return attrs.evolve(base, **changes)


def matter(*costs: int) -> Matter:
    """An event with an answer for each cost in USD; the answers are called a, b, c..."""
    answers = tuple(
        Answer(id=name, title=name, about="", cost=cost)
        for name, cost in zip("abcd", costs, strict=False)
    )
    return Matter(id="offer", kind="event", title="An offer", text="", answers=answers)


def view(
    *,
    me: dict[str, Any] | None = None,
    rivals: tuple[FirmLine, ...] | None = None,
    chips: tuple[ChipLine, ...] | None = None,
    models: tuple[ModelLine, ...] | None = None,
    matters: tuple[Matter, ...] = (),
    world: dict[str, Any] | None = None,
    turn: int = 0,
    history: dict[str, dict[str, tuple[float, ...]]] | None = None,
    **books: Any,
) -> View:
    """A view of the lab; other keywords change its own books."""
    mine = own(**books)
    line = firm(id=ME, name="Lab", ticker="LAB", serves="One", price=mine.price, capability=60.0)
    line = attrs.evolve(line, **(me or {}))
    others = rivals if rivals is not None else (firm(),)
    goal = Goal(text="", holds=False, at_end=True, weeks=1, held=0, terms=())
    return View(
        scenario="test", title="Test", firm=ME, turn=turn, turns=12,
        date=datetime.date(2025, 1, 6) + datetime.timedelta(weeks=turn),
        me=line, own=mine, firms=(line, *others),
        chips=chips if chips is not None else (chip(),),
        models=models if models is not None else (model(), theirs()),
        market=market(**(world or {})), matters=matters, news=(), ambition=goal, fear=goal,
        history=history if history is not None else start_history((line, *others)),
    )  # fmt: skip


def start_history(firms: tuple[FirmLine, ...]) -> dict[str, dict[str, tuple[float, ...]]]:
    """Prices as they stand, at the start and ever since."""
    return {"price": {firm.id: (firm.price,) for firm in firms}}


def plan(seen: View, **temper: float) -> tuple[Proposal, ...]:
    """What the heuristic player of this temper orders, with its reasons."""
    player = HeuristicPlayer(Temper(**temper))
    player.decide(seen)
    return player.reasons


def wish(seen: View, kind: str, **temper: float) -> Proposal | None:
    """The first order of `kind` that the heuristic player gives, with its reason, or None."""
    return next((wish for wish in plan(seen, **temper) if wish.order.kind == kind), None)


def order_of(seen: View, kind: str, **temper: float) -> Any:
    """The first order of `kind`; fails the test when none is given."""
    found = wish(seen, kind, **temper)
    assert found is not None, [proposal.order for proposal in plan(seen, **temper)]
    return found.order
