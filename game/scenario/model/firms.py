"""Firms and what they start with: chips, models, tempers.

Invariant: everything a firm owns or owes at the start is a key here, with the
facts it rests on under `sources`.
"""

from __future__ import annotations

import datetime

from game.scenario.keys import key, table
from game.scenario.model.events import Ambition, Fear


@table
class Split:
    """How a firm divides its compute; what is left is let on the rental market."""

    train: float = key("Part used for training.", low=0.0, high=1.0, default=0.3)
    serve: float = key("Part kept for serving users.", low=0.0, high=1.0, default=0.3)


@table
class Temper:
    """What sort of player a machine makes of this chief; each from 0 to 1."""

    greed: float = key("Seeks margin before growth.", low=0.0, high=1.0, default=0.5)
    risk: float = key("Bears a thin runway and big runs.", low=0.0, high=1.0, default=0.5)
    openness: float = key("Inclined to publish weights.", low=0.0, high=1.0, default=0.2)
    loyalty: float = key(
        "Keeps people and favours; poaches little.", low=0.0, high=1.0, default=0.5
    )
    aggression: float = key("Meets price cuts with price cuts.", low=0.0, high=1.0, default=0.5)


@table
class PartOf:
    """What goes along when a court splits a firm off from the one it is part of.

    Until then it has nothing of its own. An event splits it off: it sets `firms.ID.apart` to 1.
    """

    firm: str = key("Firm it is part of; none unless said.", ref="firms", default="")
    compute: float = key(
        "Part of the cards, power and halls, and of those on their way.",
        low=0.0, high=0.95, default=0.0,
    )  # fmt: skip
    people: float = key(
        "Part of the people who are in no named team.", low=0.0, high=0.95, default=0.0
    )
    cash: float = key("Part of the cash.", low=0.0, high=0.95, default=0.0)
    debt: float = key("Part of the debt.", low=0.0, high=1.0, default=0.0)
    segments: tuple[str, ...] = key(
        "Users who go along, with the door to them.", ref="segments", factory=tuple
    )
    contracts: tuple[str, ...] = key(
        "Contracts that go along whatever they need.", ref="contracts", factory=tuple
    )


@table
class Firm:
    """A firm with a chief's chair."""

    name: str = key("Name of the firm.")
    ticker: str = key("Two to five letters for narrow tables.")
    region: str = key("Where it sits; decides which chips it may buy.", one_of=("us", "cn", "eu"))
    about: str = key("Who they are, in a sentence or two.", long_text=True)
    briefing: str = key("What the chief is told on the first day.", long_text=True)
    chair: bool = key("Whether a person may take the chair.", default=True)
    ambition: Ambition = key("What the chief wants.")
    fear: Fear = key("What the chief dreads.")
    temper: Temper = key("The chief's temper when a machine plays.", factory=Temper)

    cash: int = key("Cash and what can be sold at once.", unit="usd", low=0, high=10**15)
    debt: int = key("Debt.", unit="usd", low=0, high=10**15, default=0)
    value: int = key("Headline value.", unit="usd", low=1, high=10**16)
    owners_ask: float = key(
        "Multiple of headline value below which its owners do not sell; 0 for the common premium.",
        low=0.0, high=1000.0, default=0.0,
    )  # fmt: skip
    core_income: int = key(
        "What other business brings in a week, after its own costs.",
        unit="usd", low=0, high=10**13, default=0,
    )  # fmt: skip
    overheads: int = key(
        "Weekly costs beside wages, power and rent.", unit="usd", low=0, high=10**13, default=0
    )
    power: float = key("Power at hand for AI.", unit="megawatts", low=0.0, high=1e6, default=0.0)
    halls: float | None = key(
        "Megawatts its halls have room for; as much as its power unless said.",
        unit="megawatts", low=0.0, high=1e6, default=None,
    )  # fmt: skip
    flops: int = key("Devices of its that flopped before.", low=0, high=100, default=0)
    researchers: int = key("Researchers and engineers in AI.", low=0, high=10**6)
    pay: int = key("Yearly cost of one of them.", unit="usd", low=10_000, high=10**8)
    morale: float = key("Morale.", low=0.0, high=1.0, default=0.6)
    trust: float = key("Users' trust.", low=0.0, high=1.0, default=0.5)
    favour: float = key("Favour in the capital.", low=-1.0, high=1.0, default=0.0)
    heat: float = key("Attention of the courts.", low=0.0, high=1.0, default=0.0)
    stage: float = key("How much the world listens to its chief.", low=0.0, high=2.0, default=0.2)
    efficiency: float = key(
        "Training efficiency against the reference recipe.", low=0.01, high=1000.0, default=1.0
    )
    serving_skill: float = key(
        "Serving efficiency against the reference stack.", low=0.01, high=1000.0, default=1.0
    )
    chips: dict[str, int] = key(
        "Cards owned, by chip.", ref="chips", low=0, high=10**9, factory=dict
    )
    fluency: dict[str, float] = key(
        "How well its software runs on a stack, by stack. Unless said, 1 where it owns cards of "
        "the stack, and what the stack says elsewhere.",
        ref="stacks", low=0.0, high=1.0, factory=dict,
    )  # fmt: skip
    split: Split = key("How its compute is divided.", factory=Split)
    rent: float = key("Units it rents each week at the start.", low=0.0, high=1e9, default=0.0)
    serves: str = key("Model it offers at the start.", ref="models", default="")
    price: float = key(
        "Price of its service.",
        unit="usd per million tokens",
        low=0.001,
        high=10_000.0,
        default=1.0,
    )
    holdings: dict[str, float] = key(
        "Parts of other firms it holds at the start, by firm.",
        ref="firms", low=0.0, high=1.0, factory=dict,
    )  # fmt: skip
    enters: str = key(
        "Condition under which it enters; it is there from the start unless said.",
        long_text=True, default="",
    )  # fmt: skip
    part_of: PartOf = key("Firm that it is a part of until a court splits it off.", factory=PartOf)
    listed: bool = key("Whether its shares are traded in public.", default=True)
    spv_debt: int = key("Debt kept off the page.", unit="usd", low=0, high=10**15, default=0)
    shares: dict[str, float] = key(
        "Part of each segment's users at the start.",
        ref="segments", low=0.0, high=0.95, factory=dict,
    )  # fmt: skip
    doors: dict[str, float] = key(
        "Utility of its door where it has no users yet.",
        ref="segments", low=-20.0, high=20.0, factory=dict,
    )  # fmt: skip
    reach: dict[str, float] = key(
        "Part of each segment's users who pass its own doors: devices, shops, search, offices. "
        "It bounds the placements it may promise; where no firm states any nothing does.",
        ref="segments", low=0.0, high=1.0, factory=dict,
    )  # fmt: skip
    questions: float = key(
        "Part of those who pass its doors who come to ask something: at a phone's first box all "
        "do, beside a feed hardly anyone. A door given brings so much of what attention earns.",
        low=0.0, high=1.0, default=0.0,
    )  # fmt: skip
    attention: float = key(
        "Part of its other income that the widest door would add: what is shown to those who ask.",
        low=0.0, high=10.0, default=0.0,
    )  # fmt: skip
    sources: dict[str, tuple[str, ...]] = key(
        "Facts that a starting figure rests on, by key.", factory=dict
    )


@table
class Chip:
    """A kind of chip."""

    name: str = key("Name of the card.")
    about: str = key("What it is, in a sentence.", long_text=True, default="")
    vendor: str = key("Firm that sells it.", ref="firms", default="")
    units: float = key("Compute of a card; an H100 is 1.", low=0.001, high=1000.0)
    watts: int = key("Power a card needs, cooling and all.", unit="watts", low=1, high=100_000)
    price: int = key("List price.", unit="usd", low=1_000, high=10**8)
    cost: int = key("Cost of making a card.", unit="usd", low=1_000, high=10**8)
    output: int = key("Cards made a week.", low=0, high=10**8)
    stock: int = key("Cards in stock at the start.", low=0, high=10**9, default=0)
    others: int = key("Cards a week that others want at the start.", low=0, high=10**8, default=0)
    sold_in: tuple[str, ...] = key("Regions it may be sold in.", factory=tuple)
    duty_in: tuple[str, ...] = key("Regions whose firms pay duty on it.", factory=tuple)
    sold_to: tuple[str, ...] = key(
        "Firms it is sold to; all of `sold_in` when empty.", ref="firms", factory=tuple
    )
    standing: dict[str, float] = key(
        "Weight of a firm in the vendor's queue; 1 unless said.",
        ref="firms", low=0.01, high=100.0, factory=dict,
    )  # fmt: skip
    stack: str = key("Software stack it runs on.", ref="stacks", default="")
    maturity: float = key(
        "How far its development has come; below 1 its maker may develop it.",
        low=0.0, high=1.0, default=1.0,
    )  # fmt: skip
    others_offered: int = key(
        "Cards a week that others want once it is offered to all.", low=0, high=10**8, default=0
    )
    since: datetime.date | None = key("Day it came out.", default=None)
    breakage: float = key("Part of the cards that break in a year.", low=0.0, high=0.9)
    weeks: int = key("Weeks between shipping and delivery.", low=1, high=4, default=2)
    sources: dict[str, tuple[str, ...]] = key("Facts that a figure rests on, by key.", factory=dict)


@table
class Model:
    """An AI model that exists, or is in training, at the start."""

    name: str = key("Name of the model.")
    owner: str = key("Firm that made it.", ref="firms")
    about: str = key("What it is, in a sentence.", long_text=True, default="")
    state: str = key("Where it stands.", one_of=("training", "held", "released"))
    open: bool = key("Whether its weights are published.", default=False)
    rehost: float = key(
        "Largest part of all use a firm may have that takes its open weights without a licence.",
        low=0.0, high=1.0, default=1.0,
    )  # fmt: skip
    ready: datetime.date | None = key(
        "Day from which a held model may be released; at once unless said.", default=None
    )
    capability: float = key("Capability index; 0 for one in training.", low=0.0, high=1000.0)
    puffed: float = key(
        "Points by which its score is above what it is worth, when a benchmark was tuned.",
        low=0.0, high=200.0, default=0.0,
    )  # fmt: skip
    weight: float = key(
        "Units that serve a billion tokens at serving skill 1.", low=0.0001, high=1000.0
    )
    trained: float = key(
        "Units spent on it so far, when in training.", low=0.0, high=1e9, default=0
    )
    planned: float = key("Units planned for it, when in training.", low=0.0, high=1e9, default=0)
    overrun: float = key(
        "Part by which its run will overrun, when in training.", low=-0.5, high=5.0, default=0.0
    )
    sources: dict[str, tuple[str, ...]] = key("Facts that a figure rests on, by key.", factory=dict)
