"""Why a share, trust and morale changed: the causes add up and name what happened."""

from __future__ import annotations

import pytest

from game.session.orders import Order
from game.session.session import Session
from game.session.view import WeekReport
from tests.session.playing import FIRMS, alone, among
from tests.support.lane import tries
from tests.support.small import build, still_game

pytestmark = pytest.mark.usefixtures("engine")

_FIGURES = {
    "share of all tokens": "usage_share",
    "users' trust": "trust",
    "morale": "morale",
    "investors' feeling": "sentiment",
}
"""Figures of the firm whose causes are those between two mornings."""


def largest(report: WeekReport, figure: str) -> tuple[str, float]:
    """The cause that moved a figure most."""
    return dict(report.reasons)[figure][0]


def after(session: Session, *orders: Order) -> WeekReport:
    """The report of a week with these orders."""
    for order in orders:
        assert session.give(order).allowed
    return session.hand_in()


@pytest.mark.parametrize("chair", FIRMS)
@pytest.mark.parametrize("week", range(0, tries(8, 1), 2))
def test_causes_add_up_to_the_change(chair: str, week: int) -> None:
    """Whatever everybody does, nothing of a change is left without a cause."""
    session = among("random", week, chair=chair, seed=3)
    before = session.world.copy()
    report = session.hand_in()
    place = session.catalogue.place("firms", chair)
    for figure, field in _FIGURES.items():
        causes = dict(report.reasons).get(figure, ())
        change = float(session.world[field][0, place] - before[field][0, place])
        assert sum(by for _cause, by in causes) == pytest.approx(change, abs=6e-4)
    need = float(session.world["expected_need"][0] / before["expected_need"][0]) - 1.0
    told = dict(report.reasons).get("expected need of compute", ())
    assert sum(by for _cause, by in told) == pytest.approx(need, abs=6e-4)


@pytest.mark.parametrize("week", range(0, tries(8, 2), 2))
def test_the_need_is_told_without_a_rest(week: int) -> None:
    """The signal that investors follow is the one the causes are reckoned from."""
    session = among("random", week, chair="ada", seed=3)
    told = dict(dict(session.hand_in().reasons).get("expected need of compute", ()))
    assert abs(told.get("events and chance", 0.0)) < 1e-6


def test_an_open_release_moves_the_expected_need_by_its_recipe() -> None:
    """A stronger model calls for larger runs, a published recipe makes them smaller."""
    session = alone("ada", game=still_game())
    release = Order(kind="release", subject="ada-2", option="open", price=3.0)
    told = dict(dict(after(session, release).reasons)["expected need of compute"])
    assert told["stronger models call for larger runs"] > 0.0


def test_a_sprint_is_the_cause_of_tired_people() -> None:
    """What the own orders do to morale is told apart from what the market does."""
    session = alone("ada", game=still_game())
    full = int(session.game.compiled.rules["sprint_cost"][0])
    told = dict(dict(after(session, Order(kind="sprint", amount=full)).reasons)["morale"])
    tired = float(session.game.compiled.rules["sprint_morale"][0])
    assert told["Research sprint"] == pytest.approx(-tired)


def test_a_dearer_price_is_the_cause_of_a_lost_share() -> None:
    """Who asks five times as much loses by prices more than by anything else."""
    session = alone("ada", game=still_game())
    cause, by = largest(after(session, Order(kind="set-price", price=15.0)), "share of all tokens")
    assert cause == "prices"
    assert by < 0.0


def test_a_rivals_price_is_a_cause_too() -> None:
    """A share won because another became dear is won by prices."""
    session = Session.start(still_game(), seed=1, chair="bolt", players={"ada": Dear()})
    cause, by = largest(session.hand_in(), "share of all tokens")
    assert cause == "prices"
    assert by > 0.0


class Dear:
    """A chief who asks far too much."""

    name = "dear"

    def decide(self, view: object) -> list[Order]:
        """The highest price but one."""
        return [Order(kind="set-price", price=60.0)]


def test_a_better_model_is_the_cause_of_a_won_share() -> None:
    """Releasing the stronger model wins users by models."""
    session = alone("ada", game=still_game())
    release = Order(kind="release", subject="ada-2", option="closed", price=3.0)
    cause, by = largest(after(session, release), "share of all tokens")
    assert cause == "models"
    assert by > 0.0


def test_turning_users_away_is_the_cause_of_lost_share_and_trust() -> None:
    """Without compute for serving both fall for that reason."""
    session = alone("ada", game=still_game())
    report = after(session, Order(kind="set-split", amount=90, price=2.0))
    cause, by = largest(report, "share of all tokens")
    assert cause == "requests turned away"
    assert by < 0.0
    assert dict(dict(report.reasons)["users' trust"])["requests turned away"] < 0.0


def test_low_pay_is_a_cause_of_low_morale() -> None:
    """Pay cut to a quarter shows in the morale of the very week."""
    session = alone("ada", game=build())
    report = after(session, Order(kind="set-pay", price=125.0))
    causes = dict(dict(report.reasons)["morale"])
    assert [by < 0.0 for cause, by in causes.items() if "below the market" in cause] == [True]


def test_whom_high_pay_brings_is_a_cause_of_lower_morale() -> None:
    """Newcomers who came for the pay are told apart, so that nothing is left unexplained."""
    session = alone("ada", game=build({"talent.came_for_money": 0.5, "talent.newcomers": 400}))
    orders = (Order(kind="set-pay", price=2_000.0), Order(kind="recruit", amount=20))
    causes = dict(dict(after(session, *orders).reasons)["morale"])
    assert causes["newcomers who came for the pay"] < 0.0
    assert abs(causes.get("purchases and what befell others", 0.0)) < 0.01
    assert any(cause.startswith("the house's usual ") for cause in causes)


def test_people_who_came_are_counted_beside_those_sought() -> None:
    """The report tells how many came of how many, and the quote names a range around it."""
    session = alone("ada", game=still_game())
    order = Order(kind="recruit", amount=20)
    quote = session.quote(order)
    report = after(session, order)
    came, asked = report.orders[0].text.split(" · ")[1].removesuffix(" came").split(" of ")
    least, most = (int(part) for part in quote.effect.split(" of ")[0].split(" to "))
    assert asked == "20"
    assert least <= int(came) <= most + 1
