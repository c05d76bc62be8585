"""What a chief may know, as plain values.

Invariant: a view holds no array, no World and no figure hidden from its chief;
two worlds that differ only in what is hidden give equal views. Money is in US
dollars, power in megawatts, compute in units (one H100 for a week).
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping

from attrs import field, frozen

from game.scenario.model.firms import Temper
from game.session.aims import Goal, Term
from game.session.dealings import (
    Bearings,
    BreakLine,
    ContractLine,
    DueLine,
    LeaseLine,
    OfferLine,
    ProposedLine,
)
from game.session.favour import FavourLine
from game.session.markets import Market, Segment
from game.session.means import Means
from game.session.orders import Order
from game.session.outcomes import Ending, Forecast
from game.session.positions import Shorts
from game.session.published import Published
from game.session.report import News, OrderResult, WeekReport
from game.session.rivalry import Conduct, SuitLine, TeamLine
from game.session.silicon import Silicon
from game.session.terrain import Ground

__all__ = [
    "Answer", "ChipLine", "Ending", "FirmLine", "Forecast", "Goal", "LeaseLine", "Market",
    "Matter", "ModelLine", "News", "OrderResult", "Own", "Published", "Run", "Segment", "Series",
    "Term", "View", "WeekReport",
]  # fmt: skip

Series = Mapping[str, tuple[float, ...]]
"""By firm id (or "world"): a figure at the start and after each turn."""


@frozen(kw_only=True)
class ChipLine:
    """A kind of chip, as the chief sees it."""

    id: str
    name: str
    about: str
    vendor: str
    vendor_name: str
    units: float
    watts: int
    price: int
    start_price: int
    buyable: bool
    sold_by_me: bool
    output: int
    stock: int
    owned: int
    energised: int
    queued: int
    arriving: tuple[int, ...]
    """Cards by weeks until delivery."""
    sold: int = 0
    """Cards shipped to all buyers last week; known to the vendor only, else 0."""
    waiting: int = 0
    """Cards that all customers have in the queue; known to the vendor only, else 0."""
    queues: Mapping[str, int] = field(factory=dict)
    """The same by customer, for those who have any there; known to the vendor only."""
    pays: int = 0
    """USD the chief pays for a card: the list price, or its making for the vendor."""
    coming: tuple[int, ...] = ()
    """Cards a week that new lines will add, by weeks until; known to the vendor only."""
    bookable: int = 0
    """Cards a week that may still be booked this week; known to the vendor only."""
    lowest: int = 0
    """USD below which a card may not be priced."""
    highest: int = 0
    """USD above which a card may not be priced."""
    stack: str = ""
    """Software stack it runs on."""
    stack_name: str = ""
    works: float = field()
    """Units a card gives in the chief's hands."""
    earns: int = 0
    """USD a week that a lit card brings at today's rent, its energy paid."""
    age: int = -1
    """Weeks since it came out; -1 where nobody says."""
    regions: tuple[str, ...] = ()
    """Regions it may be sold in now."""
    maturity: float | None = None
    """How ripe it is, 0 to 1; None for what others make."""
    named: bool = False
    """Whether its maker keeps it to those it names, unless it is offered to all."""
    offered: bool = False
    """Whether its maker sells it to all."""

    @works.default
    def _all_of_it(self) -> float:
        """Where nothing more is known: what the card is rated at."""
        return self.units


@frozen(kw_only=True)
class ModelLine:
    """A model the chief knows of."""

    id: str
    name: str
    about: str
    owner: str
    owner_name: str
    state: str
    """training, held or released"""
    wait: int = 0
    """Weeks until a held model has passed its tests and may be released."""
    open: bool
    capability: float
    unit_cost: float
    """USD of rented compute to serve a million tokens with the chief's own stack."""
    week: int
    """Turn of its release, or -1."""
    servable: bool
    """Whether this chief may offer it to users."""
    mine: bool
    worth: float = 0.0
    """What an own model is worth, where its score may be puffed up; of others the score."""


@frozen(kw_only=True)
class Run:
    """The chief's training run."""

    model: str
    name: str
    done: float
    plan: float
    weekly: float
    """Units it gets a week at today's split."""
    expected_capability: float
    overrunning: bool
    half_in: int = 0
    """Weeks within which half of such runs end from here on; 0 where none is trained on."""
    most_in: int = 0
    """The same for nine of ten."""


@frozen(kw_only=True)
class FirmLine:
    """What everybody knows of a firm."""

    id: str
    name: str
    ticker: str
    region: str
    about: str
    active: bool
    rank: int
    value: float
    value_week: float
    """Change of value in the last week, 0.05 is five per cent."""
    value_start: float
    """Change of the value of a share since the start: money for new shares is no growth."""
    usage_share: float
    price: float
    serves: str
    """Name of the model it offers, or ""."""
    capability: float
    revenue: float
    """Service revenue a year, USD."""
    compute: float
    """Energised compute, to one leading digit as outsiders guess it; exact for oneself."""
    power: float
    people: int
    open_models: int
    net_value: float = 0.0
    """Value to those outside the game: what firms hold of each other is counted once."""
    spread: float = 0.0
    """Yearly credit spread; lenders publish it."""
    temper: Temper = field(factory=Temper)
    """What the chief is known for."""
    breaches: int = 0
    """Contracts it was known to break."""
    holdings: Mapping[str, float] = field(factory=dict)
    """Parts it holds of other firms, by firm id."""
    owners: Mapping[str, float] = field(factory=dict)
    """Parts of it that others hold, by firm id, and "treasury" for the state."""
    listed: bool = False
    shorted: float = 0.0
    """Part of it sold short, as markets publish each week; what its shares cost to borrow
    follows from that, so that no fee tells more than everybody knows."""
    bought: bool = False
    """Whether another firm bought it; its value ends with that week."""
    fate: str = ""
    """What became of a firm that is in the race no more, such as "failed in week 5"; else ""."""
    rumour: str = ""
    """What outsiders reckon it may be training, with figures; "" while nobody talks."""
    rumoured: float = 0.0
    """The most points that rumour gives its next model; 0 without one."""
    owners_ask: float = 0.0
    """USD below which its owners do not sell it; 0 for the own firm and for one that is gone."""
    books: Published | None = None
    """Cash and debt as last published; None for a firm that is not listed."""


@frozen(kw_only=True)
class Own:
    """What the chief knows of the own firm."""

    cash: int
    debt: int
    credit: int
    """What lenders would still lend, USD."""
    equity: int
    """What could be raised by new shares this week, USD."""
    income: int
    expense: int
    net: int
    """Change of cash last week, USD."""
    runway: float | None
    """Weeks the cash lasts at the loss of a usual week, with what contracts make due in the
    weeks it falls due and queued cards paid for as they ship; None for no end."""
    money: tuple[tuple[str, int], ...]
    """Last week's change of cash by cause, USD, largest first."""
    moves: int
    moves_a_week: int
    power: float
    power_used: float
    fast_power: float
    connecting: tuple[float, ...]
    """Megawatts by weeks until connection."""
    chips: int
    energised: int
    compute: float
    leased: float
    """Units leased by contract, those let counted negative."""
    rented: float
    let: float
    train_share: float
    serve_share: float
    rent_wanted: float
    rent_limit: float
    """USD a unit and week."""
    serving_capacity: float
    serving_used: float
    training_used: float
    unserved: float
    price: float
    serves: str
    """Id of the model offered, or ""."""
    unit_cost: float
    tokens: float
    service_revenue: int
    pay: float
    morale: float
    people: int
    compute_per_head: float
    trust: float
    favour: float
    heat: float
    protest: float
    sentiment: float
    spread: float
    founders: float
    efficiency: float
    serving_skill: float
    stage: float
    run: Run | None
    leases: tuple[LeaseLine, ...]
    vehicle_debt: int = 0
    """Debt kept off the page, USD."""
    margin_debt: int = 0
    """Lent against holdings, USD."""
    keynote_most: float = math.inf
    """Beyond this a stage takes no more, USD."""
    backstop: int = 0
    """Debt the state answers for, USD."""
    run_pace: float = 1.0
    """Largest part of its plan that a training run can use in a week."""
    model_places: int = 99
    """Models that may still be trained in this game."""
    favour_lines: tuple[FavourLine, ...] = ()
    """What favour in the capital changes today."""
    favour_weeks: int = 0
    """Weeks in which half of it is forgotten; 0 where none is."""
    burn: int = field()
    """What a usual week takes from cash, USD, sums that fall due once left out; below zero
    where the firm earns. Whoever reckons how long money lasts goes by this."""

    @burn.default
    def _loss_of_last_week(self) -> int:
        """Where nothing more is known: what last week took."""
        return self.expense - self.income


@frozen(kw_only=True)
class Answer:
    """One way to settle a matter."""

    id: str
    title: str
    about: str
    cost: int


@frozen(kw_only=True)
class Matter:
    """Something that wants the chief's decision.

    An event (`kind` "event") is settled by an `answer` order; advice (`kind`
    "advice") proposes an order to look at, and may be left alone.
    """

    id: str
    kind: str
    title: str
    text: str
    weeks_left: int = 0
    answers: tuple[Answer, ...] = ()
    default: str = ""
    """Id of the answer that is taken for a chief who gives none."""
    proposal: Order | None = None
    sources: tuple[str, ...] = ()


@frozen(kw_only=True)
class View:
    """All that one chief may know this week."""

    scenario: str
    title: str
    firm: str
    turn: int
    """Weeks resolved; the week being played is turn + 1."""
    turns: int
    date: datetime.date
    me: FirmLine
    own: Own
    firms: tuple[FirmLine, ...]
    """All firms, most valuable first, the own one among them."""
    chips: tuple[ChipLine, ...]
    models: tuple[ModelLine, ...]
    market: Market
    matters: tuple[Matter, ...]
    news: tuple[News, ...]
    """Newest first."""
    ambition: Goal
    fear: Goal
    contracts: tuple[ContractLine, ...] = ()
    """Contracts that were signed, public or own, the own ones first."""
    offers: tuple[OfferLine, ...] = ()
    """Offers to the own firm and by it; those that wait for the own signature first."""
    proposed: tuple[ProposedLine, ...] = ()
    """Offers that the own firm made so far, the latest first."""
    dues: tuple[DueLine, ...] = ()
    """What contracts make due in the next eight weeks, by week."""
    breaks: tuple[BreakLine, ...] = ()
    """What breaking each own contract would bring."""
    silicon: Silicon = field(factory=Silicon)
    """Stacks, developing chips, licences."""
    teams: tuple[TeamLine, ...] = ()
    """Named teams, the own ones first."""
    suits: tuple[SuitLine, ...] = ()
    """Suits that stand, the own ones first."""
    shorts: Shorts = field(factory=Shorts)
    """Shares sold short: the own ones, and what others had to tell."""
    conduct: Conduct = field(factory=Conduct)
    """The own firm's care and what it hides."""
    ground: Ground = field(factory=Ground)
    """Pledges, halls, Brussels, devices, rivals' secrets, and what the public minds."""
    bearings: Bearings = field(factory=Bearings)
    """Rules by which promises are weighed."""
    means: Means = field(factory=Means)
    """What markets, the state, owners and the panel would say to the own firm."""
    history: Mapping[str, Series] = field(factory=dict)
    """Figures by name, then by whom: value, share_value, usage_share, price by firm id;
    cash, people, compute, morale, trust of the own firm; spot_price, expected_need,
    compute_used, mood, public_mood under "world"; price_index and usage by segment id."""
