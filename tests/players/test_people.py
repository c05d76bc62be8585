"""How the heuristic chief treats its own people and those of others."""

from tests.players.views import BILLION, firm, order_of, view, wish

AHEAD = (firm(id="best", name="Best", capability=70.0),)


def test_low_morale_raises_pay() -> None:
    """Unhappy people get more, in a small step."""
    order = order_of(view(morale=0.3), "set-pay")
    assert 900.0 < order.price <= 1000.0


def test_pay_is_left_alone_when_people_are_content() -> None:
    """Ordinary morale changes nothing."""
    assert wish(view(), "set-pay") is None


def test_pay_is_not_raised_far_above_the_market() -> None:
    """Money alone does not mend morale."""
    assert wish(view(morale=0.3, pay=1_500_000.0), "set-pay") is None


def test_pay_is_cut_when_money_is_nearly_gone() -> None:
    """A firm about to run dry that pays above the market pays less."""
    seen = view(cash=300_000_000, income=0, expense=100_000_000, pay=1_100_000.0)
    assert order_of(seen, "set-pay").price < 1100.0


def test_recruits_with_moves_to_spare() -> None:
    """With money and moves left people are looked for."""
    assert 0 < order_of(view(), "recruit").amount <= 30


def test_aggressive_chief_poaches_from_who_is_ahead() -> None:
    """Aggression without loyalty bids for the people of the strongest rival, above their pay."""
    order = order_of(view(rivals=AHEAD), "poach", aggression=0.9, loyalty=0.1)
    assert order.subject == "best"
    assert order.price > 900.0


def test_loyal_chief_does_not_poach() -> None:
    """Loyalty keeps a chief from others' people."""
    assert wish(view(rivals=AHEAD, moves=5), "poach", aggression=0.9, loyalty=0.9) is None


def test_leader_does_not_poach() -> None:
    """Nobody weaker is worth a bid."""
    rivals = (firm(capability=50.0),)
    assert wish(view(rivals=rivals, moves=5), "poach", aggression=1.0, loyalty=0.0) is None


def test_poor_firm_courts_nobody() -> None:
    """Without a purse nobody is recruited or poached."""
    seen = view(rivals=AHEAD, cash=BILLION // 10, income=0, expense=100_000_000, moves=5)
    assert wish(seen, "recruit") is None
    assert wish(seen, "poach", aggression=1.0, loyalty=0.0) is None
