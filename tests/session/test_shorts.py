"""What chiefs know of shares sold short, and what they are told of an order."""

from __future__ import annotations

import pytest

from game.compiled.sizes import NOBODY
from game.session.coding import encode
from game.session.numbers import number_in_words
from game.session.orders import Order
from game.session.session import Session
from game.session.shorts import short_in_words
from tests.session.playing import alone, fresh, to_the_end

pytestmark = pytest.mark.usefixtures("engine")

SHORT = Order(kind="short", subject="bolt", amount=100_000)


def after(*orders: Order, chair: str = "ada", weeks: int = 1) -> Session:
    """The game after weeks, in the first of which the chief gave these orders."""
    session = alone(chair)
    for given in orders:
        assert session.give(given).allowed
    for _week in range(weeks):
        session.hand_in()
    return session


def test_a_chief_sees_the_own_position() -> None:
    """What was sold, what it is worth, and from which value of the firm the lender calls."""
    session = after(SHORT)
    mine, own = session.view().shorts.mine, session.world[0]
    assert mine is not None
    assert (mine.by, mine.of, mine.sold) == ("ada", "bolt", 100_000_000)
    assert mine.owed == int(own["short_mark"][0]) * 1000
    assert mine.called > mine.entry == pytest.approx(1000 * float(own["value"][1]), rel=1e-6)


def test_small_sales_are_a_secret_and_large_ones_are_not() -> None:
    """Others hear of a sale from the bar on; never of its margin or its gain."""
    for amount, known in ((100_000, 0), (300_000, 1)):
        session = after(Order(kind="short", subject="bolt", amount=amount))
        for chair in ("bolt", "core"):
            shorts = session.view(chair).shorts
            assert shorts.mine is None
            assert [(line.by, line.of) for line in shorts.others] == [("ada", "bolt")] * known
            assert not any(line.sold or line.margin or line.called for line in shorts.others)
            told = [news.kind for news in session.view(chair).news]
            assert ("short known" in told) == bool(known)
            assert "short closed" not in told


def test_what_was_told_stays_told_and_what_was_not_stays_a_secret() -> None:
    """Issues and buy-backs of the firm sold short change the part that is owed, not who knows."""
    for amount, times, known in ((100_000, 9.0, 0), (300_000, 0.1, 1)):
        session = after(Order(kind="short", subject="bolt", amount=amount), weeks=2)
        moved = {"short_part": times * session.world["short_part"][0]}
        assert len(fresh(session, moved).view("core").shorts.others) == known


@pytest.mark.parametrize("name", ["short_part", "short_sum", "short_mark", "short_put"])
def test_no_fee_tells_what_others_sold_in_secret(name: str) -> None:
    """A secret position may be of any size: lenders ask the same of who would sell short too."""
    session = after(chair="ada")
    session.world["short_of"][0, 2] = 1
    before = fresh(session).quote(SHORT)
    session.world[name][0, 2] += 77
    assert fresh(session).quote(SHORT) == before


def test_the_fee_follows_from_what_is_published() -> None:
    """How much of a firm is sold short everybody reads; the rate is reckoned from that alone."""
    session = fresh(alone("ada"), {"shorts": 0.08})
    line = next(firm for firm in session.view().firms if firm.id == "bolt")
    rules = session.game.compiled.rules[0]
    rate = float(rules["short_fee"]) + float(rules["short_fee_rise"]) * line.shorted
    assert line.shorted == 0.08
    assert f"({rate:.1%} a year)" in session.quote(SHORT).effect


def test_a_quote_tells_margin_fee_and_call() -> None:
    """Before it is given: what it takes, what it costs a week, and when it is called."""
    told = alone("ada").quote(SHORT).effect
    assert "$25M lie with the lender" in told
    assert "$100k a week (5.2% a year)" in told
    assert "win $10M" in told
    assert "all will know" not in told
    large = alone("ada").quote(Order(kind="short", subject="bolt", amount=400_000)).effect
    assert "all will know" in large


def test_covering_tells_what_it_brought() -> None:
    """In the quote and among the results of the week the same gain."""
    session = after(SHORT, weeks=2)
    mine = session.view().shorts.mine
    assert mine is not None
    quote = session.give(Order(kind="cover"))
    report = session.hand_in()
    gain = report.orders[0].outcome
    assert quote.allowed
    assert gain and gain.split(",")[0].split()[-1] in quote.effect
    assert session.view().shorts.mine is None
    assert "short closed" in [news.kind for news in session.view().news]


def test_an_ending_nets_what_shorts_cost_and_brought() -> None:
    """One line of gain or loss, however often margin went out and came back."""
    session = to_the_end(after(SHORT, Order(kind="lobby", amount=10_000), weeks=1))
    ending = session.ending
    assert ending is not None
    told = [line for line in ending.reasons if line.startswith(("Most cash", "Most came"))]
    assert sum(line.count("shorts, won or lost") for line in told) == 1
    assert not any("short margin" in line or "payout" in line for line in told)


def test_a_sale_tells_at_which_value_it_was_made() -> None:
    """The value of the firm as the week closed; who covered before that sold nothing."""
    session = after(SHORT)
    mine = session.view().shorts.mine
    assert mine is not None
    entry = number_in_words(float(mine.entry), "usd")
    assert session.reports[-1].orders[0].outcome == f"sold at a value of {entry}"
    both = after(SHORT, Order(kind="cover"))
    assert both.reports[-1].orders[0].refusal.startswith("nothing was sold")


@pytest.mark.parametrize(
    ("amount", "limit"), [(500_000, "at most $450,000,000"), (999, "at least $1,000,000")]
)
def test_a_limit_is_told(amount: int, limit: str) -> None:
    """Too much and too little are told with the bound."""
    quote = alone("ada").quote(Order(kind="short", subject="bolt", amount=amount))
    assert limit in quote.refusal


def test_the_margin_that_is_told_is_enough() -> None:
    """Who lacks cash is told for how much it is margin; that much is allowed, and no more."""
    session = alone("bolt")
    refused = session.quote(Order(kind="short", subject="ada", amount=3_000_000))
    most = int(refused.refusal.rsplit("$", 1)[1].rstrip(")").replace(",", "")) // 1000
    assert session.quote(Order(kind="short", subject="ada", amount=most)).allowed
    assert not session.quote(Order(kind="short", subject="ada", amount=most + 4)).allowed


def test_the_last_word_of_a_week_counts() -> None:
    """A second sale in one tray takes the place of the first: never two for one week."""
    session = alone("ada")
    session.give(SHORT)
    session.give(Order(kind="short", subject="core", amount=50_000))
    assert [given.subject for given in session.tray] == ["core"]


@pytest.mark.parametrize(("times", "lies"), [(2.0, 1.0), (0.5, 0.0)])
def test_a_forecast_says_nothing_of_how_shares_move(times: float, lies: float) -> None:
    """What a short gains or loses this week is left out: the market's moves are nobody's to know.

    Counted at twice its worth it would pay out; at half, with nothing at the lender, be called.
    """
    session = after(SHORT, weeks=2)
    world = session.world[0]
    mark = world["short_mark"].copy()
    mark[0] = int(times * mark[0])
    put = world["short_put"].copy()
    put[0] = int(lies * put[0])
    fee = int(mark[0]) * 0.1
    moved = fresh(session, {"short_mark": mark, "short_put": put}).forecast().cash
    gone = world["short_of"].copy()
    gone[0] = NOBODY
    without = fresh(session, {"short_of": gone}).forecast().cash
    assert 0 <= without - moved < 1000 * fee / 10


def test_who_is_short_is_told_what_an_own_release_will_be_asked() -> None:
    """With the heat, while shares are owed of a firm that a new model may hurt; else nothing."""
    session = fresh(alone("ada"))
    rules, world = session.game.compiled.rules.copy(), session.world.copy()
    rules["short_heat"] = 0.2
    release = Order(kind="release", subject="ada-2", option="open", price=1.0)
    order = encode(session.catalogue, [("ada", release)])
    assert short_in_words(rules[0], world[0], world[0], order[0]) == ""
    world["short_of"][0, 0] = session.catalogue.place("firms", "bolt")
    assert "20 points" in short_in_words(rules[0], world[0], world[0], order[0])
