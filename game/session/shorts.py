"""Short positions in words and figures: what one would cost, and when it would be called.

Invariant: figures are those of the engine's `instruments.positions` on today's world.
"""

from __future__ import annotations

from game.compiled.layout import Record
from game.compiled.orders import COVER_SHORT, RELEASE, SELL_SHORT
from game.compiled.sizes import MONEY, NOBODY
from game.session.numbers import number_in_words
from game.words import _

_WEEKS = 52.0


def short_room(rules: Record, world: Record, target: int) -> int:
    """What can be borrowed of firm `target`, thousand USD."""
    return max(0, int(float(rules["short_room"]) * float(world["value"][target])))


def lending_rate(rules: Record, world: Record, target: int) -> float:
    """Yearly fee for shares of firm `target`, part of their worth."""
    rise = float(rules["short_fee_rise"]) * float(world["shorts"][target])
    return float(rules["short_fee"]) + rise


def called_at(world: Record, f: int) -> float:
    """Value of the firm sold short, thousand USD, above which firm `f` is called; fees left out."""
    return float(world["short_mark"][f] + world["short_put"][f]) / max(1e-12, owed_part(world, f))


def owed_part(world: Record, f: int) -> float:
    """Part that firm `f` owes of another; of what is sold as the week closes, at today's value."""
    part = float(world["short_part"][f])
    value = max(1.0, float(world["value"][int(world["short_of"][f])]))
    return part if part > 0.0 else int(world["short_sum"][f]) / value


def short_in_words(rules: Record, before: Record, after: Record, order: Record) -> str:
    """What a sale of borrowed shares takes and risks, or what covering brings; "" for others."""
    f, kind = int(order["firm"]), int(order["kind"])
    if kind == COVER_SHORT and before["short_of"][f] != NOBODY:
        gain = int(before["short_sum"][f]) - int(before["short_mark"][f])
        text = _("you get {back} back; in all it brought {gain}, fees not counted")
        back = int(before["short_put"][f])
        return text.format(back=_usd(back), gain=_signed(gain))
    target = int(after["short_of"][f])
    if kind == RELEASE:
        return _own_news(rules, after, target)
    if kind != SELL_SHORT or target == NOBODY or before["short_of"][f] != NOBODY:
        return ""
    text = _(
        "{margin} lie with the lender; {fee} a week ({rate:.1%} a year). For each tenth that it "
        "falls you win {tenth}, for each that it rises you lose as much; you are called above a "
        "value of {call}"
    )
    owed, rate = int(after["short_mark"][f]), lending_rate(rules, after, target)
    told = text.format(
        margin=_usd(int(after["short_put"][f])), fee=_usd(rate * owed / _WEEKS), rate=rate,
        tenth=_usd(owed / 10), call=_usd(called_at(after, f)),
    )  # fmt: skip
    known = owed_part(after, f) >= float(rules["short_known"])
    return _("{told}; all will know it").format(told=told) if known else told


def _own_news(rules: Record, world: Record, target: int) -> str:
    """What the courts will make of a release by who is short of firm `target`; "" of nobody."""
    heat = float(rules["short_heat"])
    if target == NOBODY or heat <= 0.0 or not _falls_by_news(world, target):
        return ""
    text = _("you owe shares that may fall by it: the courts will ask what you knew, heat +{heat}")
    return text.format(heat=_("{n:.0f} points").format(n=100.0 * heat))


def _falls_by_news(world: Record, target: int) -> bool:
    """Whether a new model of another may hurt firm `target`, as the engine has it."""
    return bool((world["chip_seller"] == target).any() or world["serves"][target] != NOBODY)


def margin_limit(rules: Record, world: Record, order: Record) -> str:
    """How much the cash is margin enough for."""
    cash = int(world["balance"][MONEY, int(order["firm"])])
    most = int(cash / max(1e-9, float(rules["short_margin"])))
    most = min(most, short_room(rules, world, int(order["subject"])))
    text = _("there is {cash}: enough margin for {most}")
    return text.format(cash=_usd(cash), most=f"${most * 1000:,}")


def open_short(_rules: Record, world: Record, order: Record) -> str:
    """What stands in the way of another."""
    owed = int(world["short_mark"][int(order["firm"])])
    return _("you owe shares worth {usd}: cover first").format(usd=_usd(owed))


def short_of_party(rules: Record, world: Record, order: Record) -> str:
    """What must be done before the breach."""
    return _("{open}, and break it then").format(open=open_short(rules, world, order))


def _usd(thousands: float) -> str:
    return number_in_words(thousands * 1000.0, "usd")


def _signed(thousands: float) -> str:
    return f"+{_usd(thousands)}" if thousands >= 0 else _usd(thousands)
