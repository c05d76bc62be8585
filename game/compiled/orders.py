"""What a chief can order: the table of order kinds, and an order as a record.

Invariant: one row of `ORDER_KINDS` is all that the layers above need to show,
read, write and check the shape of an order; whether it is allowed now is
decided by the engine alone (`game.engine.phases.orders`).
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from attrs import field, frozen

from game.compiled.clauses import CLAUSE_KINDS
from game.compiled.layout import dtype_of
from game.compiled.regions import REGIONS
from game.words import N_

Subject = Literal[
    "",
    "chip",
    "own model",
    "servable model",
    "firm",
    "event",
    "contract",
    "offer",
    "thing",
    "team",
    "stack",
]


@frozen(kw_only=True)
class OrderKind:
    """One kind of order.

    `subject` says what the order is about, `amount` and `price` the units of
    its two numbers ("" when it has none), `options` the words to choose from.
    """

    id: str
    title: str
    help: str
    acts: str
    moves: int = 1
    area: str
    subject: Subject = ""
    amount: str = ""
    price: str = ""
    options: tuple[str, ...] = field(factory=tuple)
    pays: tuple[str, ...] = ()
    """Causes of the money it moves at once; none but orders have these."""
    judged: bool = False
    """Whether others may still say no once it is carried out."""


class OrderRecord:
    """An order as the engine reads it."""

    firm: Annotated[int, "who orders"]
    kind: Annotated[int, "place in ORDER_KINDS"]
    subject: Annotated[int, "chip, model, firm or event, or -1"]
    amount: Annotated[int, "cards, kilowatts, people, units or thousand USD; a per cent in splits"]
    option: Annotated[int, "place among the kind's options, or a per cent in splits"]
    price: Annotated[float, "price in the kind's unit"]
    giver: Annotated[int, "account that promises in a clause, or -1"]
    taker: Annotated[int, "account it is promised to, firm a contract is handed to, or -1"]
    weeks: Annotated[int, "weeks of a clause"]
    contract: Annotated[int, "serial of the contract a proposal would replace, or -1"]


ORDER: Final = dtype_of(OrderRecord)

ORDER_KINDS: Final[tuple[OrderKind, ...]] = (
    OrderKind(
        id="set-price",
        title=N_("Set the price"),
        help=N_("What users pay for a million tokens. Cheaper wins users and may lose money."),
        acts=N_("this week"),
        moves=0,
        area="models",
        price="usd per million tokens",
    ),
    OrderKind(
        id="set-pay",
        title=N_("Set the pay"),
        help=N_("Yearly pay per researcher. Pay above the market keeps people and lifts morale."),
        acts=N_("this week"),
        moves=0,
        area="company",
        price="thousand usd a year",
    ),
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
        id="serve",
        title=N_("Choose what to serve"),
        help=N_("The model your users get: a released one of your own, or any with open weights."),
        acts=N_("this week"),
        moves=0,
        area="models",
        subject="servable model",
    ),
    OrderKind(
        id="answer",
        pays=("event",),
        title=N_("Answer"),
        help=N_("Settle a matter that waits for your decision."),
        acts=N_("at once"),
        moves=0,
        area="inbox",
        subject="event",
    ),
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
        id="train",
        title=N_("Start a training run"),
        help=N_("Plan a run of so many units. Bigger runs make stronger models and may overrun."),
        acts=N_("from this week, until the run is done"),
        area="models",
        amount="units",
    ),
    OrderKind(
        id="release",
        title=N_("Release a model"),
        help=N_(
            "Put a held model before the world, weights closed or open, at a price. "
            "Open weights win users and teach every rival your recipe."
        ),
        acts=N_("this week"),
        area="models",
        subject="own model",
        options=(N_("closed"), N_("open")),
        price="usd per million tokens",
    ),
    OrderKind(
        id="sprint",
        pays=("research sprint",),
        title=N_("Research sprint"),
        help=N_("Better recipes for training and serving, for good. It costs money and morale."),
        acts=N_("this week"),
        area="models",
        amount="thousand usd",
    ),
    OrderKind(
        id="buy-chips",
        title=N_("Order chips"),
        help=N_("Join the vendor's queue. You pay when cards ship; they need power to earn."),
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
        id="recruit",
        pays=("recruiting",),
        title=N_("Recruit"),
        help=N_("Look for people on the open market. Pay and morale decide how many come."),
        acts=N_("this week"),
        area="company",
        amount="people",
    ),
    OrderKind(
        id="poach",
        title=N_("Poach"),
        help=N_("Offer a rival's people a yearly pay. Your own staff hears of it."),
        acts=N_("this week"),
        area="company",
        subject="firm",
        amount="people",
        price="thousand usd a year",
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
            "then they want to see it."
        ),
        acts=N_("this week"),
        area="capital",
        amount="thousand usd",
    ),
    OrderKind(
        id="lobby",
        pays=("lobbying",),
        title=N_("Lobby"),
        help=N_("Buy a hearing in the capital: favour rises, the courts look away a little."),
        acts=N_("at once"),
        area="capital",
        amount="thousand usd",
    ),
    OrderKind(
        id="propose",
        title=N_("Propose a contract"),
        help=N_("Begin to write a contract with a firm; what it says follows clause by clause."),
        acts=N_("before the others next week"),
        area="contracts",
        subject="firm",
        options=(N_("secured"), N_("junior"), N_("subordinate")),
    ),
    OrderKind(
        id="clause",
        title=N_("Write a clause"),
        help=N_("Add a promise to the contract you are writing this week."),
        acts=N_("with the contract"),
        moves=0,
        area="contracts",
        subject="thing",
        options=tuple(kind.id for kind in CLAUSE_KINDS),
    ),
    OrderKind(
        id="accept",
        title=N_("Sign"),
        help=N_("Sign a contract that was put before you. With the last signature it runs."),
        acts=N_("this week"),
        moves=0,
        area="contracts",
        subject="offer",
    ),
    OrderKind(
        id="refuse",
        title=N_("Refuse"),
        help=N_("Say no to an offer; it is off the table."),
        acts=N_("this week"),
        moves=0,
        area="contracts",
        subject="offer",
    ),
    OrderKind(
        id="break",
        title=N_("Break a contract"),
        help=N_("Walk out: fees or damages fall due, pledges go over, and everybody remembers."),
        acts=N_("this week"),
        area="contracts",
        subject="contract",
    ),
    OrderKind(
        id="assign",
        title=N_("Hand over a contract"),
        help=N_("Offer your side of a contract to another firm; all parties must agree."),
        acts=N_("before the others next week"),
        area="contracts",
        subject="contract",
    ),
    OrderKind(
        id="vehicle",
        pays=("vehicle", "issue costs"),
        title=N_("Borrow off the page"),
        help=N_(
            "A special purpose vehicle borrows for you: dearer, not counted in your leverage, "
            "until somebody looks."
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
        id="ask-rescue",
        judged=True,
        title=N_("Ask for a rescue"),
        help=N_("Ask the state to answer for your debt in distress, for shares. Favour helps."),
        acts=N_("answered this week"),
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
        id="declare-agi",
        title=N_("Declare AGI"),
        help=N_("Put your best model before the panel. It judges on evidence, with doubts."),
        acts=N_("judged some weeks later"),
        area="models",
        subject="own model",
    ),
    OrderKind(
        id="bid-team",
        judged=True,
        title=N_("Bid for a team"),
        help=N_(
            "A sealed bid for a named team of another house: the yearly pay of each of them. One "
            "bid a week: a new one takes the place of the last. The team weighs pay, morale, "
            "compute per head and loyalty. Its know-how comes along; those who stay, here and "
            "there, do not like it."
        ),
        acts=N_("this week"),
        area="company",
        subject="team",
        price="thousand usd a year",
    ),
    OrderKind(
        id="hold-team",
        title=N_("Hold your teams"),
        help=N_(
            "Match bids for your own teams up to this yearly pay a head, from now on. What a team "
            "is held with it goes on costing."
        ),
        acts=N_("each week until changed"),
        moves=0,
        area="company",
        price="thousand usd a year",
    ),
    OrderKind(
        id="sue",
        pays=("suit",),
        title=N_("Sue a firm"),
        help=N_(
            "Take a firm to court with so much money. While the case stands it drags on the "
            "accused, and discovery opens its books; who loses pays, with money or with a name."
        ),
        acts=N_("judged some weeks later"),
        area="rivals",
        subject="firm",
        amount="thousand usd",
    ),
    OrderKind(
        id="settle",
        judged=True,
        pays=("settlement",),
        title=N_("Settle a suit"),
        help=N_("Pay who sues your firm to drop the case, before discovery or the verdict."),
        acts=N_("at once"),
        moves=0,
        area="rivals",
        subject="firm",
        amount="thousand usd",
    ),
    OrderKind(
        id="take-shortcut",
        title=N_("Cut a corner"),
        help=N_(
            "It pays at once and stays hidden, until it is found: then trust, morale, the courts "
            "and investors turn on you, the more the longer it was hidden."
        ),
        acts=N_("this week"),
        area="models",
        options=(N_("tuned benchmark"), N_("thin safety"), N_("loosened content")),
    ),
    OrderKind(
        id="come-clean",
        title=N_("Come clean"),
        help=N_("Say yourself what you hid: it costs a part of what being found out would."),
        acts=N_("this week"),
        area="models",
    ),
    OrderKind(
        id="set-care",
        title=N_("Set the care"),
        help=N_("Part of your people who see to safety: slower progress, fewer incidents."),
        acts=N_("each week until changed"),
        moves=0,
        area="models",
        price="per cent of the people",
    ),
    OrderKind(
        id="pledge",
        title=N_("Pledge to invest at home"),
        help=N_(
            "Promise the capital cards, power and halls for so much money within some weeks. "
            "Favour comes at once; what you have not paid for yourself by then is remembered."
        ),
        acts=N_("favour at once, the promise falls due later"),
        area="capital",
        amount="thousand usd",
    ),
    OrderKind(
        id="comply",
        title=N_("Comply with Brussels"),
        help=N_(
            "How far you keep Europe's rules, in per cent. It costs a part of what you sell "
            "there; what you leave undone stands in a file, and files end in fines."
        ),
        acts=N_("each week until changed"),
        moves=0,
        area="company",
        price="per cent of the rules",
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
        id="launch-device",
        pays=("device",),
        title=N_("Develop a device"),
        help=N_(
            "A door of your own to the people who chat. Money, trust and a record without flops "
            "help; nobody knows before the day whether they want it."
        ),
        acts=N_("shown to the world some weeks later"),
        area="models",
        amount="thousand usd",
    ),
    OrderKind(
        id="scout",
        pays=("scouting",),
        title=N_("Scout a rival"),
        help=N_(
            "Have its suppliers, filings and former people asked. For some weeks its cash, recipe "
            "and run are known within an error; more money narrows it."
        ),
        acts=N_("from next week, for some weeks"),
        area="rivals",
        subject="firm",
        amount="thousand usd",
    ),
    OrderKind(
        id="lay-off",
        pays=("severance",),
        title=N_("Lay off"),
        help=N_(
            "Cut overheads by so many per cent for good. Severance is due at once; those who stay "
            "and the public remember it."
        ),
        acts=N_("at once"),
        area="company",
        amount="per cent of the overheads",
    ),
    OrderKind(
        id="port",
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

(
    SET_PRICE,
    SET_PAY,
    SET_SPLIT,
    RENT,
    SET_CHIP_PRICE,
    SERVE,
    ANSWER,
    REPAY,
    TRAIN,
    RELEASE,
    DO_SPRINT,
    BUY_CHIPS,
    FAVOUR_CUSTOMER,
    EXPAND_SUPPLY,
    BUILD_POWER,
    RECRUIT,
    POACH,
    RAISE_EQUITY,
    BORROW,
    GIVE_KEYNOTE,
    LOBBY,
    PROPOSE,
    WRITE_CLAUSE,
    SIGN,
    REFUSE,
    BREAK_CONTRACT,
    ASSIGN,
    BORROW_ASIDE,
    LIST_SHARES,
    BUY_BACK_SHARES,
    BORROW_ON_HOLDINGS,
    ASK_RESCUE,
    BUY_FIRM,
    DECLARE_AGI,
    BID_TEAM,
    HOLD_TEAM,
    SUE,
    SETTLE,
    TAKE_SHORTCUT,
    COME_CLEAN,
    SET_CARE,
    MAKE_PLEDGE,
    SET_COMPLIANCE,
    BUILD_HALL,
    LAUNCH_DEVICE,
    SCOUT_FIRM,
    LAY_OFF,
    PORT,
    DEVELOP_CHIP,
    OFFER_CHIP,
    SEEK_LICENCE,
) = range(len(ORDER_KINDS))

KIND_BY_ID: Final = {kind.id: place for place, kind in enumerate(ORDER_KINDS)}

REFUSALS: Final = (
    "",
    N_("the firm has failed"),
    N_("no moves are left this week"),
    N_("there is no such thing to order about"),
    N_("the amount must be above zero"),
    N_("the amount is too large"),
    N_("the amount is too small"),
    N_("the price is out of bounds"),
    N_("there is not enough cash"),
    N_("it is not sold to your firm"),
    N_("it is not yours to decide"),
    N_("the model is not held in store"),
    N_("the model is still being tested"),
    N_("a training run is already under way"),
    N_("every place for a new model is taken"),
    N_("the model is neither yours and released nor open"),
    N_("lenders will not go that far"),
    N_("the market takes no more shares from you this week"),
    N_("nothing waits for this answer"),
    N_("the shares of compute must add up to at most 100 per cent"),
    N_("there is no compute for training"),
    N_("a firm cannot do this to itself"),
    N_("there is no such contract"),
    N_("it is no longer on the table"),
    N_("your firm is no party to it"),
    N_("your firm has signed it already"),
    N_("the contract does not run"),
    N_("there is no room for another contract"),
    N_("no contract is being written: propose one first"),
    N_("the clause lacks a party that may promise it"),
    N_("the clause needs an amount"),
    N_("the clause needs a price or a part within its bounds"),
    N_("the clause is about something that does not exist"),
    N_("the firm is listed already"),
    N_("the firm is not listed"),
    N_("there is nothing to pledge"),
    N_("the answer to the last one is still out"),
    N_("there is nothing left that the state would answer for"),
    N_("its owners would not sell for so little"),
    N_("the courts would not allow it"),
    N_("governments do not let a firm be bought from another camp"),
    N_("its sale to another is under review"),
    N_("the state sees no need: your firm can pay what it owes"),
    N_("you have given a keynote this week already"),
    N_("the foundries grant no more this week"),
    N_("its giver does not own so many cards that are not pledged already"),
    N_("no placement opens a door so wide"),
    N_("a vendor may not promise so large a part of orders back"),
    N_("a firm that is not listed sells shares in rounds, and the last is too recent"),
    N_("its landlord has not so much compute that is not let already"),
    N_("the team works for you already"),
    N_("your firm has a case against it already"),
    N_("the courts take no more cases now"),
    N_("it does not sue your firm"),
    N_("the other side would not drop the case for so little"),
    N_("there is nothing to gain by it now"),
    N_("your firm hides such a thing already"),
    N_("your firm hides nothing"),
    N_("this scenario has nothing of the kind"),
    N_("a pledge of yours is still open"),
    N_("your builders have as many halls in hand as they can"),
    N_("your last device is too recent"),
    N_("all your scouts are out"),
    N_("there is nothing left to cut"),
    N_("your people are busy with another port"),
    N_("your people know that stack as well as anybody"),
    N_("nothing is left to develop: it is mature"),
    N_("it is not ripe enough to be sold"),
    N_("it stands so already"),
    N_("its landlord has not so many cards that may be used from that country"),
)

(
    ALLOWED,
    HAS_FAILED,
    NO_MOVES,
    NO_SUBJECT,
    NOT_POSITIVE,
    TOO_LARGE,
    TOO_SMALL,
    PRICE_OUT_OF_BOUNDS,
    NO_CASH,
    NOT_SOLD_TO_YOU,
    NOT_YOURS,
    NOT_HELD,
    NOT_READY,
    ALREADY_TRAINING,
    NO_PLACE,
    NOT_SERVABLE,
    NO_CREDIT,
    NO_SHARE_BUYERS,
    NOT_PENDING,
    OVERSPLIT,
    NO_COMPUTE,
    NOT_ITSELF,
    NO_SUCH_CONTRACT,
    OFF_THE_TABLE,
    NOT_A_PARTY,
    SIGNED_ALREADY,
    NOT_RUNNING,
    NO_ROOM,
    NO_DRAFT,
    NO_PARTY,
    CLAUSE_AMOUNT,
    CLAUSE_PRICE,
    CLAUSE_SUBJECT,
    IS_LISTED,
    NOT_LISTED,
    NOTHING_TO_PLEDGE,
    ANSWER_OUT,
    NOTHING_COVERED,
    OWNERS_REFUSE,
    COURTS_FORBID,
    ACROSS_CAMPS,
    UNDER_REVIEW,
    NO_DISTRESS,
    SPOKEN,
    NO_WAFERS,
    TOO_FEW_CARDS,
    TOO_WIDE_A_DOOR,
    TOO_MUCH_BACK,
    BETWEEN_ROUNDS,
    TOO_LITTLE_COMPUTE,
    YOUR_TEAM,
    SUED_ALREADY,
    NO_DOCKET,
    NOT_SUED,
    WANTS_MORE,
    NOTHING_TO_GAIN,
    HIDDEN_ALREADY,
    NOTHING_HIDDEN,
    NOT_HERE,
    PLEDGE_OPEN,
    SITES_FULL,
    DEVICE_RECENT,
    SCOUTS_OUT,
    TOO_LEAN,
    PORTING_ALREADY,
    FLUENT_ALREADY,
    MATURE_ALREADY,
    IMMATURE,
    STANDS_SO,
    BARRED_THERE,
) = range(len(REFUSALS))
