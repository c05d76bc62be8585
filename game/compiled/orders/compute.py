"""Orders about compute: cards, where they stand, what feeds them and who may buy them.

Invariant: each row is numbered, once, in `game.compiled.orders.numbers`.
"""

from __future__ import annotations

from typing import Final

from game.compiled.orders.rows import OrderKind
from game.compiled.regions import REGIONS
from game.words import N_

ROWS: Final[tuple[OrderKind, ...]] = (
    OrderKind(
        id="set-split",
        title=N_("Split the compute"),
        help=N_("Per cent for training and for serving; what is left is let on the market."),
        acts=N_("this week"),
        moves=0,
        area="compute",
        amount="per cent to training",
        price="per cent to serving",
    ),
    OrderKind(
        id="rent",
        title=N_("Rent compute"),
        help=N_("Units wanted each week on the rental market, up to a highest rent per unit."),
        acts=N_("each week until changed"),
        moves=0,
        area="compute",
        amount="units",
        price="thousand usd a unit",
    ),
    OrderKind(
        id="set-chip-price",
        title=N_("Price a chip"),
        help=N_("List price of a card you sell. Dearer earns more from those who still queue."),
        acts=N_("this week"),
        moves=0,
        area="compute",
        subject="chip",
        price="thousand usd a card",
    ),
    OrderKind(
        id="buy-chips",
        title=N_("Order chips"),
        help=N_(
            "Join the vendor's queue. You pay when cards ship; they need power to earn. What is "
            "ordered cannot be taken back once the week is over."
        ),
        acts=N_("shipped as supply allows, then on the road"),
        area="compute",
        subject="chip",
        amount="cards",
    ),
    OrderKind(
        id="favour-customer",
        title=N_("Favour a customer"),
        help=N_("Your scarce cards go to this firm first this week."),
        acts=N_("this week"),
        area="compute",
        subject="firm",
    ),
    OrderKind(
        id="expand-supply",
        weekly=True,
        pays=("production line",),
        title=N_("Book production"),
        help=N_(
            "Book more cards a week of a chip you sell. Each is paid for when made, sold or not."
        ),
        acts=N_("after the line is built"),
        area="compute",
        subject="chip",
        amount="cards a week",
    ),
    OrderKind(
        id="build-power",
        pays=("power plant",),
        title=N_("Get power"),
        help=N_("Fast turbines come soon, run dear and anger the neighbours; the grid is slow."),
        acts=N_("when connected"),
        area="compute",
        amount="kilowatts",
        options=(N_("grid"), N_("fast")),
    ),
    OrderKind(
        id="build-hall",
        pays=("data hall",),
        title=N_("Build a hall"),
        help=N_("Room for cards, in megawatts. Cards run only where there are power and a hall."),
        acts=N_("when the hall stands"),
        area="compute",
        amount="kilowatts",
    ),
    OrderKind(
        id="port",
        weekly=True,
        pays=("port",),
        title=N_("Port to a stack"),
        help=N_(
            "Rewrite your code for a software stack: its cards give you more for good. It takes "
            "weeks, money, and your researchers' attention."
        ),
        acts=N_("week by week"),
        area="compute",
        subject="stack",
        amount="thousand usd",
    ),
    OrderKind(
        id="develop-chip",
        weekly=True,
        pays=("chip development",),
        title=N_("Develop a chip"),
        help=N_("Work on silicon of your own: it gives more as it ripens. A respin loses a week."),
        acts=N_("this week"),
        area="compute",
        subject="chip",
        amount="thousand usd",
    ),
    OrderKind(
        id="offer-chip",
        title=N_("Open a chip for sale"),
        help=N_("Sell silicon of your own to all, or keep it to yourself again."),
        acts=N_("this week"),
        moves=0,
        area="compute",
        subject="chip",
        options=(N_("offer"), N_("keep")),
    ),
    OrderKind(
        id="seek-licence",
        judged=True,
        pays=("licence",),
        title=N_("Seek an export licence"),
        help=N_(
            "Ask your government to let a chip be sold in a region. Favour and money speak for "
            "you, the strength of the card against."
        ),
        acts=N_("answered this week"),
        area="compute",
        subject="chip",
        amount="thousand usd",
        options=REGIONS,
    ),
)
