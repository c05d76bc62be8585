"""The World: everything that changes from turn to turn, in one record.

Invariant: every row of `balance` sums to zero, and a firm's own column is
never negative. All other fields are figures about the world, not things that
can be owned, so they may be recomputed; what is owned moves by postings only.

Units: money in thousands of US dollars, power in kilowatts, compute in units
of one H100 running for one week, usage in billions of tokens a week, prices of
services in dollars per million tokens, pay in thousands of dollars a year.
"""

from typing import Annotated, Final

from game.compiled.layout import Counts, Floats, Indices, Ints, Marks, dtype_of
from game.compiled.regions import REGION_ROOM
from game.compiled.sizes import (
    ACCOUNTS,
    CHIPS,
    CLAUSES,
    CONNECTION_WEEKS,
    CONTRACTS,
    CUTS,
    DELIVERY_WEEKS,
    EVENTS,
    FIRM_ROOM,
    FIRMS,
    HALL_SITES,
    LEDGERS,
    LINE_WEEKS,
    MODELS,
    REGIONS,
    SCOUTS,
    SEGMENTS,
    STACKS,
    SUITS,
    TEAMS,
)

# Values of `World.status`.
ABSENT: Final = 0
ACTIVE: Final = 1
FAILED: Final = 2
BOUGHT: Final = 3

# Values of `World.model_state`.
NO_MODEL: Final = 0
IN_TRAINING: Final = 1
HELD: Final = 2
RELEASED: Final = 3

# Values of `World.event_state`.
WAITING: Final = 0
PENDING: Final = 1
DONE: Final = 2

# Values of `World.ending`.
NO_ENDING: Final = 0
AMBITION: Final = 1
FEAR: Final = 2
INSOLVENCY: Final = 3
SOLD: Final = 4
"""The firm was bought."""
OF_SCENARIO: Final = 16
"""The scenario's first end for every chief; its others follow."""


class World:
    """Attributes of the world record; see `WORLD` for its NumPy type."""

    turn: Annotated[int, "weeks resolved so far"]
    seed: Annotated[int, "seed of this game's draws"]
    balance: Annotated[Ints, (LEDGERS, ACCOUNTS), "what each account holds, a row per ledger"]
    status: Annotated[Indices, (FIRMS,), "0 absent, 1 active, 2 failed, 3 bought"]
    moves: Annotated[Indices, (FIRMS,), "moves left this week"]

    # Chips, power and the rental market
    backlog: Annotated[Counts, (FIRMS, CHIPS), "cards ordered and not yet shipped"]
    arriving: Annotated[Counts, (FIRMS, CHIPS, DELIVERY_WEEKS), "cards by weeks until delivery"]
    stock: Annotated[Ints, (CHIPS,), "cards made and not yet sold, at the foundry"]
    sold: Annotated[Ints, (CHIPS,), "cards shipped to all buyers this week"]
    chip_seller: Annotated[Counts, (CHIPS,), "firm that sells it, or -1; a purchase moves it"]
    output: Annotated[Ints, (CHIPS,), "cards made a week"]
    new_output: Annotated[Counts, (CHIPS, LINE_WEEKS), "cards a week added, by weeks until"]
    chip_price: Annotated[Floats, (CHIPS,), "list price of a card, thousand USD"]
    favoured: Annotated[Counts, (CHIPS,), "firm its vendor serves first this week, or -1"]
    connecting: Annotated[Counts, (FIRMS, CONNECTION_WEEKS), "kilowatts by weeks until connection"]
    fast_power: Annotated[Ints, (FIRMS,), "kilowatts from fast, dirty generation"]
    energised: Annotated[Counts, (FIRMS, CHIPS), "cards that have power"]
    compute: Annotated[Floats, (FIRMS,), "energised compute owned, units"]
    leased_in: Annotated[Floats, (FIRMS,), "compute leased by contract, units, net"]
    train_share: Annotated[Floats, (FIRMS,), "part of compute for training, 0 to 1"]
    serve_share: Annotated[Floats, (FIRMS,), "part of compute for serving, 0 to 1; rest is let"]
    rent_wanted: Annotated[Floats, (FIRMS,), "units the firm wants on the rental market"]
    rent_limit: Annotated[Floats, (FIRMS,), "highest rent it would pay, thousand USD a unit"]
    rented: Annotated[Floats, (FIRMS,), "units rented this week"]
    let: Annotated[Floats, (FIRMS,), "units let this week"]
    spot_price: Annotated[float, "rent of a unit this week, thousand USD"]
    industry_rented: Annotated[float, "units rented by firms outside the game this week"]

    # Talent
    pay: Annotated[Floats, (FIRMS,), "yearly pay per head, thousand USD"]
    morale: Annotated[Floats, (FIRMS,), "0 to 1"]
    vacancies: Annotated[Counts, (FIRMS,), "people sought this week"]
    bid_for: Annotated[Indices, (FIRMS,), "firm whose people are bid for this week, or -1"]
    bid_people: Annotated[Counts, (FIRMS,), "people bid for"]
    bid_pay: Annotated[Floats, (FIRMS,), "yearly pay offered to them, thousand USD"]
    market_pay: Annotated[float, "going yearly pay per head, thousand USD"]

    # Research
    efficiency: Annotated[Floats, (FIRMS,), "training efficiency; 1 is the reference recipe"]
    serving_skill: Annotated[Floats, (FIRMS,), "serving efficiency; 1 is the reference stack"]
    public_efficiency: Annotated[float, "training efficiency anybody can read up"]
    public_skill: Annotated[float, "serving efficiency anybody can read up"]
    run_model: Annotated[Indices, (FIRMS,), "model in training, or -1"]
    run_done: Annotated[Floats, (FIRMS,), "units spent on the run"]
    run_plan: Annotated[Floats, (FIRMS,), "units planned for the run"]
    run_need: Annotated[Floats, (FIRMS,), "units it will take; hidden from everybody"]
    training_used: Annotated[Floats, (FIRMS,), "units spent on training this week"]
    tired: Annotated[Marks, (FIRM_ROOM,), "tenths of sprints not yet slept off, by firm"]

    # Models
    model_owner: Annotated[Indices, (MODELS,), "firm, or -1"]
    model_state: Annotated[Marks, (MODELS,), "0 none, 1 in training, 2 held, 3 released"]
    model_open: Annotated[Marks, (MODELS,), "1 when its weights are published"]
    model_week: Annotated[Indices, (MODELS,), "turn of its release, or -1"]
    model_capability: Annotated[Floats, (MODELS,), "capability index"]
    model_weight: Annotated[Floats, (MODELS,), "units per billion tokens at serving skill 1"]
    frontier: Annotated[float, "highest capability released"]

    # Services
    serves: Annotated[Indices, (FIRMS,), "model the firm offers, or -1"]
    price: Annotated[Floats, (FIRMS,), "USD per million tokens"]
    price_seen: Annotated[Floats, (FIRMS,), "price the firm's users are used to"]
    trust: Annotated[Floats, (FIRMS,), "0 to 1"]
    share: Annotated[Floats, (FIRMS, SEGMENTS), "part of the segment's users"]
    outside_share: Annotated[Floats, (SEGMENTS,), "part of the users who use nobody"]
    usage: Annotated[Floats, (SEGMENTS,), "billion tokens a week wanted by those who use somebody"]
    price_index: Annotated[Floats, (SEGMENTS,), "mean price paid, USD per million tokens"]
    real_price: Annotated[Floats, (SEGMENTS,), "the same, adjusted for quality"]
    tokens: Annotated[Floats, (FIRMS,), "billion tokens served this week"]
    unserved: Annotated[Floats, (FIRMS,), "part of the demand that found no capacity, 0 to 1"]
    serving_used: Annotated[Floats, (FIRMS,), "units spent on serving this week"]
    usage_share: Annotated[Floats, (FIRMS,), "part of all tokens served"]
    compute_used: Annotated[float, "units spent on serving and training by all firms"]
    compute_before: Annotated[float, "the same a week before"]

    # Money owed and earned
    debt: Annotated[Ints, (FIRMS,), "principal owed to the capital markets, thousand USD"]
    service_revenue: Annotated[Ints, (FIRMS,), "from users this week, thousand USD"]
    chip_profit: Annotated[Ints, (FIRMS,), "sales of chips less their making, this week"]
    income: Annotated[Ints, (FIRMS,), "all operating receipts this week, thousand USD"]
    expense: Annotated[Ints, (FIRMS,), "all operating dues this week, thousand USD"]
    shortfall: Annotated[Ints, (FIRMS,), "dues that could not be paid, thousand USD"]
    financed: Annotated[Ints, (FIRMS,), "of income less expense, what is no operation, net"]

    # Capital
    service_rate: Annotated[Floats, (FIRMS,), "service revenue a year, smoothed, thousand USD"]
    chip_rate: Annotated[Floats, (FIRMS,), "chip profit a year, smoothed, thousand USD"]
    value: Annotated[Floats, (FIRMS,), "headline value, thousand USD"]
    start_value: Annotated[Floats, (FIRMS,), "worth of today's shares at the start, thousand USD"]
    sentiment: Annotated[Floats, (FIRMS,), "what investors feel about the firm; 1 is neutral"]
    fundamental: Annotated[Floats, (FIRMS,), "value before mood and sentiment, thousand USD"]
    mood: Annotated[float, "what investors feel about everything; 1 is neutral"]
    spread: Annotated[Floats, (FIRMS,), "yearly credit spread, 0.02 is two points"]
    earn_rate: Annotated[Floats, (FIRMS,), "operating income a year, smoothed, thousand USD"]
    raised: Annotated[Counts, (FIRMS,), "new shares sold this week, thousand USD"]
    paid_in: Annotated[Counts, (FIRMS,), "thousand USD for new shares, less what bought some back"]
    round_week: Annotated[
        Indices, (FIRMS,), "turn of its last round, its listing or one before, or -1"
    ]
    founders: Annotated[Floats, (FIRMS,), "part that first owners outside the game still hold"]
    believed_efficiency: Annotated[float, "training efficiency investors reckon with"]
    expected_need: Annotated[float, "compute the world is expected to need, units"]
    start_need: Annotated[float, "the same at the start"]
    story: Annotated[float, "further need that keynotes promise, units"]
    story_teller: Annotated[int, "firm that told the story, or -1"]
    keynote_week: Annotated[Indices, (FIRMS,), "turn of its last keynote, or -1"]

    # Contracts
    contracts_made: Annotated[int, "contracts ever written, those of the scenario first"]
    contract_serial: Annotated[Counts, (CONTRACTS,), "its number among all ever written"]
    contract_state: Annotated[Marks, (CONTRACTS,), "see game.compiled.clauses"]
    contract_proposer: Annotated[Indices, (CONTRACTS,), "account that proposed it"]
    contract_parties: Annotated[Counts, (CONTRACTS,), "firms bound by it, a bit each"]
    contract_signed: Annotated[Counts, (CONTRACTS,), "firms that said yes, a bit each"]
    contract_week: Annotated[Indices, (CONTRACTS,), "turn it was offered, then signed, then ended"]
    contract_rank: Annotated[Marks, (CONTRACTS,), "rank of its claims"]
    contract_secret: Annotated[Marks, (CONTRACTS,), "1 while only its parties know it"]
    contract_breaker: Annotated[Indices, (CONTRACTS,), "firm that broke it or says no to it, or -1"]
    contract_replaces: Annotated[Indices, (CONTRACTS,), "serial of what it replaces, or -1"]
    contract_heir: Annotated[Indices, (CONTRACTS,), "firm it puts in its proposer's place, or -1"]
    clause_rows: Annotated[int, "rows of clauses ever used; all those after are free"]
    clause_contract: Annotated[Marks, (CLAUSES,), "contract it stands in, or -1 when free"]
    clause_kind: Annotated[Marks, (CLAUSES,), "place in CLAUSE_KINDS"]
    clause_giver: Annotated[Marks, (CLAUSES,), "account that promises"]
    clause_taker: Annotated[Marks, (CLAUSES,), "account it is promised to"]
    clause_subject: Annotated[Marks, (CLAUSES,), "chip, segment or firm, or -1"]
    clause_amount: Annotated[Ints, (CLAUSES,), "thousand USD, units or cards"]
    clause_price: Annotated[Floats, (CLAUSES,), "in the kind's unit"]
    clause_weeks: Annotated[Indices, (CLAUSES,), "in the kind's meaning"]
    clause_done: Annotated[Ints, (CLAUSES,), "paid, used or owed so far; of a lease: weeks before"]
    bought: Annotated[Counts, (FIRMS, FIRMS), "bought by one firm of another, thousand USD a week"]
    breaches: Annotated[Indices, (FIRMS,), "contracts the firm was known to break"]
    doubted: Annotated[Indices, (FIRMS,), "promises broken by or to it, thousandths of its value"]
    damages: Annotated[Ints, (CONTRACTS,), "owed this week for broken contracts; 0 is a free place"]
    damages_by: Annotated[Indices, (CONTRACTS,), "firm that owes them"]
    damages_to: Annotated[Indices, (CONTRACTS,), "account they are owed to"]

    # Who owns whom, and debts beside the loans
    held: Annotated[Floats, (FIRMS, FIRMS), "part of the second firm that the first holds"]
    state_held: Annotated[Floats, (FIRMS,), "part of the firm that the state holds"]
    net_value: Annotated[Floats, (FIRMS,), "value to those outside the game, holdings netted"]
    listed: Annotated[Indices, (FIRMS,), "1 when its shares are traded in public"]
    spv_debt: Annotated[Ints, (FIRMS,), "debt kept off the page, thousand USD"]
    margin_debt: Annotated[Ints, (FIRMS,), "lent against holdings, thousand USD"]
    shorts: Annotated[Floats, (FIRMS,), "part of the shares sold short, 0 to 1"]
    short_of: Annotated[Indices, (FIRMS,), "firm whose shares it has sold short, or -1"]
    short_part: Annotated[Floats, (FIRMS,), "part of that firm that it has to give back"]
    short_sum: Annotated[Ints, (FIRMS,), "what those shares were sold for, thousand USD"]
    short_mark: Annotated[Ints, (FIRMS,), "what they were worth at the last count, thousand USD"]
    short_put: Annotated[Ints, (FIRMS,), "cash that lies with their lender, thousand USD"]
    backstop: Annotated[Ints, (FIRMS,), "debt the state answers for, thousand USD"]
    rescue_asked: Annotated[Indices, (FIRMS,), "turn a rescue was asked for, or -1"]
    rescue_sum: Annotated[Ints, (FIRMS,), "debt asked to be answered for this week, thousand USD"]
    takeover_of: Annotated[Indices, (FIRMS,), "firm bid for this week, where there is a bid"]
    takeover_bid: Annotated[Ints, (FIRMS,), "what is bid for all of it, thousand USD"]
    deal_of: Annotated[Indices, (FIRMS,), "firm whose purchase is under review, or -1"]
    deal_price: Annotated[Ints, (FIRMS,), "what is to be paid for it, thousand USD"]
    deal_week: Annotated[Indices, (FIRMS,), "turn the purchase was agreed on"]
    purchases: Annotated[Indices, (FIRMS,), "firms it has bought"]
    lesson_efficiency: Annotated[Floats, (FIRMS,), "best training recipe of firms it bought"]
    lesson_skill: Annotated[Floats, (FIRMS,), "best serving stack of firms it bought"]
    lesson_kept: Annotated[Floats, (FIRMS,), "part of those firms' people who are still there"]
    bought_income: Annotated[Ints, (FIRMS,), "other business of firms bought, thousand USD a week"]
    bought_value: Annotated[Floats, (FIRMS,), "value of that business, thousand USD"]
    agi_asked: Annotated[Indices, (FIRMS,), "turn AGI was declared, or -1"]
    agi_firm: Annotated[int, "firm whose declaration was verified, or -1"]
    agi_week: Annotated[int, "turn of the verdict, or -1"]

    # Politics
    favour: Annotated[Floats, (FIRMS,), "the capital's favour, -1 to 1"]
    lobbied: Annotated[Ints, (FIRMS,), "spent on hearings this week, thousand USD"]
    heat: Annotated[Floats, (FIRMS,), "attention of the courts, 0 to 1"]
    protest: Annotated[Floats, (FIRMS,), "anger of the neighbours, 0 to 1"]
    public_mood: Annotated[float, "the public's view of AI, 0 to 1"]

    # Events and endings
    event_state: Annotated[Marks, (EVENTS,), "0 waiting, 1 waits for an answer, 2 done"]
    event_week: Annotated[Indices, (EVENTS,), "turn it fired, or -1"]
    event_choice: Annotated[Marks, (EVENTS,), "choice taken, or -1"]
    ambition_met: Annotated[Indices, (FIRMS,), "weeks in a row the chief's ambition has held"]
    fear_met: Annotated[Indices, (FIRMS,), "weeks in a row the chief's fear has held"]
    ending: Annotated[Indices, (FIRMS,), "0 none, 1 ambition, 2 fear, 3 insolvency"]
    ending_week: Annotated[Indices, (FIRMS,), "turn of the ending, or -1"]

    # Teams, suits and shortcuts
    team_firm: Annotated[Indices, (TEAMS,), "firm it works for, or -1 when it is free"]
    team_home: Annotated[Indices, (TEAMS,), "firm it was won from and may go back to, or -1"]
    team_week: Annotated[Indices, (TEAMS,), "turn it last moved, or -1"]
    team_people: Annotated[Indices, (TEAMS,), "its people, among those of its firm"]
    team_pay: Annotated[Counts, (TEAMS,), "yearly pay of one of them, thousand USD"]
    team_bid_for: Annotated[Indices, (FIRMS,), "team bid for this week, or -1"]
    team_bid_pay: Annotated[Counts, (FIRMS,), "yearly pay bid, thousand USD"]
    hold_pay: Annotated[Counts, (FIRMS,), "pay up to which bids for own teams are matched"]
    suit_by: Annotated[Indices, (SUITS,), "firm that sues, or -1 where there is no case"]
    suit_against: Annotated[Indices, (SUITS,), "firm that is sued"]
    suit_week: Annotated[Indices, (SUITS,), "turn it was opened"]
    suit_found: Annotated[Indices, (SUITS,), "hidden things that came out while it stood"]
    suit_spent: Annotated[Counts, (SUITS,), "spent on it by who sues, thousand USD"]
    cut_week: Annotated[Indices, (FIRMS, CUTS), "turn of a shortcut still hidden, or -1"]
    care: Annotated[Indices, (FIRMS,), "per cent of the people who see to safety"]
    puffed: Annotated[Indices, (MODELS,), "score above worth, hundredths of a point; hidden"]

    # Chips and stacks
    fluency: Annotated[Counts, (FIRMS, STACKS), "how well its software runs there, millionths"]
    port_stack: Annotated[Indices, (FIRMS,), "stack its people port to, or -1"]
    port_left: Annotated[Indices, (FIRMS,), "turns of that work left"]
    port_effort: Annotated[Floats, (FIRMS,), "part of a full effort put into it, 0 to 1"]
    maturity: Annotated[Floats, (CHIPS,), "how far its development has come, 0 to 1"]
    developing: Annotated[Counts, (CHIPS,), "spent on developing it this week, thousand USD"]
    offered: Annotated[Counts, (CHIPS,), "1 when its maker sells it to all, named or not"]
    licence: Annotated[Indices, (CHIPS, REGION_ROOM), "1 when it may be sold in the region"]
    licence_ask: Annotated[Indices, (FIRMS,), "chip and region asked for this week, or -1"]
    licence_week: Annotated[Indices, (FIRMS,), "turn it last asked for a licence, or -1"]
    licence_spent: Annotated[Counts, (FIRMS,), "spent on asking this week, thousand USD"]

    # Pledges, ground, Brussels, devices, scouts and jobs
    pledge_sum: Annotated[Counts, (FIRMS,), "pledged to be invested at home, thousand USD"]
    pledge_done: Annotated[Counts, (FIRMS,), "invested of own money since then, thousand USD"]
    pledge_week: Annotated[Indices, (FIRMS,), "turn the pledge falls due, or -1"]
    pledges_broken: Annotated[Indices, (FIRMS,), "pledges it did not keep"]
    halls: Annotated[Counts, (FIRMS,), "kilowatts that the firm's halls have room for"]
    hall_site: Annotated[Counts, (FIRMS, HALL_SITES), "kilowatts of a hall in building"]
    hall_week: Annotated[Indices, (FIRMS, HALL_SITES), "turn it is ready, or -1"]
    grid_booked: Annotated[Floats, (REGIONS,), "kilowatts that wait for a region's grid"]
    grid_new: Annotated[Floats, (REGIONS,), "kilowatts ordered of it this week"]
    tariff: Annotated[float, "duty on imported cards, part of the price"]
    digital_tax: Annotated[float, "Europe's tax, part of what is sold there"]
    scrutiny: Annotated[float, "how closely Europe's rules are enforced, 0 to 1"]
    compliance: Annotated[Indices, (FIRMS,), "per cent of Europe's rules that the firm keeps"]
    file: Annotated[Floats, (FIRMS,), "what Brussels has on file against the firm, 0 to 1"]
    fine: Annotated[Counts, (FIRMS,), "fine due next week, thousand USD"]
    device_week: Annotated[Indices, (FIRMS,), "turn the firm's device is shown, or -1"]
    device_size: Annotated[Floats, (FIRMS,), "door it opens at its best, utility; 0 for a flop"]
    device_flops: Annotated[Indices, (FIRMS,), "devices of the firm that flopped"]
    scout_of: Annotated[Indices, (FIRMS, SCOUTS), "rival that is scouted, or -1"]
    scout_until: Annotated[Indices, (FIRMS, SCOUTS), "last turn on which the scouts tell of it"]
    scout_error: Annotated[Indices, (FIRMS, SCOUTS), "log error of what they tell, thousandths"]
    leaked: Annotated[Indices, (FIRMS,), "turn the firm's books last leaked, or -1"]
    trimmed: Annotated[Indices, (FIRMS,), "thousandths of its overheads that were cut"]
    jobs: Annotated[float, "public anger over jobs, 0 to 1"]
    bills: Annotated[float, "public anger over power bills, 0 to 1"]
    use_before: Annotated[float, "billion tokens wanted a week before"]
    power_before: Annotated[float, "kilowatts of all firms a week before"]


WORLD: Final = dtype_of(World)
