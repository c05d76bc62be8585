"""The planner keeps wishes within moves and money."""

from game.players.heuristic.forms import round_down, round_price, thousands
from game.players.heuristic.planner import pick
from game.players.heuristic.proposal import Proposal
from game.session.orders import Order


def want(kind: str, urgency: float, cost: int = 0, subject: str = "") -> Proposal:
    """A proposal of an order that matters only by its kind."""
    order = Order(kind=kind, subject=subject, amount=1)
    return Proposal(order=order, urgency=urgency, reason="", cost=cost)


def kinds(chosen: list[Proposal]) -> list[str]:
    """The kinds of what was picked, in order."""
    return [proposal.order.kind for proposal in chosen]


def test_most_urgent_first_within_moves() -> None:
    """Moves go to what is wanted most; what takes no move is never crowded out."""
    wishes = [want("recruit", 0.2), want("lobby", 0.4), want("train", 0.9), want("set-price", 0.1)]
    assert kinds(pick(wishes, moves=2, purse=0)) == ["train", "lobby", "set-price"]


def test_equal_urgency_keeps_the_order_given() -> None:
    """Between equal wishes the earlier policy wins."""
    wishes = [want("sprint", 0.5), want("keynote", 0.5)]
    assert kinds(pick(wishes, moves=1, purse=0)) == ["sprint"]


def test_the_purse_is_spent_once() -> None:
    """A second wish that the first leaves no money for is dropped."""
    wishes = [
        want("buy-chips", 0.9, cost=80),
        want("build-power", 0.8, cost=40),
        want("lobby", 0.1),
    ]
    assert kinds(pick(wishes, moves=3, purse=100)) == ["buy-chips", "lobby"]


def test_money_raised_can_be_spent() -> None:
    """A loan wanted more than a purchase pays for it."""
    wishes = [want("buy-chips", 0.8, cost=80), want("borrow", 1.0, cost=-100)]
    assert kinds(pick(wishes, moves=3, purse=0)) == ["borrow", "buy-chips"]


def test_money_raised_for_the_runway_is_not_spent() -> None:
    """What is missing from the safe runway is filled before anything else is paid."""
    wishes = [want("buy-chips", 0.8, cost=80), want("borrow", 1.0, cost=-100)]
    assert kinds(pick(wishes, moves=3, purse=-50)) == ["borrow"]


def test_one_order_a_subject() -> None:
    """Of two wishes about the same subject the more urgent is kept."""
    wishes = [want("set-price", 0.3), want("set-price", 0.6, subject="")]
    assert [wish.urgency for wish in pick(wishes, moves=1, purse=0)] == [0.6]


def test_release_settles_price_and_model() -> None:
    """In the week of a release no other order changes the price or what is served."""
    wishes = [want("set-price", 0.8), want("serve", 0.8, subject="r1"), want("release", 1.0)]
    assert kinds(pick(wishes, moves=1, purse=0)) == ["release"]


def test_amounts_are_cut_never_raised() -> None:
    """Rounding leaves two leading digits and never more than was there."""
    assert (round_down(12_999), round_down(7.9), round_down(-5.0)) == (12_000, 7, 0)
    assert thousands(1_999_999) == 1_900
    assert round_price(0.012345) == 0.0123
