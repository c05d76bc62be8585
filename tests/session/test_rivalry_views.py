"""Teams, suits and shortcuts as chiefs see them, and what is told of orders about them."""

from __future__ import annotations

import pytest

from game.compiled.sizes import NOBODY
from game.session.orders import Order
from game.session.rivalry import guessed_yes
from game.session.session import Session
from tests.session.playing import FIRMS, alone, fresh
from tests.support.shipped import game_of

pytestmark = pytest.mark.usefixtures("engine")


def after(chair: str, *orders: Order, weeks: int = 1) -> Session:
    """The session of a chair after a first week with these orders, and more without."""
    session = alone(chair)
    for order in orders:
        session.give(order)
    for _week in range(weeks):
        session.hand_in()
    return session


def test_teams_are_known_but_not_their_pay() -> None:
    """Everybody sees every team; what it is paid is told to its own house alone."""
    for chair in FIRMS:
        teams = {team.id: team for team in alone(chair).view().teams}
        assert set(teams) == {"ada-lab", "bolt-desk", "bolt-lab"}
        assert all((team.pay > 0.0) == team.mine == (team.firm == chair) for team in teams.values())


def test_a_rivals_team_pay_and_secrets_are_hidden() -> None:
    """Pay of others' teams, scores puffed up, and what a suit cost change no third view."""
    session = alone("core")
    session.world["suit_by"][0, 0], session.world["suit_against"][0, 0] = 0, 1
    before = fresh(session).view()
    assert [(suit.by, suit.against, suit.asks, suit.spent) for suit in before.suits] == [
        ("ada", "bolt", 0, 0)
    ]
    session.world["team_pay"][0] += 100
    session.world["puffed"][0] += 300
    session.world["suit_spent"][0] += 5000
    session.world["suit_found"][0] += 1
    assert fresh(session).view() == before


@pytest.mark.parametrize("times", [1.5, 2.0, 3.0])
def test_an_ordinary_bid_for_a_team_is_a_gamble(times: float) -> None:
    """In January up to three times the going pay wins a loyal team of a rich house between one
    time in seven and two in three; twenty times is worth it with all of them.
    """
    table = Session.start(game_of("year-2025"), seed=1, chair="meta").table
    rules, world, firms = table.rules, table.world, table.compiled.places["firms"]
    market = float(world["market_pay"])
    rich = [
        team
        for team in range(int(rules["teams"]))
        if float(rules["team_loyalty"][team]) >= 0.5
        and int(world["team_firm"][team]) not in (NOBODY, firms["meta"])
        and float(world["value"][int(world["team_firm"][team])]) > 50e6
    ]
    odds = [guessed_yes(rules, world, firms["meta"], team, times * market) for team in rich]
    assert odds
    assert 0.15 < min(odds) <= max(odds) < 0.65
    dear = [guessed_yes(rules, world, firms["meta"], team, 20 * market) for team in rich]
    assert min(dear) > 0.6


def test_the_accused_is_told_what_would_settle() -> None:
    """Who is sued sees the price of peace, which is what the case is worth; paying it ends it."""
    session = alone("bolt")
    session.world["suit_by"][0, 0], session.world["suit_against"][0, 0] = 0, 1
    session.world["suit_spent"][0, 0], session.world["suit_week"][0, 0] = 4000, -1
    (suit,) = fresh(session).view().suits
    assert 0 < suit.asks < 4_000_000
    assert 0.0 < suit.chance < 1.0
    less = session.quote(Order(kind="settle", subject="ada", amount=suit.asks // 1000 - 1))
    assert f"at least ${suit.asks:,}" in less.refusal
    assert session.quote(Order(kind="settle", subject="ada", amount=suit.asks // 1000)).allowed
    advice = {matter.id: matter for matter in session.view().matters}["advice-sued-ada"]
    assert advice.proposal is not None
    assert session.quote(advice.proposal).allowed


def test_score_and_worth_are_two_numbers() -> None:
    """One's own model is seen at both; others see the score."""
    session = after("ada", Order(kind="take-shortcut", option="tuned benchmark"))
    own = next(model for model in session.view().models if model.id == "ada-1")
    assert own.capability > own.worth
    (hidden,) = session.view().conduct.hidden
    assert hidden.id == "tuned benchmark"
    assert hidden.chance > 0.0
    theirs = next(model for model in session.view("core").models if model.id == "ada-1")
    assert theirs.capability == theirs.worth == own.capability
    assert session.view("core").conduct.hidden == ()
    assert "advice-hidden-tuned-benchmark" in {matter.id for matter in session.view().matters}


@pytest.mark.parametrize(
    ("chair", "order", "words"),
    [
        ("ada", Order(kind="bid-team", subject="bolt-lab", price=1500.0), "of morale"),
        ("bolt", Order(kind="hold-team", price=2000.0), "2 teams of 25 people"),
        ("ada", Order(kind="sue", subject="bolt", amount=5000), "that it is won in 4 weeks"),
        ("ada", Order(kind="take-shortcut", option="tuned benchmark"), "it scores"),
        ("bolt", Order(kind="take-shortcut", option="thin safety"), "of its plan instead of"),
        ("bolt", Order(kind="take-shortcut", option="loosened content"), "found with"),
        ("bolt", Order(kind="set-care", price=10.0), "see to safety"),
    ],
)
def test_what_an_order_brings_is_told_before(chair: str, order: Order, words: str) -> None:
    """A quote names the odds, the gain and the price."""
    quote = alone(chair).quote(order)
    assert quote.allowed
    assert words in quote.effect


@pytest.mark.parametrize(
    ("breaches", "spent", "words"),
    [
        (0, 5000, "no ground is known, unless its heat is above 0% or it hides something: about"),
        (0, 5000, "On average you lose $"),
        (3, 5000, "it broke 3 contracts: about"),
        (3, 5000, "On average you gain $"),
        (3, 90_000, "Even won it does not pay back what it costs"),
    ],
)
def test_a_suit_tells_its_ground_and_what_it_comes_to(
    breaches: int, spent: int, words: str
) -> None:
    """What speaks against the accused, and what such a suit brings on average."""
    session = alone("ada")
    session.world["breaches"][0, 1] = breaches
    quote = fresh(session).quote(Order(kind="sue", subject="bolt", amount=spent))
    assert words in quote.effect


def test_a_bid_for_a_team_tells_its_bonus() -> None:
    """What signing costs stands in the quote as a later cost."""
    quote = alone("ada").quote(Order(kind="bid-team", subject="bolt-lab", price=2000.0))
    assert quote.cost_later == 15 * 2_000_000 // 2


def test_a_bid_that_lost_is_told_with_its_reason() -> None:
    """A team that stays is no success, and the odds that stood against it are told."""
    session = alone("ada")
    session.give(Order(kind="bid-team", subject="bolt-lab", price=100.0))
    (result,) = session.hand_in().orders
    assert int(session.world["team_firm"][0, 2]) == 1
    assert result.outcome == ""
    assert "they chose to stay with Bolt: your odds stood at" in result.refusal


def test_who_wins_a_team_is_in_the_news() -> None:
    """Winner, loser and public hear of it, each in their words."""
    session = alone("ada")
    session.world["team_firm"][0, 2], session.world["team_home"][0, 2] = NOBODY, NOBODY
    fresh(session)
    assert session.give(Order(kind="bid-team", subject="bolt-lab", price=4_000.0)).allowed
    report = session.hand_in()
    kinds = {item.kind for item in session.view("core").news}
    told = {result.order.kind: result for result in report.orders}["bid-team"]
    assert ("team won" in kinds) == (told.outcome == "they come")
