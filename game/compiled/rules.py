"""The Rules: everything of a scenario that a turn reads and never changes.

Invariant: no number of a model stands in the engine; each is a field here and
comes from the scenario, or is calibrated from its starting figures by
`game.compiled.calibrate`. Units are those of `game.compiled.world`.
"""

from __future__ import annotations

from typing import Annotated, Final

from game.compiled.layout import Floats, Ints, dtype_of
from game.compiled.sizes import (
    CHIPS,
    CHOICES,
    CODE,
    CONTRACTS,
    EFFECTS,
    EVENTS,
    FIRMS,
    MODELS,
    PROGRAMS,
    SEGMENTS,
)


class Rules:
    """Attributes of the rules record; see `RULES` for its NumPy type."""

    # Counts in use
    firms: Annotated[int, "firms in the game"]
    chips: Annotated[int, "kinds of chip"]
    models: Annotated[int, "models known at the start"]
    segments: Annotated[int, "segments of users"]
    contracts: Annotated[int, "contracts of the scenario"]
    events: Annotated[int, "events"]
    turns: Annotated[int, "turns of the game"]
    moves: Annotated[int, "moves a chief has each turn"]
    firm_key: Annotated[Ints, (FIRMS,), "hash of the firm's id; names its draws"]

    # Chips
    chip_vendor: Annotated[Ints, (CHIPS,), "firm that sells it, or -1"]
    chip_power: Annotated[Ints, (CHIPS,), "watts a card needs, cooling and all"]
    chip_units: Annotated[Floats, (CHIPS,), "compute of a card, H100 = 1"]
    chip_cost: Annotated[Ints, (CHIPS,), "making of a card, thousand USD"]
    chip_base_price: Annotated[Floats, (CHIPS,), "list price at the start, thousand USD"]
    chip_sold: Annotated[Ints, (CHIPS, FIRMS), "1 when the firm may buy it"]
    chip_standing: Annotated[Floats, (CHIPS, FIRMS), "weight of the firm in the vendor's queue"]
    chip_breakage: Annotated[Floats, (CHIPS,), "part of the cards that break in a week"]
    chip_weeks: Annotated[Ints, (CHIPS,), "turns between shipping and delivery"]
    chip_order: Annotated[Ints, (CHIPS,), "chips from most to least compute per watt"]
    chip_others: Annotated[Ints, (CHIPS,), "cards a week that others want at the start"]
    chip_elasticity: Annotated[float, "of others' demand for cards in the price"]
    need_elasticity: Annotated[float, "of others' demand for cards in the expected need"]
    favour_weight: Annotated[float, "weight in the queue of the customer a vendor favours"]
    line_cost: Annotated[float, "booking of one card a week, in makings of a card"]
    line_weeks: Annotated[int, "turns until a new production line makes cards"]
    chip_price_low: Annotated[float, "lowest list price, as a part of the starting one"]
    chip_price_high: Annotated[float, "highest list price, as a multiple of the starting one"]

    # Power
    grid_cost: Annotated[float, "thousand USD a kilowatt connected to the grid"]
    grid_weeks: Annotated[int, "turns until it is connected"]
    fast_cost: Annotated[float, "thousand USD a kilowatt of turbines"]
    fast_weeks: Annotated[int, "turns until they run"]
    grid_energy: Annotated[float, "thousand USD a kilowatt-week from the grid"]
    fast_energy: Annotated[float, "thousand USD a kilowatt-week from turbines"]
    protest_delay: Annotated[float, "turns of delay at full protest"]

    # The rental market
    others_supply: Annotated[float, "units let by clouds outside the game"]
    others_demand: Annotated[float, "units wanted by firms outside at the starting rent"]
    others_growth: Annotated[float, "growth of that demand in a turn"]
    rent_start: Annotated[float, "rent at the start, thousand USD a unit"]
    rent_elasticity: Annotated[float, "of outside demand in the rent, above zero"]
    rent_low: Annotated[float, "lowest rent, thousand USD a unit"]
    rent_high: Annotated[float, "highest rent, thousand USD a unit"]

    # Contracts of the scenario
    contract_from: Annotated[Ints, (CONTRACTS,), "turn it is offered, or -1 when it runs already"]
    contract_open: Annotated[Ints, (CONTRACTS,), "turns an offer stands"]
    contract_when: Annotated[Ints, (CONTRACTS,), "program of its condition, or -1"]
    offer_weeks: Annotated[int, "turns an offer that a chief makes stands"]
    project_gain: Annotated[float, "log gain of serving skill a year for a project at full cost"]
    project_cost: Annotated[float, "thousand USD a week of a project at full cost"]
    backlog_weight: Annotated[float, "part of promised receipts that investors count as value"]
    resale: Annotated[float, "part of the list price that a used card brings in an estate"]

    # Talent
    quit_rate: Annotated[float, "part of the people who leave in a week, all being average"]
    quit_pay: Annotated[float, "weight of pay against the market in staying"]
    quit_morale: Annotated[float, "weight of morale in staying"]
    newcomers: Annotated[float, "people a week who look for a place, beside leavers"]
    join_pay: Annotated[float, "weight of log pay in choosing a firm"]
    join_morale: Annotated[float, "weight of morale in choosing a firm"]
    join_compute: Annotated[float, "weight of log compute per head in choosing a firm"]
    recruit_cost: Annotated[float, "search for one person, thousand USD"]
    poach_base: Annotated[float, "log-odds of saying yes to equal pay and morale"]
    poach_pay: Annotated[float, "weight of log pay in saying yes"]
    poach_morale: Annotated[float, "weight of the target's morale in saying no"]
    poach_loyalty: Annotated[Floats, (FIRMS,), "log-odds of staying, by firm"]
    poach_share: Annotated[float, "largest part of a staff one can bid for"]
    poach_envy: Annotated[float, "morale lost at home per log of the offer above own pay"]
    signing: Annotated[float, "signing bonus, in years of pay"]
    morale_home: Annotated[Floats, (FIRMS,), "morale the firm returns to"]
    morale_speed: Annotated[float, "part of the way back in a week"]
    morale_pay: Annotated[float, "morale per log of pay against the market"]
    morale_win: Annotated[float, "morale per point of usage share won in a week"]
    morale_loss: Annotated[float, "morale per part of the staff poached"]
    pay_drift: Annotated[float, "how fast the going pay follows what is offered"]

    # Research
    cap_reference: Annotated[float, "capability of a run of `compute_reference` at efficiency 1"]
    compute_reference: Annotated[float, "units"]
    cap_per_tenfold: Annotated[float, "capability points for ten times the effective compute"]
    progress: Annotated[float, "growth of efficiency in a week for a staff of `progress_staff`"]
    progress_staff: Annotated[float, "people"]
    progress_power: Annotated[float, "exponent of staff in progress, below one"]
    leak: Annotated[float, "part of the gap to public knowledge closed in a week"]
    publish: Annotated[float, "part of a firm's lead that open weights make public"]
    distil: Annotated[float, "part of the gap to the best released model a run gets for nothing"]
    overrun_mean: Annotated[float, "mean overrun of a run, part of its plan"]
    overrun_spread: Annotated[float, "standard deviation of the same"]
    run_risk: Annotated[float, "chance in a week that a run loses part of its work"]
    run_loss: Annotated[float, "part lost then"]
    run_pace: Annotated[float, "largest part of its plan a run can use in a week"]
    run_low: Annotated[float, "smallest run, units"]
    weight_growth: Annotated[float, "log10 of serving weight per log10 of training compute"]
    weight_reference: Annotated[float, "serving weight of a reference run"]
    sprint_gain: Annotated[float, "log gain of efficiency for `sprint_cost` and no lead"]
    sprint_morale: Annotated[float, "morale a sprint at full cost takes"]
    sprint_cost: Annotated[float, "thousand USD for the full gain of a sprint"]
    model_ready: Annotated[Ints, (MODELS,), "turn from which a held model may be released"]

    # Services
    usage_start: Annotated[Floats, (SEGMENTS,), "billion tokens a week"]
    usage_growth: Annotated[Floats, (SEGMENTS,), "growth in a turn at constant price"]
    elasticity: Annotated[Floats, (SEGMENTS,), "of usage in the price, above zero"]
    adoption: Annotated[Floats, (SEGMENTS,), "part of the way to the wanted usage in a week"]
    switching: Annotated[Floats, (SEGMENTS,), "part of the users who choose anew in a week"]
    quality_weight: Annotated[Floats, (SEGMENTS,), "utility of a capability point"]
    price_weight: Annotated[Floats, (SEGMENTS,), "utility lost per log of the price"]
    trust_weight: Annotated[Floats, (SEGMENTS,), "utility of full trust"]
    nest: Annotated[Floats, (SEGMENTS,), "dissimilarity of offers in a nest, 0 to 1"]
    door: Annotated[Floats, (FIRMS, SEGMENTS), "utility of a firm's door; calibrated"]
    inside_start: Annotated[Floats, (SEGMENTS,), "part of the users who used somebody at the start"]
    index_start: Annotated[Floats, (SEGMENTS,), "quality-adjusted price at the start"]
    quality_price: Annotated[float, "log price that a capability point is worth"]
    trust_speed: Annotated[float, "part of the way to its level in a week"]
    trust_home: Annotated[Floats, (FIRMS,), "trust the firm returns to"]
    trust_loss: Annotated[float, "trust lost when all demand goes unserved"]
    price_worth: Annotated[Floats, (FIRMS,), "price users grant a reference model; calibrated"]
    price_low: Annotated[float, "lowest price, USD per million tokens"]
    price_high: Annotated[float, "highest price"]

    # Money
    core_income: Annotated[Ints, (FIRMS,), "from other business, thousand USD a week"]
    overheads: Annotated[Ints, (FIRMS,), "thousand USD a week"]
    base_rate: Annotated[float, "yearly interest without spread"]
    pay_low: Annotated[float, "lowest yearly pay, thousand USD"]
    pay_high: Annotated[float, "highest yearly pay, thousand USD"]

    # Capital
    core_value: Annotated[Floats, (FIRMS,), "value of other business, thousand USD; calibrated"]
    service_multiple: Annotated[float, "years of service revenue investors pay for"]
    chip_multiple: Annotated[float, "years of chip profit investors pay for"]
    need_exposure: Annotated[float, "exponent of expected need in the value of chip profit"]
    smoothing: Annotated[float, "weight of the newest week in yearly rates"]
    overreaction: Annotated[float, "sentiment per log change of fundamental value"]
    sentiment_return: Annotated[float, "part of the way back to neutral in a week"]
    sentiment_noise: Annotated[float, "standard deviation of a week's news"]
    mood_return: Annotated[float, "part of the way back to neutral in a week"]
    mood_noise: Annotated[float, "standard deviation of a week's mood"]
    contagion: Annotated[float, "mood per log change of all chip makers' value"]
    spread_low: Annotated[float, "credit spread of a firm without debt"]
    spread_leverage: Annotated[float, "spread per debt over value"]
    spread_coverage: Annotated[float, "spread per interest over income"]
    loan_limit: Annotated[float, "largest debt, as a part of value"]
    share_limit: Annotated[float, "largest issue of shares in a week, as a part of value"]
    share_discount: Annotated[float, "discount new shares are sold at"]
    need_speed: Annotated[float, "how fast expectation follows the signal"]
    belief_speed: Annotated[float, "how fast investors take in a public recipe"]
    racing_labs: Annotated[float, "labs that race to the next frontier"]
    race_weeks: Annotated[float, "weeks such a run lasts"]
    race_step: Annotated[float, "capability points to the next frontier"]
    need_growth: Annotated[float, "yearly growth of serving that investors reckon with"]
    story_fade: Annotated[float, "part of a keynote's promise that fades in a week"]
    story_per_cost: Annotated[float, "units of need told per thousand USD of keynote, at its root"]
    stage: Annotated[Floats, (FIRMS,), "how much the world listens to the firm's chief"]
    story_crowding: Annotated[float, "how much a story already told takes from the next"]
    story_doubt: Annotated[float, "sentiment lost by the teller when the fading outruns demand"]

    # Instruments
    backlog_weeks: Annotated[int, "weeks ahead that investors count what contracts promise"]
    spread_cap: Annotated[float, "widest credit spread"]
    vehicle_limit: Annotated[float, "largest debt in vehicles, part of value"]
    vehicle_premium: Annotated[float, "yearly interest of a vehicle above that of a loan"]
    vehicle_found: Annotated[float, "weekly rate of finding a vehicle per debt in it over value"]
    vehicle_eyes: Annotated[float, "how much more often it is found when all shares are sold short"]
    vehicle_shame: Annotated[float, "sentiment lost per found debt over value"]
    listing_most: Annotated[float, "largest part of a firm sold when it goes public"]
    listing_discount: Annotated[float, "discount shares sell at when a firm goes public"]
    private_depth: Annotated[
        float, "part of the weekly issue of shares open to a firm that is not listed"
    ]
    buyback_limit: Annotated[float, "largest buy-back of a week, part of value"]
    buyback_cheer: Annotated[float, "sentiment won per part of a firm bought back"]
    margin_limit: Annotated[float, "largest loan on shares, part of their headline value"]
    margin_call: Annotated[float, "loan over their value at which shares must be sold"]
    margin_premium: Annotated[float, "yearly interest of a loan on shares above the base rate"]
    margin_impact: Annotated[float, "fall in price per part of a firm that is sold at once"]
    panic: Annotated[float, "sentiment lost per part of value that a failure costs"]
    panic_mood: Annotated[float, "mood lost per part of all value that has failed"]
    short_bar: Annotated[float, "gap between headline and consolidated value that nobody minds"]
    short_reach: Annotated[float, "part sold short per gap above that"]
    short_most: Annotated[float, "largest part of a firm sold short"]
    short_speed: Annotated[float, "part of the way shorts go in a week"]
    short_weight: Annotated[float, "sentiment lost in a week if all shares were sold short"]
    short_squeeze: Annotated[float, "sentiment won per part of the shares that shorts buy back"]
    short_strike: Annotated[float, "part sold short that makes the news"]
    rescue_base: Annotated[float, "log-odds of a rescue for a small firm"]
    rescue_size: Annotated[float, "log-odds per part of all value and of all debt"]
    rescue_favour: Annotated[float, "log-odds of full favour"]
    rescue_mood: Annotated[float, "log-odds of a public in full favour of AI"]
    rescue_limit: Annotated[float, "largest debt the state answers for, part of value"]
    rescue_warrants: Annotated[float, "shares the state gets, part of what it answers for"]
    rescue_anger: Annotated[
        float, "public mood lost per part of all value that the state answers for"
    ]
    rescue_heat: Annotated[float, "heat of a rescue"]
    rescue_shame: Annotated[float, "sentiment lost when it is denied"]
    rescue_wait: Annotated[int, "weeks before one may ask again"]
    buy_premium: Annotated[float, "premium over value that owners want for a firm"]
    buy_distress: Annotated[float, "credit spread from which they sell at value"]
    buy_usage: Annotated[float, "part of all use that buyer and bought may have together"]
    buy_value: Annotated[float, "part of all value that they may have together"]
    buy_calm: Annotated[float, "heat from which courts forbid the purchase of a firm"]
    buy_stay: Annotated[float, "part of its people who stay"]
    buy_heat: Annotated[float, "heat per part of all value bought, at its root"]
    agi_bar: Annotated[float, "capability that the panel calls general"]
    agi_doubt: Annotated[float, "standard deviation of the panel's reading"]
    panel_weeks: Annotated[int, "weeks the panel takes"]
    agi_joy: Annotated[float, "sentiment won by a verified declaration"]
    agi_shame: Annotated[float, "sentiment lost by a doubted one"]
    agi_wait: Annotated[int, "weeks after a verdict before one may declare again"]

    # Entrants: what a firm is given when it enters
    entry_when: Annotated[Ints, (FIRMS,), "program of the condition, or -1 when there at the start"]
    entry_cash: Annotated[Ints, (FIRMS,), "thousand USD"]
    entry_power: Annotated[Ints, (FIRMS,), "kilowatts"]
    entry_people: Annotated[Ints, (FIRMS,), "people"]
    entry_chips: Annotated[Ints, (FIRMS, CHIPS), "cards"]

    # Politics
    favour_fade: Annotated[float, "part of favour that fades in a week"]
    lobby_gain: Annotated[float, "favour for the root of a million USD"]
    lobby_cooling: Annotated[float, "heat a lobby takes off per favour won"]
    favour_shield: Annotated[float, "part of new heat that full favour keeps away"]
    heat_share: Annotated[float, "usage share above which courts look"]
    heat_gain: Annotated[float, "heat a week per part of share above it"]
    predation_gain: Annotated[float, "heat a week per part of all tokens sold for nothing"]
    heat_fade: Annotated[float, "part of heat that fades in a week"]
    legal_cost: Annotated[float, "weekly cost at full heat, as a part of service revenue"]
    court_bar: Annotated[float, "heat above which a case is heard in public"]
    court_loss: Annotated[float, "part of trust and sentiment lost in a week per heat above it"]
    protest_gain: Annotated[float, "protest a week per gigawatt of fast power"]
    protest_fade: Annotated[float, "part of protest that fades in a week"]
    public_calm: Annotated[float, "public mood nothing has moved yet"]
    public_speed: Annotated[float, "part of the way to its level in a week"]
    public_gain: Annotated[float, "public mood per log of usage growth"]
    public_loss: Annotated[float, "public mood per mean protest"]

    # Events: conditions are programs; effects name a quantity, a place and a number
    code: Annotated[Ints, (CODE,), "operations of all programs, one after another"]
    operand: Annotated[Floats, (CODE,), "the number or the place that goes with each"]
    program_start: Annotated[Ints, (PROGRAMS,), "first operation"]
    program_end: Annotated[Ints, (PROGRAMS,), "one past the last"]
    event_from: Annotated[Ints, (EVENTS,), "first turn it may fire"]
    event_until: Annotated[Ints, (EVENTS,), "last turn it may fire"]
    event_when: Annotated[Ints, (EVENTS,), "program of its condition, or -1"]
    event_chance: Annotated[Floats, (EVENTS,), "chance in a turn, 0 to 1"]
    event_firm: Annotated[Ints, (EVENTS,), "firm it is put before, or -1"]
    event_weeks: Annotated[Ints, (EVENTS,), "turns a chief may think about it"]
    event_choices: Annotated[Ints, (EVENTS,), "number of choices; 0 when it just happens"]
    event_default: Annotated[Ints, (EVENTS,), "choice taken for a chief who does not answer"]
    event_key: Annotated[Ints, (EVENTS,), "hash of the event's id; names its draws"]
    effect_start: Annotated[Ints, (EVENTS, CHOICES), "first effect of each choice"]
    effect_end: Annotated[Ints, (EVENTS, CHOICES), "one past the last"]
    choice_cost: Annotated[Ints, (EVENTS, CHOICES), "thousand USD"]
    effect_quantity: Annotated[Ints, (EFFECTS,), "place in QUANTITIES"]
    effect_place: Annotated[Ints, (EFFECTS,), "firm, model, chip or segment, or 0"]
    effect_times: Annotated[Floats, (EFFECTS,), "the quantity is first multiplied by this"]
    effect_add: Annotated[Floats, (EFFECTS,), "and then this is added"]
    ambition: Annotated[Ints, (FIRMS,), "program of the chief's ambition, or -1"]
    ambition_at_end: Annotated[Ints, (FIRMS,), "1 when only the last turn counts"]
    fear: Annotated[Ints, (FIRMS,), "program of the chief's fear, or -1"]
    fear_weeks: Annotated[Ints, (FIRMS,), "turns in a row after which it ends the game"]


RULES: Final = dtype_of(Rules)
