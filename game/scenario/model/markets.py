"""The constants of the markets: one class per table of a scenario.

Invariant: a key that bears the name of a field of `game.compiled.rules.Rules`
is copied there, converted by its unit; there is no second list of constants.
"""

from __future__ import annotations

from game.scenario.keys import key, table


@table
class ChipMarket:
    """How vendors sell chips."""

    chip_elasticity: float = key("Elasticity of others' orders in the price.", low=0, high=10)
    need_elasticity: float = key("Elasticity of others' orders in expected need.", low=0, high=10)
    favour_weight: float = key("Queue weight of a favoured customer.", low=1, high=100)
    line_cost: float = key("Booking a card a week, in makings of a card.", low=0, high=100)
    line_growth: float = key(
        "Largest part of its output by which a line may be booked to grow in a week.",
        low=0.001, high=10,
    )  # fmt: skip
    line_rise: float = key(
        "Exponent of output against the first in the price of booking more.", low=0, high=10
    )
    stock_cost: float = key(
        "Weekly cost of a card that lies unsold, part of its making.", low=0, high=1
    )
    line_weeks: int = key("Weeks until a new production line works.", low=1, high=12)
    chip_price_low: float = key("Lowest list price against the first.", low=0.01, high=1)
    chip_price_high: float = key("Highest list price against the first.", low=1, high=100)


@table
class Power:
    """What power costs and how long it takes."""

    grid_cost: float = key("Grid connection.", unit="usd a kilowatt", low=0, high=1e6)
    grid_weeks: int = key("Weeks until the grid is connected.", low=1, high=31)
    fast_cost: float = key("Turbines.", unit="usd a kilowatt", low=0, high=1e6)
    fast_weeks: int = key("Weeks until turbines run.", low=1, high=31)
    grid_energy: float = key("Energy from the grid.", unit="usd a kilowatt-hour", low=0, high=10)
    fast_energy: float = key("Energy from turbines.", unit="usd a kilowatt-hour", low=0, high=10)
    protest_delay: float = key("Weeks of delay at full protest.", low=0, high=20)


@table
class Rental:
    """The rental market for compute."""

    others_supply: float = key("Units let by clouds outside the game.", low=1, high=1e9)
    others_growth: float = key("Weekly growth of outside demand.", low=-0.5, high=0.5)
    rent_start: float = key("Rent at the start.", unit="usd an hour", low=0.001, high=1000)
    rent_elasticity: float = key("Elasticity of outside demand in the rent.", low=0.01, high=10)
    rent_low: float = key("Lowest rent.", unit="usd an hour", low=0.001, high=1000)
    rent_high: float = key("Highest rent.", unit="usd an hour", low=0.001, high=1000)


@table
class Talent:
    """The market for researchers."""

    market_pay: float = key("Going yearly cost per head.", unit="usd", low=10_000, high=1e8)
    pay_low: float = key("Lowest pay a firm may set.", unit="usd", low=1_000, high=1e8)
    pay_high: float = key("Highest pay a firm may set or offer.", unit="usd", low=1_000, high=1e9)
    quit_rate: float = key("Part of an average staff that leaves in a week.", low=0.0001, high=0.2)
    quit_pay: float = key("Weight of log pay in staying.", low=0, high=20)
    quit_morale: float = key("Weight of morale in staying.", low=0, high=20)
    quit_cut: float = key(
        "Weight of log pay below what people were hired at, or the market if less.",
        low=0, high=20,
    )  # fmt: skip
    newcomers: float = key("People a week who look for a place.", low=0, high=1e5)
    join_pay: float = key("Weight of log pay in choosing a firm.", low=0, high=20)
    join_morale: float = key("Weight of morale in choosing a firm.", low=0, high=20)
    join_compute: float = key("Weight of log compute per head in it.", low=0, high=20)
    recruit_cost: float = key(
        "Search for one person, paid for whom it finds.", unit="usd", low=0, high=1e7
    )
    poach_base: float = key("Log-odds of a yes to equal pay.", low=-20, high=20)
    poach_pay: float = key("Weight of log pay in a yes.", low=0, high=20)
    poach_morale: float = key("Weight of morale in a no.", low=0, high=20)
    poach_loyalty: float = key("Log-odds of staying for full loyalty.", low=0, high=20)
    poach_share: float = key("Largest part of a staff to bid for.", low=0.001, high=1)
    poach_envy: float = key("Morale lost at home per log of an offer above pay.", low=0, high=1)
    signing: float = key("Signing bonus, in years of pay.", low=0, high=5)
    morale_speed: float = key("Part of the way home in a week.", low=0, high=1)
    morale_pay: float = key("Morale per log of pay against the market.", low=0, high=2)
    morale_win: float = key("Morale per point of usage share won.", low=0, high=10)
    morale_loss: float = key("Morale per part of the staff poached.", low=0, high=10)
    pay_drift: float = key("How fast going pay follows offers.", low=0, high=1)
    morale_pay_most: float = key(
        "Most morale that pay above the market adds.", low=0.001, high=1, default=1.0
    )
    pay_envy: float = key(
        "Morale lost per log of the largest raise that another house gave.",
        low=0, high=1, default=0.0,
    )  # fmt: skip
    came_for_money: float = key(
        "Morale lost per part of the staff hired and log of their pay above the market.",
        low=0, high=10, default=0.0,
    )  # fmt: skip


@table
class Research:
    """How compute and people become capability."""

    cap_reference: float = key("Capability of a reference run.", low=1, high=1000)
    compute_reference: float = key("Units of a reference run.", low=1, high=1e9)
    cap_per_tenfold: float = key("Points for ten times the effective compute.", low=0.1, high=500)
    progress: float = key("Weekly log growth of efficiency at `progress_staff`.", low=0, high=0.5)
    progress_staff: float = key("People for that growth.", low=1, high=1e6)
    progress_power: float = key("Exponent of staff in progress.", low=0, high=1)
    leak: float = key("Part of the gap to public knowledge closed in a week.", low=0, high=1)
    publish: float = key("Part of a lead that open weights make public.", low=0, high=1)
    distil: float = key("Part of the gap to the best released model a run gets.", low=0, high=1)
    overrun_mean: float = key("Mean overrun of a run, part of plan.", low=-0.5, high=5)
    overrun_spread: float = key("Standard deviation of the overrun.", low=0, high=5)
    run_risk: float = key("Chance in a week that a run loses work.", low=0, high=1)
    run_loss: float = key("Part of the work lost then.", low=0, high=1)
    run_pace: float = key(
        "Largest part of its plan a run can use in a week.", low=0.01, high=1, default=0.2
    )
    run_low: float = key("Smallest run, units.", low=1, high=1e9)
    weight_growth: float = key("Log serving weight per log training compute.", low=0, high=2)
    weight_reference: float = key(
        "Units per billion tokens of a reference model.", low=1e-4, high=1e3
    )
    sprint_gain: float = key("Log efficiency from a sprint at full cost.", low=0, high=2)
    sprint_morale: float = key("Morale a sprint at full cost takes.", low=0, high=1, default=0.03)
    sprint_cost: float = key("Full cost of a sprint.", unit="usd", low=1_000, high=1e12)
    sprint_tires: float = key(
        "How much less the next brings for each sprint not yet slept off: gain over 1 + this.",
        low=0, high=10, default=0.0,
    )  # fmt: skip
    sprint_rest: float = key(
        "Part of the tiredness of sprints slept off in a week.", low=0.01, high=1, default=0.1
    )


@table
class Services:
    """What holds for the users of every segment."""

    trust_speed: float = key("Part of the way home of trust in a week.", low=0, high=1)
    trust_loss: float = key("Trust lost when all demand is turned away.", low=0, high=1)
    quality_price: float = key(
        "Log price a capability point is worth.", low=0, high=1, default=0.02
    )
    own_make: float = key(
        "Utility lost by a house with models of its own that serves another's open one.",
        low=0, high=10, default=0.0,
    )  # fmt: skip
    rehost_price: float = key(
        "Utility such a house loses for each log by which it is dearer than the same weights are "
        "elsewhere.",
        low=0, high=10, default=0.0,
    )  # fmt: skip
    price_low: float = key("Lowest price.", unit="usd per million tokens", low=0.0001, high=1e4)
    price_high: float = key("Highest price.", unit="usd per million tokens", low=0.0001, high=1e5)


@table
class Segment:
    """One group of users."""

    name: str = key("Name of the segment.")
    about: str = key("Who they are, in a sentence.", long_text=True, default="")
    usage: float = key("Billion tokens a week at the start.", low=0.001, high=1e12)
    growth: float = key("Weekly growth at a constant price.", low=-0.5, high=0.5)
    elasticity: float = key(
        "Price elasticity of usage; above one, total spending rises as price falls.", low=0, high=5
    )
    adoption: float = key("Part of the way to wanted usage in a week.", low=0.001, high=1)
    switching: float = key("Part of the users who choose anew in a week.", low=0.001, high=1)
    quality_weight: float = key("Utility of a capability point.", low=0, high=5)
    price_weight: float = key("Utility lost per log of price.", low=0, high=20)
    trust_weight: float = key("Utility of full trust.", low=0, high=20)
    nest: float = key("Dissimilarity of offers within a nest; 1 is plain logit.", low=0.05, high=1)
    outside: float = key("Part of possible users who use nobody at the start.", low=0.01, high=0.99)
    europe: float = key("Part of sales to them that Brussels rules.", low=0, high=1, default=0.0)
    devices: float = key("How far devices open a door to them.", low=0, high=1, default=0.0)


@table
class Finance:
    """Interest and credit."""

    base_rate: float = key("Yearly interest without spread.", low=0, high=1)
    spread_low: float = key("Spread of a firm without debt.", low=0, high=1)
    spread_leverage: float = key("Spread per debt over value.", low=0, high=10)
    spread_coverage: float = key("Spread per interest over income.", low=0, high=10)
    spread_runway: float = key(
        "Spread of a till that covers none of the losses lenders look at.",
        low=0, high=10, default=0.0,
    )  # fmt: skip
    loan_limit: float = key("Largest debt, part of value.", low=0, high=1)
    debt_multiple: float = key("Largest debt, years of operating income.", low=0, high=100)
    venture_part: float = key(
        "Debt that lenders grant a firm that earns less, part of value.", low=0, high=1
    )
    lender_weeks: int = key(
        "Weeks of losses that a till must last before lenders grant that part whole; "
        "0 when they do not ask.",
        low=0, high=520, default=0,
    )  # fmt: skip
    share_limit: float = key("Largest weekly issue of shares, part of value.", low=0, high=1)
    share_discount: float = key("Discount new shares sell at.", low=0, high=0.9)
    share_impact: float = key(
        "Further discount per part of a firm's value that is sold at once.", low=0, high=2
    )
    loan_fee: float = key("Cost of arranging a loan, part of the sum.", low=0, high=0.2)
    vehicle_fee: float = key("Cost of setting up a vehicle, part of the sum.", low=0, high=0.2)


@table
class Capital:
    """What investors pay for and how they feel."""

    service_multiple: float = key("Years of service revenue they pay for.", low=0, high=1000)
    chip_multiple: float = key("Years of chip profit they pay for.", low=0, high=1000)
    need_exposure: float = key("Exponent of expected need in chip profit's value.", low=0, high=5)
    supply_exposure: float = key(
        "Exponent of the compute already lit by which that value falls.",
        low=0, high=5, default=0.0,
    )  # fmt: skip
    smoothing: float = key("Weight of the newest week in yearly rates.", low=0.001, high=1)
    overreaction: float = key("Sentiment per log change of fundamentals.", low=0, high=5)
    sentiment_return: float = key("Part of the way to neutral in a week.", low=0, high=1)
    sentiment_noise: float = key("Standard deviation of weekly sentiment.", low=0, high=1)
    mood_return: float = key("Part of the way to neutral in a week.", low=0, high=1)
    mood_noise: float = key("Standard deviation of weekly mood.", low=0, high=1)
    mood_start: float = key(
        "Investors' mood at the start; 1 is neutral, less where prices reckon with bad news.",
        low=0.2, high=3, default=1.0,
    )  # fmt: skip
    contagion: float = key("Mood per log change of chip makers' value.", low=0, high=5)
    distress_cost: float = key(
        "Part of the business's value that fear of distress takes where debt is as large as "
        "all assets.",
        low=0, high=1,
    )  # fmt: skip
    need_speed: float = key("How fast expectation follows its signal.", low=0, high=1)
    belief_speed: float = key("How fast investors take in a public recipe.", low=0, high=1)
    racing_labs: float = key("Labs that race to the next frontier.", low=0, high=1000)
    race_weeks: float = key("Weeks of such a run.", low=1, high=520)
    race_step: float = key("Capability points to the next frontier.", low=0, high=500)
    need_growth: float = key("Growth of serving in a year that they reckon with.", low=0, high=100)
    story_fade: float = key("Part of a promise that fades in a week.", low=0, high=1)
    story_per_cost: float = key("Units promised for the root of a thousand USD.", low=0, high=1e9)
    keynote_scale: int = key(
        "Cost of a keynote at which half of all ears are reached.",
        unit="usd", low=1_000, high=10**13,
    )  # fmt: skip
    keynote_most: int = key("Dearest keynote.", unit="usd", low=1_000, high=10**13)
    story_reach: float = key(
        "Most need that a full stage may promise in all, part of the first need.",
        low=0.001, high=100,
    )  # fmt: skip
    story_doubt: float = key("Sentiment lost when a promise fades without demand.", low=0, high=1)


@table
class Politics:
    """Favour, courts, neighbours and the public."""

    favour_fade: float = key("Part of favour that fades in a week.", low=0, high=1)
    lobby_gain: float = key("Part of a full hearing for the root of a million USD.", low=0, high=10)
    lobby_most: float = key("Favour that a week's hearings win at most.", low=0.001, high=1)
    lobby_cooling: float = key("Heat a lobby takes off per favour won.", low=0, high=5)
    favour_shield: float = key("Part of new heat that full favour keeps away.", low=0, high=1)
    heat_share: float = key("Usage share above which courts look.", low=0, high=1)
    heat_gain: float = key("Weekly heat per part of share above it.", low=0, high=10)
    predation_gain: float = key(
        "Weekly heat per part of all tokens sold for nothing.", low=0, high=10
    )
    heat_fade: float = key("Part of heat that fades in a week.", low=0, high=1)
    legal_cost: float = key("Weekly cost at full heat, part of service revenue.", low=0, high=1)
    court_bar: float = key("Heat above which a case is heard in public.", low=0, high=1)
    court_loss: float = key(
        "Part of trust and sentiment lost in a week per heat above it.", low=0, high=1
    )
    protest_gain: float = key("Weekly protest per gigawatt of fast power.", low=0, high=10)
    protest_fade: float = key("Part of protest that fades in a week.", low=0, high=1)
    public_calm: float = key("Public mood nothing has moved yet.", low=0, high=1)
    public_speed: float = key("Part of the way to its level in a week.", low=0, high=1)
    public_gain: float = key("Public mood per log of usage growth.", low=0, high=5)
    public_loss: float = key("Public mood per mean protest.", low=0, high=5)


@table
class Contracting:
    """What holds for all contracts."""

    offer_weeks: int = key(
        "Weeks an offer that a chief makes stands; the first is over when the others read it.",
        low=2, high=52,
    )  # fmt: skip
    project_gain: float = key(
        "Log gain of serving skill a year for a shared project at full cost.", low=0, high=10
    )
    project_cost: int = key(
        "Weekly cost of a shared project at full gain.", unit="usd", low=1, high=10**12
    )
    backlog_weight: float = key(
        "Part of what contracts still promise a firm that investors count as value.",
        low=0, high=1,
    )  # fmt: skip
    resale: float = key(
        "Part of the list price that a used card brings in an estate.", low=0, high=1
    )
    damages_part: float = key(
        "Part of what a breaker still promised within a year that it owes as damages at once.",
        low=0, high=1,
    )  # fmt: skip
    penalty_most: float = key(
        "Largest break fee that courts uphold, years of what the other loses.", low=0, high=1000
    )
    fee_unproven: float = key(
        "Break fee they grant besides where the loss is hard to prove, part of the value of "
        "the smaller of the two.",
        low=0, high=1,
    )  # fmt: skip
    kept_word: float = key(
        "Part of what a firm promises that each quarter in which it paid the other side on time "
        "adds to it in their eyes.",
        low=0, high=1, default=0.0,
    )  # fmt: skip
    door_most: float = key("Widest door a placement opens, utility.", low=0, high=20)
    reinvest_most: float = key(
        "Largest part of orders that a vendor may promise to reinvest.", low=0, high=1
    )
    priority_most: float = key(
        "Largest weight in its queue that a vendor may promise, times the usual.",
        low=1, high=100,
    )  # fmt: skip
    dark_cost: float = key(
        "Weekly cost of a card that has no power, part of its list price: what it loses in "
        "worth and its room.",
        low=0, high=1,
    )  # fmt: skip


@table
class Instruments:
    """Capital beside plain loans and shares."""

    backlog_weeks: int = key(
        "Weeks ahead that investors count what contracts promise.", low=1, high=2000
    )
    spread_cap: float = key("Widest credit spread.", low=0, high=10)
    vehicle_limit: float = key("Largest debt in vehicles, part of value.", low=0, high=1)
    vehicle_part: float = key(
        "Largest debt in vehicles, part of the worth of the firm's free cards, halls and "
        "connections; 0 where lenders do not look at them.",
        low=0, high=1, default=0.0,
    )  # fmt: skip
    vehicle_premium: float = key(
        "Yearly interest of a vehicle above that of a loan.", low=0, high=1
    )
    vehicle_found: float = key(
        "Weekly rate of finding a vehicle per debt in it over value.", low=0, high=100
    )
    vehicle_eyes: float = key(
        "How much more often it is found when all shares are sold short.", low=0, high=1000
    )
    vehicle_shame: float = key("Sentiment lost per found debt over value.", low=0, high=10)
    listing_most: float = key(
        "Largest part of a firm sold when it goes public.", low=0.001, high=0.9
    )
    listing_weeks: int = key(
        "Weeks at the start in which no prospectus is ready: nobody goes public before.",
        low=0, high=520, default=0,
    )  # fmt: skip
    listing_discount: float = key(
        "Discount shares sell at when a firm goes public.", low=0, high=0.9
    )
    listing_impact: float = key(
        "Further discount per part of the firm that is sold then.", low=0, high=1
    )
    round_part: float = key(
        "Largest round of new shares of a firm that is not listed, part of value.", low=0, high=1
    )
    round_weeks: int = key("Weeks from one of its rounds to the next.", low=1, high=520)
    buyback_limit: float = key("Largest buy-back of a week, part of value.", low=0, high=0.5)
    buyback_cheer: float = key("Sentiment won per part of a firm bought back.", low=0, high=10)
    margin_limit: float = key(
        "Largest loan on shares, part of their headline value.", low=0, high=1
    )
    margin_call: float = key(
        "Loan over their value at which shares must be sold.", low=0.01, high=1
    )
    margin_premium: float = key(
        "Yearly interest of a loan on shares above the base rate.", low=0, high=1
    )
    margin_impact: float = key(
        "Fall in price per part of a firm that is sold at once.", low=0, high=20
    )
    panic: float = key("Sentiment lost per part of value that a failure costs.", low=0, high=10)
    panic_mood: float = key("Mood lost per part of all value that has failed.", low=0, high=10)
    breach_panic: float = key(
        "Sentiment lost per part of value that a contract broken by another costs.",
        low=0, high=10, default=0.0,
    )  # fmt: skip
    breach_shame: float = key(
        "Sentiment lost per part of value that was promised and is broken.",
        low=0, high=10, default=0.0,
    )  # fmt: skip
    breach_mood: float = key(
        "Mood lost per part of all value that was promised and is broken.",
        low=0, high=100, default=0.0,
    )  # fmt: skip
    breach_spread: float = key(
        "Spread that lenders ask besides per part of value in promises broken by a firm or to it.",
        low=0, high=10, default=0.0,
    )  # fmt: skip
    breach_fades: float = key(
        "Part of that which lenders forget in a week.", low=0, high=1, default=0.05
    )
    short_bar: float = key(
        "Gap between headline and consolidated value that nobody minds.", low=0, high=1
    )
    short_reach: float = key("Part sold short per gap above that.", low=0, high=10)
    short_most: float = key("Largest part of a firm sold short.", low=0, high=1)
    short_speed: float = key("Part of the way shorts go in a week.", low=0, high=1)
    short_weight: float = key(
        "Sentiment lost in a week if all shares were sold short.", low=0, high=5
    )
    short_squeeze: float = key(
        "Sentiment won per part of the shares that shorts buy back.", low=0, high=10
    )
    short_strike: float = key("Part sold short that makes the news.", low=0, high=1)
    short_fee: float = key(
        "Yearly fee for borrowed shares, part of their worth.", low=0, high=2, default=0.0
    )
    short_fee_rise: float = key(
        "The same more if all shares were sold short.", low=0, high=10, default=0.0
    )
    short_margin: float = key(
        "Cash put up against borrowed shares, part of their worth.",
        low=0.01, high=2, default=0.5,
    )  # fmt: skip
    short_room: float = key(
        "Largest part of a firm that one firm may borrow and sell short; 0 where none is lent.",
        low=0, high=0.25, default=0.0,
    )  # fmt: skip
    short_least: float = key(
        "Smallest sale of borrowed shares.", unit="usd", low=1_000, high=1e12, default=1e6
    )
    short_known: float = key(
        "Part of a firm sold short by one firm that is told in public.", low=0, high=1, default=0.0
    )
    short_heat: float = key(
        "Heat for who brings out a model while it is short of a maker of cards or of models.",
        low=0, high=1, default=0.0,
    )  # fmt: skip
    rescue_base: float = key("Log-odds of a rescue for a small firm.", low=-20, high=20)
    rescue_size: float = key("Log-odds per part of all value and of all debt.", low=0, high=100)
    rescue_ties: float = key(
        "Log-odds per part of what firms have promised one another for a year.",
        low=0, high=100, default=0.0,
    )  # fmt: skip
    rescue_favour: float = key("Log-odds of full favour.", low=0, high=20)
    rescue_mood: float = key("Log-odds of a public in full favour of AI.", low=0, high=20)
    rescue_limit: float = key("Largest debt the state answers for, part of value.", low=0, high=1)
    rescue_need: float = key("Log-odds of full distress.", low=0, high=20)
    rescue_bar: float = key("Distress below which the state refuses.", low=0, high=1)
    rescue_spread: float = key("Credit spread at which distress is full.", low=0.001, high=10)
    rescue_weeks: int = key(
        "Weeks of losses that the till must cover, and that the state may answer for.",
        low=1, high=520,
    )  # fmt: skip
    rescue_warrants: float = key(
        "Shares the state gets, part of what it answers for.", low=0, high=1
    )
    rescue_anger: float = key(
        "Public mood lost per part of all value that the state answers for, at its root.",
        low=0, high=10,
    )  # fmt: skip
    rescue_heat: float = key("Heat of a rescue.", low=0, high=1)
    rescue_shame: float = key("Sentiment lost when it is denied.", low=0, high=3)
    rescue_wait: int = key("Weeks before one may ask again.", low=1, high=520)
    buy_premium: float = key(
        "Premium over value that owners want, where a firm names no price of its own.",
        low=0, high=10,
    )  # fmt: skip
    buy_distress: float = key("Credit spread from which they sell at value.", low=0, high=10)
    buy_usage: float = key(
        "Part of all use that buyer and bought may have together.", low=0, high=1
    )
    buy_value: float = key("Part of all value that they may have together.", low=0, high=1)
    buy_calm: float = key("Heat from which courts forbid the purchase of a firm.", low=0, high=1)
    buy_stay: float = key("Part of its people who stay.", low=0, high=1)
    buy_heat: float = key("Heat per part of all value bought, at its root.", low=0, high=5)
    buy_learning: float = key(
        "Part of the gap to a bought firm's recipe that is closed in a week.", low=0, high=1
    )
    buy_fret: float = key(
        "Morale and trust that a firm loses in a week while its sale is under review.",
        low=0, high=1,
    )  # fmt: skip
    buy_fee: float = key(
        "Fee to the firm when its sale is blocked or not paid for, part of the price.",
        low=0, high=1,
    )  # fmt: skip
    takeover_weeks: int = key("Weeks a purchase is reviewed.", low=0, high=520)
    takeovers_across_camps: bool = key(
        "Whether a firm may be bought from another region.", default=True
    )
    review_base: float = key("Log-odds that courts approve of a purchase.", low=-20, high=20)
    review_heat: float = key("Log-odds lost to full heat.", low=0, high=100)
    review_usage: float = key("Log-odds lost to all use in one hand.", low=0, high=100)
    review_again: float = key("Log-odds lost per firm bought before.", low=0, high=20)
    review_cards: float = key(
        "Log-odds lost per part of all compute made that would change hands, and per twice the "
        "product of both makers' parts.",
        low=0, high=1000, default=0.0,
    )  # fmt: skip
    review_value: float = key(
        "Log-odds lost per part of all value bought, at its root.", low=0, high=100, default=0.0
    )
    review_favour: float = key("Log-odds of the buyer's full favour.", low=0, high=20, default=0.0)
    agi_bar: float = key("Capability that the panel calls general.", low=1, high=1000)
    agi_doubt: float = key("Standard deviation of the panel's reading.", low=0, high=500)
    panel_weeks: int = key("Weeks the panel takes.", low=1, high=52)
    agi_joy: float = key("Sentiment won by a verified declaration.", low=0, high=3)
    agi_shame: float = key("Sentiment lost by a doubted one.", low=0, high=3)
    agi_wait: int = key("Weeks after a verdict before one may declare again.", low=1, high=520)
