"""Quotes, plans and forecasts tell beforehand what then happens."""

from __future__ import annotations

import datetime

import pytest

from game.compiled.sizes import MONEY
from game.session.endings import Story, ending_of
from game.session.orders import Order
from game.session.session import Session
from tests.session.playing import FIRMS, alone, fresh
from tests.support.small import build, still_game

pytestmark = pytest.mark.usefixtures("engine")

RISES = {"quantity": "firms.bolt.protest", "add": 0.3}
QUARREL = {
    "title": "A quarrel", "text": "The neighbours are at the gate.", "firm": "bolt",
    "date": datetime.date(2025, 1, 6), "weeks": 1, "default": "fight",
}  # fmt: skip


@pytest.mark.parametrize("chair", FIRMS)
def test_the_plan_shows_the_tray(chair: str) -> None:
    """The planned view has the cash and the moves left once the tray is handed in."""
    session = alone(chair)
    before = session.view().own
    quote = session.give(Order(kind="lobby", amount=10))
    assert quote.allowed
    planned = session.planned().own
    assert planned.cash == before.cash - quote.cost_now
    assert planned.moves == before.moves - 1
    assert session.view().own.cash == before.cash


@pytest.mark.parametrize("chair", FIRMS)
def test_the_forecast_comes_true_when_nobody_else_acts(chair: str) -> None:
    """With all others idle, cash after the week is what the forecast said."""
    session = alone(chair)
    session.give(Order(kind="lobby", amount=10))
    forecast = session.forecast()
    session.hand_in()
    place = session.catalogue.place("firms", chair)
    assert int(session.past[-1]["balance"][0, MONEY, place]) * 1000 == forecast.cash
    assert forecast.shortfall == 0


def test_a_fatal_week_is_forecast() -> None:
    """Somebody who spends what is due for wages is told that it cannot be paid."""
    session = alone("bolt")
    cash = session.view().own.cash // 1000
    assert session.give(Order(kind="set-pay", price=10_000.0)).allowed
    quote = session.give(Order(kind="lobby", amount=cash))
    assert quote.allowed
    assert any("cash would last" in warning for warning in quote.warnings)
    assert session.forecast().shortfall > 0


def test_a_sprint_says_what_it_brings() -> None:
    """The effect of an order is told from a trial of the rules."""
    session = alone(FIRMS[0])
    cash = session.view().own.cash // 1000
    quote = session.quote(Order(kind="sprint", amount=max(1, cash // 4)))
    assert "training recipe +" in quote.effect


def test_a_price_below_cost_is_warned_of() -> None:
    """What is allowed and dear is said so."""
    for chair in FIRMS:
        session = alone(chair)
        own = session.view().own
        low = float(session.game.compiled.rules["price_low"][0])
        if own.serves and own.unit_cost > low:
            warnings = session.quote(Order(kind="set-price", price=low)).warnings
            assert any("below your cost" in warning for warning in warnings)
            return
    raise AssertionError("no chair of the small world serves a model")


def test_a_refused_order_of_chips_names_the_queue() -> None:
    """Cash that waits for cards already ordered is not there twice; what is left is said."""
    session = alone("bolt")
    card = round(float(session.world["chip_price"][0, 0]))
    cash = session.view().own.cash // 1000
    assert session.give(Order(kind="buy-chips", subject="card", amount=cash // card // 2)).allowed
    left = (cash - cash // card // 2 * card) // card
    refused = session.quote(Order(kind="buy-chips", subject="card", amount=left + 1))
    assert "already in the queue" in refused.refusal
    assert f"enough for {left:,} cards" in refused.refusal
    assert session.quote(Order(kind="buy-chips", subject="card", amount=left)).allowed


def test_cards_are_shown_at_the_price_that_is_charged() -> None:
    """A price of half a thousand is charged in whole thousands, and shown so."""
    session = alone("bolt", game=build({"chips.card.price": 27_500}))
    shown = next(chip.price for chip in session.view().chips if chip.id == "card")
    quote = session.quote(Order(kind="buy-chips", subject="card", amount=10))
    assert quote.cost_later == 10 * shown


def test_a_refused_order_still_says_what_it_would_cost() -> None:
    """Power beyond the cash has its price, and the most there is money for."""
    session = alone("bolt")
    quote = session.quote(Order(kind="build-power", amount=10**6, option="grid"))
    assert quote.cost_now == 3000 * 10**6
    most = session.view().own.cash // 3_000_000
    assert f"enough for {most:,} MW" in quote.refusal
    assert session.quote(Order(kind="build-power", amount=most * 1000, option="grid")).allowed


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (Order(kind="set-pay", price=1e6), "the pay is out of bounds"),
        (Order(kind="repay", amount=0), "there is no debt to repay"),
        (Order(kind="repay", amount=5), "there is no debt to repay"),
    ],
)
def test_refusals_speak_of_the_order_at_hand(order: Order, words: str) -> None:
    """Pay is not called a price, and nobody is asked for more when nothing is owed."""
    assert alone("bolt").quote(order).refusal.startswith(words)


def test_new_pay_is_not_free() -> None:
    """A policy that costs money every week says so, and one that saves some too."""
    session = alone("bolt")
    own = session.view().own
    dearer = session.quote(Order(kind="set-pay", price=own.pay / 1000 * 2))
    assert dearer.cost_later == pytest.approx(own.people * own.pay / 52)
    assert session.quote(Order(kind="set-pay", price=own.pay / 2000)).cost_later < 0


@pytest.mark.parametrize("chair", FIRMS)
def test_interest_quoted_is_interest_paid(chair: str) -> None:
    """The rate is that of the debt after the loan, on the whole of it."""
    session = alone(chair, game=still_game())
    amount = session.view().own.credit // 1000 // 2
    quote = session.give(Order(kind="borrow", amount=amount))
    assert quote.allowed
    assert any("on all your debt" in warning for warning in quote.warnings)
    before = -dict(alone(chair, game=still_game()).view().own.money).get("interest", 0)
    for _week in range(3):
        session.hand_in()
    paid = -dict(session.view().own.money)["interest"]
    assert paid == pytest.approx(before + quote.cost_later, rel=0.05)


def test_runway_counts_the_cards_in_the_queue() -> None:
    """Cards that will be paid for as they ship shorten the cash from the day of the order."""
    session = alone("bolt", game=build({"firms.bolt.overheads": 50_000_000}))
    before = session.view().own.runway
    assert before is not None
    card = round(float(session.world["chip_price"][0, 0]))
    cards = session.view().own.cash * 6 // 10 // 1000 // card
    assert session.give(Order(kind="buy-chips", subject="card", amount=cards)).allowed
    planned = session.planned().own.runway
    after = session.forecast().runway
    assert planned is not None
    assert after is not None
    assert planned < 0.7 * before
    assert after < before - 1.0


def test_money_beyond_what_helps_is_said_to_be_wasted() -> None:
    """A sprint has a sum from which more brings nothing, and a hearing one that wins all."""
    session = alone("ada")
    full = int(session.game.compiled.rules["sprint_cost"][0])
    more = session.quote(Order(kind="sprint", amount=full + 1))
    assert f"beyond ${full * 1000:,} it brings nothing more" in more.effect
    assert "nothing more" not in session.quote(Order(kind="sprint", amount=full // 2)).effect
    heard = alone("ada", game=build({"politics.lobby_gain": 2.0}))
    assert "hardly more" in heard.quote(Order(kind="lobby", amount=10**5)).effect


def test_what_more_money_brings_is_told() -> None:
    """Below its limit a sprint says what four times the money would bring, and it does."""
    session = alone("ada")
    small, large = (
        session.quote(Order(kind="sprint", amount=amount)).effect for amount in (500, 2000)
    )
    assert "four times the money brings 2.0 times as much" in small
    gains = [float(text.split("training recipe +")[1].split("%")[0]) for text in (small, large)]
    assert gains[1] == pytest.approx(2.0 * gains[0], rel=0.1)


def test_turbines_are_warned_of_with_the_protest_they_bring() -> None:
    """The protest that is told is the one that comes."""
    session = alone("bolt", game=still_game())
    quote = session.give(Order(kind="build-power", amount=60_000, option="fast"))
    warning = next(text for text in quote.warnings if "protest" in text)
    assert not any("protest" in text for text in session.quote(
        Order(kind="build-power", amount=1000, option="grid")).warnings)  # fmt: skip
    session.hand_in()
    protest = session.view().own.protest
    assert protest > 0.0
    assert f"{protest:.0%} after this week" in warning


@pytest.mark.parametrize("serving", [0.0, 1.0])
def test_who_serves_nobody_on_purpose_turns_nobody_away(serving: float) -> None:
    """Without compute set for serving a release is warned of, and no news tells of an overload."""
    session = alone("ada")
    assert session.give(Order(kind="set-split", amount=90, price=serving)).allowed
    release = Order(kind="release", subject="ada-2", option="closed", price=3.0)
    warned = any("users will find it closed" in text for text in session.quote(release).warnings)
    assert warned == (serving == 0.0)
    told = {news.kind for news in session.hand_in().news if news.firm == "ada"}
    assert ("overloaded" in told) == (serving > 0.0)


def test_a_dread_that_would_end_the_game_is_forecast() -> None:
    """In the week before the last of a fear's weeks the forecast names it; advice did before."""
    fear = {"text": "Dark.", "when": "firms.bolt.protest > 0.01", "weeks": 2}
    game = build({"firms.bolt.fear": fear, "firms.bolt.ambition": {"text": "No.", "when": "0"}})
    session = alone("bolt", game=game)
    assert session.give(Order(kind="build-power", amount=60_000, option="fast")).allowed
    assert session.forecast().dread == ""
    session.hand_in()
    advice = next(matter for matter in session.view().matters if matter.id == "advice-dread")
    assert "Bolt: protest above 1%" in advice.text
    assert "one more week like it" in advice.title
    assert session.forecast().dread.startswith("Bolt: protest above 1%")
    session.hand_in()
    assert session.ending is not None
    assert session.ending.kind == "fear"


def test_a_dread_that_the_morning_brought_is_told_as_not_yet_counted() -> None:
    """What an event moves after the week closed is told apart in the report and on the desk."""
    choices = {"fight": {"title": "Fight", "effects": [RISES]}}
    quarrel = {**QUARREL, "choices": choices}
    fear = {"text": "Dark.", "when": "firms.bolt.protest > 0.01", "weeks": 2}
    changes = {"firms.bolt.fear": fear, "events": {"quarrel": quarrel}}
    session = alone("bolt", game=build(changes))
    told = {name: (was, now) for name, was, now, _unit in session.hand_in().changes}
    assert told["protest, since the week closed"] == pytest.approx((0.0, 0.3))
    assert "protest" not in told
    view = session.view()
    assert (view.fear.held, view.fear.holds) == (0, True)
    advice = next(matter for matter in view.matters if matter.id == "advice-dread")
    assert advice.title == "What you dread is true this morning, and counts when the week closes"
    assert "for 2 weeks in a row" in advice.text
    session.hand_in()
    assert session.view().fear.held == 1


def test_a_dread_joins_its_conditions_as_they_are_written() -> None:
    """Of alternatives each is enough, and the figures told are those after the week."""
    when = "firms.bolt.cash > 1 or firms.bolt.people > 10 and firms.bolt.people > 20"
    fear = {"text": "Dark.", "when": when, "weeks": 1}
    game = build({"firms.bolt.fear": fear, "firms.bolt.ambition": {"text": "No.", "when": "0"}})
    dread = alone("bolt", game=game).forecast().dread
    assert dread.count(" or ") == 1
    assert dread.count(" and ") == 1
    assert dread.count("(after this week it would stand at ") == 3
    assert " or (Bolt: people above 10" in dread


def test_a_limit_at_todays_rent_is_warned_of_and_told_when_it_failed() -> None:
    """Who bids no more than today's rent hears so first, and afterwards why nothing came."""
    session = alone("bolt")
    low = session.view().market.spot_price / 1000.0 / 2.0
    quote = session.give(Order(kind="rent", amount=3_000, price=low))
    assert any("not above today's rent" in text for text in quote.warnings)
    (result,) = session.hand_in().orders
    assert result.refusal == "0 of 3,000: the rent rose above your limit"


def test_a_matter_names_the_answer_of_silence() -> None:
    """What is taken for a chief who says nothing is one of the answers, the scenario's own."""
    session = to_the_matter("offer")
    matter = next(matter for matter in session.view().matters if matter.id == "offer")
    assert matter.default == "refuse"
    assert matter.default in {answer.id for answer in matter.answers}


def to_the_matter(event: str) -> Session:
    """A game at the week in which `event` waits for Bolt's answer."""
    session = alone("bolt", game=build({f"events.{event}.chance": 1.0}))
    while not any(matter.id == event for matter in session.view().matters):
        session.hand_in()
    return session


def test_cards_not_shipped_have_their_reason() -> None:
    """A queue is told to be the vendor's doing, and one's own where cash is short too."""
    session = alone("bolt", game=build({"chips.card.output": 5, "chips.card.others": 1000}))
    assert session.give(Order(kind="buy-chips", subject="card", amount=200)).allowed
    report = session.hand_in()
    news = next(item for item in report.news if item.kind == "chips short")
    assert news.text == "The vendor makes fewer than are ordered."


def test_an_ending_names_decisions() -> None:
    """The reasons name the money and the turning week of this very game."""
    session = alone(FIRMS[0])
    session.give(Order(kind="lobby", amount=10))
    while session.ending is None:
        session.hand_in()
    ending = session.ending
    told = "\n".join(ending.reasons)
    assert "Most cash went to: " in told
    assert "moved most in week" in told
    bare = ending_of(session.table, FIRMS[0], Story())
    assert bare is not None
    assert "Most cash went to: " not in "\n".join(bare.reasons)


def test_of_a_run_that_ends_only_the_end_is_told() -> None:
    """That a model needed more than planned is no news in the week it is trained."""
    session = alone("bolt")
    world = session.world
    world["run_done"][0, 1], world["run_plan"][0, 1], world["run_need"][0, 1] = 7_999, 8_000, 8_001
    kinds = [item.kind for item in fresh(session).hand_in().news]
    assert "run finished" in kinds
    assert "run overran" not in kinds


def test_a_buy_back_tells_what_becomes_of_a_share() -> None:
    """The part of all shares that is gone is the money over the value; a share loses nothing."""
    session = alone("ada", game=still_game())
    value = float(session.world["value"][0, session.catalogue.place("firms", "ada")])
    quote = session.quote(Order(kind="buy-back", amount=int(value * 0.001)))
    assert quote.allowed
    assert "0.10% of all shares are gone" in quote.effect
