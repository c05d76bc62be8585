"""Orders about capital: debt, shares, whole firms, and what investors are told.

Invariant: each row is numbered, once, in `game.compiled.orders.numbers`.
"""

from __future__ import annotations

from typing import Final

from game.compiled.orders.rows import OrderKind
from game.words import N_

ROWS: Final[tuple[OrderKind, ...]] = (
    OrderKind(
        id="repay",
        pays=("repayment",),
        title=N_("Repay debt"),
        help=N_("Less debt means less interest and a thinner spread."),
        acts=N_("at once"),
        moves=0,
        area="capital",
        amount="thousand usd",
    ),
    OrderKind(
        id="raise-equity",
        pays=("shares",),
        title=N_("Sell new shares"),
        help=N_("Money now for a part of the firm for ever."),
        acts=N_("at once"),
        area="capital",
        amount="thousand usd",
    ),
    OrderKind(
        id="borrow",
        pays=("loan", "issue costs"),
        title=N_("Borrow"),
        help=N_("Money now, interest every week; lenders look at your income and your value."),
        acts=N_("at once"),
        area="capital",
        amount="thousand usd",
    ),
    OrderKind(
        id="keynote",
        pays=("keynote",),
        title=N_("Give a keynote"),
        help=N_(
            "Promise a new market, once a week at most. Investors believe you for weeks; "
            "week by week they want to see it, and doubt you for what does not come."
        ),
        acts=N_("this week"),
        area="capital",
        amount="thousand usd",
    ),
    OrderKind(
        id="vehicle",
        pays=("vehicle", "issue costs"),
        title=N_("Borrow off the page"),
        help=N_(
            "A special purpose vehicle borrows for you on the cards and halls put into it: "
            "dearer, not counted in your leverage, until somebody looks."
        ),
        acts=N_("at once"),
        area="capital",
        amount="thousand usd",
    ),
    OrderKind(
        id="list",
        pays=("listing",),
        title=N_("Go public"),
        help=N_("Sell a part of the firm to the public, once. Lenders trust you; shorts look."),
        acts=N_("at once"),
        area="capital",
        amount="per cent of the firm",
    ),
    OrderKind(
        id="buy-back",
        weekly=True,
        pays=("buy-back",),
        title=N_("Buy back shares"),
        help=N_("Cash for your own shares: today's owners hold more, investors cheer a little."),
        acts=N_("at once"),
        area="capital",
        amount="thousand usd",
    ),
    OrderKind(
        id="margin-loan",
        pays=("margin loan",),
        title=N_("Borrow on holdings"),
        help=N_("Money now against the shares you hold in others; if those fall, you must sell."),
        acts=N_("at once"),
        area="capital",
        amount="thousand usd",
    ),
    OrderKind(
        id="buy-firm",
        judged=True,
        title=N_("Buy a firm"),
        help=N_("Offer cash for all of a firm. Its owners judge the price, the courts the deal."),
        acts=N_("when the courts have looked at it"),
        area="capital",
        subject="firm",
        amount="thousand usd",
    ),
    OrderKind(
        id="short",
        pays=("short margin",),
        title=N_("Sell a firm short"),
        help=N_(
            "Borrow shares of a listed firm, sell them, and owe them back: you win what it falls "
            "by and lose what it rises by. It takes a margin now and a fee each week; one firm "
            "at a time."
        ),
        acts=N_("sold as the week closes, counted each week"),
        area="capital",
        subject="firm",
        amount="thousand usd",
    ),
    OrderKind(
        id="cover",
        pays=("short cover",),
        title=N_("Cover the short"),
        help=N_(
            "Buy back what you sold short at the last count; what is left of the margin is yours."
        ),
        acts=N_("at once"),
        moves=0,
        area="capital",
    ),
)
