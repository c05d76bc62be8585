"""How a bid for a team ended is told with what decided it, and with nothing that is hidden."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import pytest

from game.session.orders import Order
from game.session.session import Session
from game.session.view import View
from tests.support.small import STILL, build

pytestmark = pytest.mark.usefixtures("engine")

GOES, STAYS = -20.0, 20.0
"""`team_stay` with which a team is certain to go where it is asked, or to stay."""
BID = 900.0
"""Thousand USD a year for each of the team."""


@attrs.define
class House:
    """A chief who only says how far bids are matched."""

    limit: float
    name: str = "house"

    def decide(self, view: View) -> Sequence[Order]:
        """Hold the teams up to the limit."""
        return [Order(kind="hold-team", price=self.limit)]


def bid_for_the_lab(stay: float, limit: float, **changes: float) -> Session:
    """Ada bids for a team of Bolt, which matches bids up to `limit`."""
    market = {"team_stay": stay, "team_counter": 0.0, "team_pay_weight": 1.0, **changes}
    rules = {f"team_market.{name}": value for name, value in market.items()}
    game = build({**STILL, **rules})
    session = Session.start(game, seed=1, chair="ada", players={"bolt": House(limit)})
    assert session.give(Order(kind="bid-team", subject="bolt-lab", price=BID)).allowed
    session.hand_in()
    return session


def told(session: Session, chair: str, kind: str) -> str:
    """The text of the only news of that kind that a chief hears."""
    (news,) = (news for news in session.view(chair).news if news.kind == kind)
    return news.text


def test_a_house_that_matched_in_full_reads_that_pay_did_not_decide() -> None:
    """Who bid what, that it was matched, and how likely such a team goes all the same."""
    text = told(bid_for_the_lab(GOES, 2.0 * BID), "bolt", "team lost")
    assert "Ada bid $900" in text
    assert "you matched it in full" in text
    assert "100% of such teams do" in text


def test_a_house_that_matched_less_reads_how_far_it_went() -> None:
    """Its limit stands beside the bid; a house without one is told of it."""
    assert "you match bids up to $500" in told(bid_for_the_lab(GOES, 500.0), "bolt", "team lost")


def test_the_trait_that_spoke_for_going_is_named() -> None:
    """More compute a head at the other house, where that counts."""
    text = told(bid_for_the_lab(GOES, 2.0 * BID, team_compute_weight=1.0), "bolt", "team lost")
    plain = told(bid_for_the_lab(GOES, 2.0 * BID, team_compute_weight=0.0), "bolt", "team lost")
    assert "units of compute a head" not in plain
    assert ("units of compute a head" in text) or "Nothing you could see" in text


def test_who_bid_in_vain_reads_what_the_team_chose() -> None:
    """It stayed, and how likely that was at equal pay; its house reads who bid what."""
    session = bid_for_the_lab(STAYS, 2.0 * BID)
    assert "They stay with Bolt, which may match a bid" in told(session, "ada", "team declined")
    assert "Bids a year for each: Ada $900" in told(session, "bolt", "team held")


def test_a_rivals_mood_is_not_told() -> None:
    """What the house reads of why a team went does not change with the morale of who won it."""
    texts = []
    for morale in (0.1, 0.9):
        rules = {"team_market.team_stay": GOES, "firms.ada.morale": morale}
        session = Session.start(build({**STILL, **rules}), seed=1, chair="ada")
        session.give(Order(kind="bid-team", subject="bolt-lab", price=BID))
        session.hand_in()
        texts.append(told(session, "bolt", "team lost"))
    assert texts[0] == texts[1]
