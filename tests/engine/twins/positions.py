"""Plain twin of a short position: what one share did, told as a broker's statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import define


@define
class Statement:
    """A broker's account; money in thousand USD."""

    cash: int
    """Of the firm, outside the account."""
    lies: int
    owed: int
    fees: int = 0
    """Paid so far."""
    called: int = 0
    """Put up on calls so far."""
    lost_at_end: int = 0
    """Paid beyond the margin when it was closed out."""
    closed: bool = False


def open_account(cash: int, sold: int, margin: float) -> Statement:
    """Shares sold for `sold`, a part `margin` of that put up."""
    put = int(margin * sold)
    return Statement(cash=cash - put, lies=put, owed=sold)


def week(account: Statement, part: float, value: float, rate: float, margin: float) -> None:
    """A week at whose end the whole firm is worth `value`, in place.

    The fee first, from cash, and from the margin where that fails. Then the shares are
    looked at. What lies there beyond the margin wanted is paid out. If nothing is left, the
    firm brings it back to what is wanted, or is closed out and pays what it can.
    """
    if account.closed:
        return
    fee = int(rate * account.owed / 52.0)
    from_cash = min(fee, account.cash)
    account.cash -= from_cash
    account.fees += from_cash
    account.lies -= fee - from_cash
    owed = int(part * value)
    account.lies += account.owed - owed
    account.owed = owed
    wanted = int(margin * owed)
    if account.lies > wanted:
        account.cash += account.lies - wanted
        account.lies = wanted
    if account.lies >= 0:
        return
    missing = wanted - account.lies
    if account.cash >= missing:
        account.cash -= missing
        account.called += missing
        account.lies = wanted
        return
    paid = min(account.cash, -account.lies)
    account.cash -= paid
    account.lost_at_end += paid
    account.lies = account.owed = 0
    account.closed = True


def history(
    cash: int, sold: int, value: float, path: Sequence[float], terms: Mapping[str, float]
) -> Statement:
    """The account after weeks in which the firm's value stood at `value` times each of `path`.

    The shares are sold as the week of the order closes, at `value`.
    """
    account = open_account(cash, sold, terms["margin"])
    for times in path:
        week(account, sold / value, value * times, terms["fee"], terms["margin"])
    return account
