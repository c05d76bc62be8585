"""Whether the odds shown of an offer come true: a chief who offers anything to anybody.

Invariant: the same game, seeds and number of games find the same; an offer counts once it was
signed or refused, and neither where it was taken back or where nobody answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
from attrs import define, field, frozen

from game.compiled.load import Game
from game.players import make_players
from game.players.draws import Draws
from game.session.deals import ClauseDraft, Draft
from game.session.deals.draft import clause_drafts
from game.session.deals.weighing import odds_of
from game.session.orders import Order
from game.session.player import Player
from game.session.session import Session
from game.session.view import FirmLine, View
from game.testing.survey import Tell
from game.words import _

OFFERS = 3
"""Offers put before others in a week."""
TRIES = 6
"""Drafts thought of for each, of which one is offered that is not hopeless."""
HOPE = 0.1
"""Odds below which nothing is offered."""
BINS = 10
_WEEKS = (13, 26, 52, 104)
_SILENT = ("propose", "clause", "assign", "refuse")
"""Orders of the machine in the chair that would offer anything itself, or take an offer back."""


@frozen
class Shown:
    """Odds that were shown of an offer, and whether it was signed."""

    odds: float
    signed: bool


@define
class Haggler:
    """A machine's business, with offers of all kinds in place of its own."""

    machine: Player
    seed: int
    name: str = "haggler"
    made: list[tuple[int, float, Draft]] = field(factory=list)
    """Turn, odds shown and draft of every offer."""

    def decide(self, view: View) -> tuple[Order, ...]:
        """What the machine orders, and up to three offers at odds of all kinds."""
        given = [order for order in self.machine.decide(view) if order.kind not in _SILENT]
        draws = Draws("haggling", view.scenario, self.seed, view.turn)
        offers = list(self._offers(view, draws))
        return (*(order for draft in offers for order in draft.orders()), *given)

    def _offers(self, view: View, draws: Draws) -> Iterator[Draft]:
        others = [firm for firm in view.firms if firm.active and firm.id != view.firm]
        for _number in range(OFFERS if others else 0):
            drafts = [_any_draft(view, draws.pick(others), draws) for _try in range(TRIES)]
            weighed = [(odds_of(view, draft, (view.firm,)), draft) for draft in drafts]
            hopeful = [(odds, draft) for odds, draft in weighed if odds > HOPE]
            if hopeful:
                odds, draft = draws.pick(hopeful)
                self.made.append((view.turn, odds, draft))
                yield draft


def haggle(
    game: Game, *, games: int, seed: int, tell: Tell = lambda _part, _text: None
) -> list[Shown]:
    """Play `games` games, the first with `seed`, each from another chair; what was shown."""
    found: list[Shown] = []
    firms = sorted(game.compiled.places["firms"])
    for number in range(games):
        chair = Draws("haggler", game.id, seed + number).pick(firms)
        players = dict(make_players(game.compiled.scenario, seed + number))
        haggler = Haggler(players[chair], seed + number)
        players[chair] = haggler
        session = Session.start(game, seed=seed + number, players=players)
        while session.turn < session.turns:
            part = (number + session.turn / session.turns) / games
            tell(part, _("game {number} of {games}").format(number=number + 1, games=games))
            session.hand_in()
        found.extend(_outcomes(session.view(chair), haggler))
    return found


def _outcomes(view: View, haggler: Haggler) -> Iterator[Shown]:
    """What became of each offer that was answered, as its chief remembers."""
    told = {(line.week, clause_drafts(line.clauses)): line for line in view.proposed}
    for turn, odds, draft in haggler.made:
        line = told.get((turn, draft.clauses))
        if line is not None and (line.signed or line.refused_by not in ("", view.firm)):
            yield Shown(odds, line.signed)


def bins(shown: Sequence[Shown]) -> list[tuple[float, int, float, float]]:
    """Tenths of the odds with any offers: where it begins, offers, mean odds, part signed."""
    rows = []
    for place in range(BINS):
        mine = [one for one in shown if min(BINS - 1, int(one.odds * BINS)) == place]
        if mine:
            odds = sum(one.odds for one in mine) / len(mine)
            signed = sum(one.signed for one in mine) / len(mine)
            rows.append((place / BINS, len(mine), odds, signed))
    return rows


def skill(shown: Sequence[Shown]) -> float:
    """How much better the odds are than the mean of all answers, 1 for never wrong (Brier 1950).

    0.0 for no better, and where nothing was shown or all answers were the same.
    """
    if not shown:
        return 0.0
    mean = sum(one.signed for one in shown) / len(shown)
    plain = mean * (1.0 - mean)
    error = sum((one.odds - one.signed) ** 2 for one in shown) / len(shown)
    return 1.0 - error / plain if plain > 0.0 else 0.0


def _any_draft(view: View, other: FirmLine, draws: Draws) -> Draft:
    """A lease, a stake, a licence or money for a share, either way, at terms near the usual."""
    pair = (view.firm, other.id) if draws.below(2) else (other.id, view.firm)
    giver, taker = (_line(view, firm) for firm in pair)
    kind = draws.below(4)
    if kind == 0:
        clauses = _lease(view, giver, taker, draws)
    elif kind == 1:
        clauses = _stake(giver, taker, draws)
    elif kind == 2:
        clauses = _licence(giver, taker, draws)
    else:
        clauses = _share(giver, taker, draws)
    end = ClauseDraft(kind="end-on-date", weeks=draws.pick(_WEEKS))
    return Draft(to=other.id, clauses=(*clauses, end))


def _line(view: View, firm: str) -> FirmLine:
    return view.me if firm == view.firm else next(f for f in view.firms if f.id == firm)


def _lease(view: View, giver: FirmLine, taker: FirmLine, draws: Draws) -> Sequence[ClauseDraft]:
    rent = view.market.spot_price / 1000.0 * draws.between(0.5, 1.6)
    units = max(1, int(giver.compute * draws.between(0.005, 0.15)))
    return [
        ClauseDraft(
            kind="lease", giver=giver.id, taker=taker.id, amount=units,
            price=round(rent, 4), weeks=draws.pick((1, 4, 12)),
        )
    ]  # fmt: skip


def _stake(giver: FirmLine, taker: FirmLine, draws: Draws) -> Sequence[ClauseDraft]:
    amount = max(1, int(taker.value / 1000.0 * draws.between(0.002, 0.05)))
    fair = 1000.0 * amount / (taker.value + 1000.0 * amount)
    part = round(min(0.9, fair * draws.between(0.6, 2.0)), 4)
    stake = ClauseDraft(kind="stake", giver=giver.id, taker=taker.id, amount=amount, price=part)
    return [stake] if part > 0.0 else [attrs.evolve(stake, price=0.0001)]


def _licence(giver: FirmLine, taker: FirmLine, draws: Draws) -> Sequence[ClauseDraft]:
    share = round(draws.between(0.02, 0.3), 3)
    return [
        ClauseDraft(kind="licence", giver=giver.id, taker=taker.id),
        ClauseDraft(kind="revenue-share", giver=taker.id, taker=giver.id, price=share),
    ]


def _share(giver: FirmLine, taker: FirmLine, draws: Draws) -> Sequence[ClauseDraft]:
    amount = max(1, int(giver.value / 1000.0 * draws.between(0.0005, 0.01)))
    share = round(draws.between(0.02, 0.3), 3)
    return [
        ClauseDraft(kind="payment", giver=giver.id, taker=taker.id, amount=amount),
        ClauseDraft(kind="revenue-share", giver=taker.id, taker=giver.id, price=share),
    ]
