"""What machines answer to offers, against the odds that their proposers are told."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from functools import cache

import attrs
import pytest

from game.players import make_players
from game.players.heuristic import HeuristicPlayer
from game.players.heuristic.contracts import propose, reply
from game.players.heuristic.outlook import look
from game.scenario.model.firms import Temper
from game.session.dealings import ClauseLine, ContractLine, OfferLine
from game.session.deals import ClauseDraft
from game.session.deals.draft import Draft
from game.session.deals.weighing import odds_of
from game.session.session import Session
from game.session.view import Goal, View
from tests.players.test_contracts import clause, contract, offered
from tests.support.shipped import cold_shot

SEEDS = (1, 2, 3)
OFFERS = 250
"""Offers made in each game."""


def on_paper(line: ClauseDraft) -> ClauseLine:
    """A drafted clause as a contract shows it."""
    return ClauseLine(
        kind=line.kind, title="", giver=line.giver, giver_name=line.giver, taker=line.taker,
        taker_name=line.taker, subject=line.subject, amount=line.amount, price=line.price,
        weeks=line.weeks, left=line.amount,
    )  # fmt: skip


def offer_of(draft: Draft, me: str, serial: int) -> OfferLine:
    """The draft on the table of whom it is for."""
    line = ContractLine(
        id=f"deal-{serial}", title="An offer", about="", parties=tuple(sorted((me, draft.to))),
        party_names=(), proposer=me, state="offered", since=1, until=-1, rank=draft.rank,
        secret=False, mine=True, signed=(me,), clauses=tuple(map(on_paper, draft.clauses)),
    )  # fmt: skip
    return OfferLine(contract=line, to_sign=True, waits_for=(), weeks_left=3)


def a_draft(chance: random.Random, view: View, me: str, them: str) -> Draft:
    """A payment against something of any worth, for half a year or longer."""

    def about(low: float, high: float) -> float:
        return math.exp(chance.uniform(math.log(low), math.log(high)))

    firms = {line.id: line for line in view.firms}
    giver, taker = chance.sample([me, them], 2)
    small = min(firms[me].value, firms[them].value) / 1000
    weeks = chance.choice([26, 52, 104])
    kind = chance.choice(["lease", "payment", "purchase", "credit", "exclusivity", "secrecy"])
    promise = ClauseDraft(
        kind=kind,
        giver=giver,
        taker=taker,
        amount=max(1, int(about(0.01, 0.5) * firms[giver].compute if kind == "lease" else 0)),
        price=view.market.spot_price / 1000 * about(0.3, 3.0) if kind == "lease" else 0.05,
        weeks=0 if kind == "lease" else weeks,
    )
    if kind in ("payment", "purchase", "credit"):
        promise = attrs.evolve(promise, amount=max(1, int(small * about(1e-5, 0.1))), weeks=4)
    sum_of = max(1, int(small * about(1e-6, 0.1)))
    money = ClauseDraft(kind="payment", giver=taker, taker=giver, weeks=4, amount=sum_of)
    end = ClauseDraft(kind="end-on-date", weeks=weeks)
    return Draft(to=them, rank="junior", clauses=(promise, money, end))


@cache
def asked() -> tuple[tuple[float, str], ...]:
    """Of many offers on first mornings: the odds told, and the kind of the answer."""
    return tuple(answer for seed in SEEDS for answer in answers(seed))


def answers(seed: int, *, full: bool = False) -> Iterator[tuple[float, str]]:
    """Odds and answers in the game of one seed; where it is `full` no contract has a place."""
    game, chance = cold_shot(), random.Random(seed)  # noqa: S311
    players = make_players(game.compiled.scenario, seed)
    session = Session.start(game, seed=seed)
    views = {firm: session.view(firm) for firm in players}
    for serial in range(OFFERS):
        me, them = chance.sample(sorted(players), 2)
        draft = a_draft(chance, views[me], me, them)
        seen = attrs.evolve(views[them], offers=(offer_of(draft, me, serial),))
        if full:
            seen = attrs.evolve(seen, means=attrs.evolve(seen.means, contract_room=0))
        player = players[them]
        assert isinstance(player, HeuristicPlayer)
        wishes = [wish.order for wish in propose(look(seen, player.temper))]
        mine = [wish.kind for wish in wishes if wish.subject == f"deal-{serial}"]
        countered = any(wish.contract == f"deal-{serial}" for wish in wishes)
        yield odds_of(views[me], draft, (me,)), mine[0] if mine else "counter" * countered


def test_every_offer_is_answered_at_once() -> None:
    """Signed, refused or answered with another offer: nothing is left lying until it lapses."""
    assert {answer for _odds, answer in asked()} <= {"accept", "refuse", "counter"}


def test_nobody_answers_with_an_offer_that_has_no_place() -> None:
    """Where as many contracts stand as a world can bear, an offer is signed or refused."""
    assert {answer for _odds, answer in answers(SEEDS[0], full=True)} == {"accept", "refuse"}


@pytest.mark.parametrize(
    ("least", "most", "low", "high"),
    [(0.95, 1.0, 0.8, 1.0), (0.0, 0.05, 0.0, 0.2), (0.3, 0.7, 0.25, 0.75)],
)
def test_the_odds_told_come_true(least: float, most: float, low: float, high: float) -> None:
    """What is told to be nearly certain is nearly always signed, what is hopeless hardly ever."""
    signed = [answer == "accept" for odds, answer in asked() if least <= odds <= most]
    assert len(signed) > 20
    assert low <= sum(signed) / len(signed) <= high


def dreading(seen: View) -> View:
    """The same week for a chief whose dread has come and stayed."""
    fear = Goal(text="", holds=True, at_end=False, weeks=2, held=2, terms=())
    return attrs.evolve(seen, fear=fear)


def test_even_who_plans_no_more_signs_a_gift() -> None:
    """A firm whose dread has come true answers offers, though it makes none."""
    gift, ruin = contract(clause(price=0.01)), contract(clause(price=3.7))
    for line, kind in ((gift, "accept"), (ruin, "refuse")):
        orders = HeuristicPlayer(Temper(aggression=1.0)).decide(dreading(offered(line)))
        assert kind in {order.kind for order in orders}
        assert "propose" not in {order.kind for order in orders}


def test_a_yes_that_waits_for_money_stays_a_yes() -> None:
    """The chief's mind about an offer is the same next week, though its value has moved."""
    kinds = set()
    for moved in range(40):
        seen = offered(contract(clause(price=0.37)))
        worth = round(seen.me.value * (1 + moved / 10_000))
        seen = attrs.evolve(seen, turn=moved, me=attrs.evolve(seen.me, value=worth))
        kinds |= {wish.order.kind for wish in reply(look(seen, Temper()))}
    assert len(kinds) == 1
