"""Every refusal has its case, and a refused order changes nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled import orders as o
from game.compiled.layout import Records
from game.compiled.orders import ORDER_KINDS, REFUSALS
from game.compiled.sizes import MODELS, NOBODY
from game.compiled.world import FAILED, NO_MODEL, PENDING
from game.engine.turn import try_orders
from tests.support import instruments, kernels
from tests.support.kernels import run
from tests.support.lane import tries
from tests.support.orders import Row, as_records, likely_row, wild_row
from tests.support.small import begin, small_game

pytestmark = pytest.mark.usefixtures("engine")

PLACES = small_game().compiled.places
ADA, BOLT, CORE = (PLACES["firms"][name] for name in ("ada", "bolt", "core"))
CARD, MINI = PLACES["chips"]["card"], PLACES["chips"]["mini"]
OFFER = PLACES["events"]["offer"]
MODEL = PLACES["models"]
TEAM = PLACES["teams"]["bolt-lab"]
MUCH = 10**9


def refusal(world: Records, *row: float) -> int:
    """What the rules say to one order on this world."""
    rules = small_game().compiled.rules
    return try_orders(rules, world, as_records([row]))


def morning(*, moves: int = 3, **fields: object) -> Records:
    """A world on its first morning, with every chief's moves and some fields exchanged."""
    _rules, world = begin(small_game())
    world["moves"][0, :3] = moves
    for name, value in fields.items():
        world[name][0] = value
    return world


CASES: dict[int, Row] = {
    o.NO_SUBJECT: (BOLT, o.BUY_CHIPS, 7, 1, 0, 0.0),
    o.NOT_POSITIVE: (BOLT, o.LOBBY, -1, 0, 0, 0.0),
    o.TOO_LARGE: (BOLT, o.RECRUIT, -1, MUCH // 1000, 0, 0.0),
    o.PRICE_OUT_OF_BOUNDS: (BOLT, o.SET_PRICE, -1, 0, 0, 1e9),
    o.NO_CASH: (BOLT, o.LOBBY, -1, MUCH, 0, 0.0),
    o.NOT_SOLD_TO_YOU: (ADA, o.BUY_CHIPS, MINI, 1, 0, 0.0),
    o.NOT_YOURS: (BOLT, o.SET_CHIP_PRICE, CARD, 0, 0, 30.0),
    o.NOT_HELD: (ADA, o.RELEASE, MODEL["ada-1"], 0, 0, 1.0),
    o.ALREADY_TRAINING: (BOLT, o.TRAIN, -1, 5000, 0, 0.0),
    o.NOT_SERVABLE: (CORE, o.SERVE, MODEL["ada-1"], 0, 0, 0.0),
    o.NO_CREDIT: (BOLT, o.BORROW, -1, MUCH * 100, 0, 0.0),
    o.NO_SHARE_BUYERS: (BOLT, o.RAISE_EQUITY, -1, MUCH * 100, 0, 0.0),
    o.NOT_PENDING: (BOLT, o.ANSWER, OFFER, 0, 0, 0.0),
    o.OVERSPLIT: (BOLT, o.SET_SPLIT, -1, 60, 0, 50.0),
    o.NOT_ITSELF: (ADA, o.POACH, ADA, 1, 0, 500.0),
    o.TOO_SMALL: (ADA, o.TRAIN, -1, 1, 0, 0.0),
    o.NOT_HERE: (ADA, o.BUILD_HALL, -1, 1000, 0, 0.0),
    o.YOUR_TEAM: (BOLT, o.BID_TEAM, TEAM, 0, 0, 500.0),
    o.NOT_SUED: (BOLT, o.SETTLE, ADA, 1000, 0, 0.0),
    o.NOTHING_TO_GAIN: (ADA, o.TAKE_SHORTCUT, -1, 0, 1, 0.0),
    o.NOTHING_HIDDEN: (ADA, o.COME_CLEAN, -1, 0, 0, 0.0),
    o.FLUENT_ALREADY: (BOLT, o.PORT, 1, 1000, 0, 0.0),
    o.MATURE_ALREADY: (ADA, o.DEVELOP_CHIP, CARD, 1000, 0, 0.0),
    o.NOT_TRAINING: (ADA, o.STOP_RUN, -1, 0, 0, 0.0),
    o.NO_SHORT: (ADA, o.COVER_SHORT, -1, 0, 0, 0.0),
    o.NO_MARGIN: (BOLT, o.SELL_SHORT, ADA, 2_500_000, 0, 0.0),
    o.STANDS_SO: (ADA, o.OFFER_CHIP, CARD, 0, 0, 0.0),
}
"""An order for each reason that the first morning already gives."""


@pytest.mark.parametrize("code", CASES, ids=lambda code: REFUSALS[code])
def test_a_refusal_has_its_reason(code: int) -> None:
    """The order is refused for just this reason."""
    assert refusal(morning(), *CASES[code]) == code


def test_the_ground_refuses_for_its_own_reasons() -> None:
    """One pledge, one young device, two sites, two scouted rivals, and no more than all cuts."""
    due = morning(pledge_week=5)
    assert refusal(due, BOLT, o.MAKE_PLEDGE, -1, 1000, 0, 0.0) == o.PLEDGE_OPEN
    young = morning(device_week=5)
    assert refusal(young, BOLT, o.LAUNCH_DEVICE, -1, 50_000, 0, 0.0) == o.DEVICE_RECENT
    lean = morning(trimmed=300)
    assert refusal(lean, BOLT, o.LAY_OFF, -1, 5, 0, 0.0) == o.TOO_LEAN
    out = morning(scout_of=NOBODY, scout_until=9)
    out["scout_of"][0, BOLT] = ADA
    assert refusal(out, BOLT, o.SCOUT_FIRM, CORE, 1000, 0, 0.0) == o.SCOUTS_OUT
    rules, world = small_game().compiled.rules.copy(), morning(hall_week=9)
    rules["hall_weeks"] = 4
    order = as_records([(BOLT, o.BUILD_HALL, -1, 1000, 0, 0.0)])
    assert try_orders(rules, world, order) == o.SITES_FULL


def test_a_failed_firm_gives_no_orders() -> None:
    """Who has failed is refused everything."""
    world = morning()
    world["status"][0, BOLT] = FAILED
    assert refusal(world, BOLT, o.SET_PRICE, -1, 0, 0, 1.0) == o.HAS_FAILED


def test_moves_run_out() -> None:
    """Without moves only policies are left."""
    world = morning(moves=0)
    assert refusal(world, BOLT, o.LOBBY, -1, 1, 0, 0.0) == o.NO_MOVES
    assert refusal(world, BOLT, o.SET_PRICE, -1, 0, 0, 1.0) == o.ALLOWED


def test_training_needs_compute_and_a_place() -> None:
    """A run needs a part of the compute and room for its model."""
    world = morning(train_share=0.0)
    assert refusal(world, ADA, o.TRAIN, -1, 5000, 0, 0.0) == o.NO_COMPUTE
    world = morning(model_owner=CORE)
    assert refusal(world, ADA, o.TRAIN, -1, 5000, 0, 0.0) == o.NO_PLACE


def test_open_weights_may_be_served_by_anybody() -> None:
    """Closed models are served by their owner, open ones by all, held ones by nobody."""
    assert refusal(morning(), ADA, o.SERVE, MODEL["bolt-1"], 0, 0, 0.0) == o.ALLOWED
    assert refusal(morning(), ADA, o.SERVE, MODEL["ada-1"], 0, 0, 0.0) == o.ALLOWED
    assert refusal(morning(), ADA, o.SERVE, MODEL["ada-2"], 0, 0, 0.0) == o.NOT_SERVABLE


def test_an_answer_is_for_the_chief_it_was_put_to() -> None:
    """Only the firm concerned may answer, with one of the choices."""
    world = morning()
    world["event_state"][0, OFFER] = PENDING
    assert refusal(world.copy(), ADA, o.ANSWER, OFFER, 0, 0, 0.0) == o.NOT_PENDING
    assert refusal(world.copy(), BOLT, o.ANSWER, OFFER, 0, 2, 0.0) == o.NO_SUBJECT
    assert refusal(world.copy(), BOLT, o.ANSWER, OFFER, 0, 1, 0.0) == o.ALLOWED


def test_what_is_queued_counts_against_cash() -> None:
    """Cards in the queue are as good as bought: cash is not promised twice."""
    world = morning()
    cash = int(world["balance"][0, 0, BOLT])
    most = cash // round(float(world["chip_price"][0, CARD]))
    assert refusal(world, BOLT, o.BUY_CHIPS, CARD, most, 0, 0.0) == o.ALLOWED
    assert refusal(world, BOLT, o.BUY_CHIPS, CARD, most, 0, 0.0) == o.NO_CASH


def test_a_second_suit_and_a_full_docket_are_refused() -> None:
    """Between two firms one suit stands; when every place is taken nobody can sue."""
    world = morning()
    assert refusal(world, ADA, o.SUE, BOLT, 2000, 0, 0.0) == o.ALLOWED
    assert refusal(world, ADA, o.SUE, BOLT, 2000, 0, 0.0) == o.SUED_ALREADY
    assert refusal(world, BOLT, o.SETTLE, ADA, 1, 0, 0.0) == o.NOT_SUED
    world["turn"] += 1
    assert refusal(world, BOLT, o.SETTLE, ADA, 1, 0, 0.0) == o.WANTS_MORE
    world["suit_by"], world["suit_against"] = CORE, BOLT
    assert refusal(world, ADA, o.SUE, CORE, 2000, 0, 0.0) == o.NO_DOCKET


def test_a_corner_is_cut_once() -> None:
    """What is hidden cannot be hidden twice."""
    world = morning()
    assert refusal(world, ADA, o.TAKE_SHORTCUT, -1, 0, 0, 0.0) == o.ALLOWED
    assert refusal(world, ADA, o.TAKE_SHORTCUT, -1, 0, 0, 0.0) == o.HIDDEN_ALREADY


def test_one_short_at_a_time() -> None:
    """Shares of another listed firm, not too few, not too many, and of one firm only."""
    world = morning()
    assert refusal(world, ADA, o.SELL_SHORT, ADA, 20_000, 0, 0.0) == o.NOT_ITSELF
    assert refusal(world, ADA, o.SELL_SHORT, BOLT, 999, 0, 0.0) == o.TOO_SMALL
    most = int(0.05 * float(world["value"][0, BOLT]))
    assert refusal(world, ADA, o.SELL_SHORT, BOLT, most + 1, 0, 0.0) == o.TOO_LARGE
    assert refusal(world, ADA, o.SELL_SHORT, BOLT, most, 0, 0.0) == o.ALLOWED
    assert refusal(world, ADA, o.SELL_SHORT, CORE, 20_000, 0, 0.0) == o.SHORT_OPEN
    assert refusal(world, ADA, o.COVER_SHORT, -1, 0, 0, 0.0) == o.ALLOWED
    world["listed"][0, CORE] = 0
    assert refusal(world, ADA, o.SELL_SHORT, CORE, 20_000, 0, 0.0) == o.NOT_LISTED


def test_one_port_at_a_time() -> None:
    """Who ports is busy; a stack's owner may always work on it, but not on two at once."""
    world = morning()
    assert refusal(world, ADA, o.PORT, 0, 1000, 0, 0.0) == o.ALLOWED
    assert refusal(world, ADA, o.PORT, 0, 1000, 0, 0.0) == o.PORTING_ALREADY


def test_raw_silicon_is_not_opened() -> None:
    """A chip kept to those it names is opened once it is ripe enough."""
    world = morning()
    world["maturity"][0, CARD] = 0.1
    rules = small_game().compiled.rules.copy()
    rules["chip_named"][0, CARD] = 1
    offer = as_records([(ADA, o.OFFER_CHIP, CARD, 0, 0, 0.0)])
    assert try_orders(rules, world, offer) == o.IMMATURE
    world["maturity"][0, CARD] = 1.0
    assert try_orders(rules, world, offer) == o.ALLOWED
    assert world["offered"][0, CARD] == 1


@settings(max_examples=tries(300, 60))
@given(row=likely_row(small_game()) | wild_row)
def test_a_refused_order_changes_nothing(row: Row) -> None:
    """The world after a refusal is the world before it, to the last bit."""
    world = morning()
    before = world.tobytes()
    code = refusal(world, *row)
    assert 0 <= code < len(REFUSALS)
    if code != o.ALLOWED:
        assert world.tobytes() == before


@settings(max_examples=tries(200, 40))
@given(row=likely_row(small_game()))
def test_an_order_touches_only_its_own_firm(row: Row) -> None:
    """Before the markets meet, no figure of another firm has moved."""
    world = morning()
    before = world.copy()
    refusal(world, *row)
    others = [f for f in range(3) if f != row[0]]
    for name in ("price", "pay", "morale", "moves", "debt", "backlog", "vacancies", "efficiency"):
        assert np.array_equal(world[name][0, others], before[name][0, others])
    assert np.array_equal(world["balance"][0][:, others], before["balance"][0][:, others])


@settings(max_examples=tries(100, 30))
@given(row=likely_row(small_game()))
def test_an_order_takes_its_moves(row: Row) -> None:
    """An order that is carried out takes as many moves as its kind says."""
    world = morning()
    code = refusal(world, *row)
    taken = 3 - int(world["moves"][0, row[0]])
    assert taken == (ORDER_KINDS[row[1]].moves if code == o.ALLOWED else 0)


def carried_out(*row: float) -> Records:
    """The world after one order that is allowed."""
    world = morning()
    assert refusal(world, *row) == o.ALLOWED
    return world


def test_open_weights_publish_part_of_the_lead() -> None:
    """An open release makes recipes public up to the scenario's part; a closed one does not."""
    closed = carried_out(ADA, o.RELEASE, MODEL["ada-2"], 0, 0, 2.0)
    opened = carried_out(ADA, o.RELEASE, MODEL["ada-2"], 0, 1, 2.0)
    own = float(opened["efficiency"][0, ADA])
    part = float(small_game().compiled.rules["publish"][0])
    assert closed["public_efficiency"][0] == 1.0
    assert opened["public_efficiency"][0] == pytest.approx(own**part)
    assert opened["serves"][0, ADA] == MODEL["ada-2"]
    assert opened["price"][0, ADA] == 2.0


def test_a_run_takes_a_free_place() -> None:
    """A new run gets a model of its own, whose need stays within the drawn overrun."""
    world = carried_out(ADA, o.TRAIN, -1, 5000, 0, 0.0)
    model = int(world["run_model"][0, ADA])
    assert len(PLACES["models"]) <= model < MODELS
    assert world["model_owner"][0, model] == ADA
    assert world["run_plan"][0, ADA] == 5000
    assert world["run_need"][0, ADA] >= 2500


def test_a_maker_may_keep_large_hosts_out() -> None:
    """Open weights with a bound are free for houses below it; a licence lets the larger in."""
    rules, world = begin(small_game())
    world["moves"][0, :3] = 3
    theirs = MODEL["bolt-1"]
    world["model_open"][0, theirs] = 1
    order = as_records([(ADA, o.SERVE, theirs, 0, 0, 0.0)])
    rules["rehost_most"][0, theirs] = float(world["usage_share"][0, ADA])
    assert try_orders(rules, world.copy(), order) == o.ALLOWED
    rules["rehost_most"][0, theirs] *= 0.5
    assert try_orders(rules, world.copy(), order) == o.TOO_LARGE_A_HOST
    own = as_records([(BOLT, o.SERVE, theirs, 0, 0, 0.0)])
    assert try_orders(rules, world.copy(), own) == o.ALLOWED


def test_a_run_given_up_leaves_its_place_and_nothing_else() -> None:
    """The model in training never was; money, recipes and the other firms stay as they are."""
    _rules, before = begin(small_game())
    before["moves"][0, :3] = 3
    world = carried_out(BOLT, o.STOP_RUN, -1, 0, 0, 0.0)
    model = int(before["run_model"][0, BOLT])
    before["moves"][0, BOLT] -= ORDER_KINDS[o.STOP_RUN].moves
    before["run_model"][0, BOLT] = before["model_owner"][0, model] = NOBODY
    before["model_state"][0, model] = NO_MODEL
    assert world.tobytes() == before.tobytes()
    assert refusal(world, BOLT, o.TRAIN, -1, 5000, 0, 0.0) == o.ALLOWED


def test_a_run_never_takes_the_name_of_a_scenarios_model() -> None:
    """A model lost with its firm leaves its place empty: nobody trains another under its id."""
    world = morning()
    lost = MODEL["bolt-2"]
    world["model_owner"][0, lost], world["model_state"][0, lost] = NOBODY, NO_MODEL
    assert refusal(world, ADA, o.TRAIN, -1, 5000, 0, 0.0) == o.ALLOWED
    assert world["run_model"][0, ADA] >= len(PLACES["models"])
    assert world["model_owner"][0, lost] == NOBODY


def test_new_shares_dilute_and_debt_is_owed() -> None:
    """Money from shares thins the founders' part; borrowed money is owed to the dollar.

    Of a loan its costs are taken off what is paid out, one per cent here.
    """
    shares = carried_out(ADA, o.RAISE_EQUITY, -1, 1_000_000, 0, 0.0)
    loan = carried_out(ADA, o.BORROW, -1, 1_000_000, 0, 0.0)
    start = small_game().compiled.world
    assert shares["founders"][0, ADA] < 1.0
    assert loan["founders"][0, ADA] == 1.0
    assert loan["debt"][0, ADA] - start["debt"][0, ADA] == 1_000_000
    before = int(start["balance"][0, 0, ADA])
    got = [int(world["balance"][0, 0, ADA]) - before for world in (shares, loan)]
    assert got == [1_000_000, 990_000]


def test_a_sprint_helps_a_leader_less() -> None:
    """The same money buys less progress the further a firm is ahead of the public."""
    rules, world = begin(small_game())
    world["moves"][0, :3] = 3
    row = as_records([(ADA, o.DO_SPRINT, -1, 10_000, 0, 0.0)])
    gains = []
    for lead in (1.0, 4.0):
        trial = world.copy()
        trial["efficiency"][0, ADA] = lead
        assert try_orders(rules, trial, row) == o.ALLOWED
        gains.append(float(trial["efficiency"][0, ADA]) / lead)
    assert gains[0] > gains[1] > 1.0


def test_who_is_tired_sprints_less_well() -> None:
    """Each sprint not slept off makes the next bring less; a rest makes it bring more again."""
    rules, world = begin(small_game())
    rules["sprint_tires"], rules["sprint_rest"] = 0.25, 0.1
    world["moves"][0, :3], world["public_efficiency"] = 3, 1e9
    row = as_records([(ADA, o.DO_SPRINT, -1, 10_000, 0, 0.0)])
    gains = []
    for _time in range(3):
        before = float(world["efficiency"][0, ADA])
        assert try_orders(rules, world, row) == o.ALLOWED
        gains.append(float(world["efficiency"][0, ADA]) / before)
    assert gains[0] > gains[1] > gains[2] > 1.0
    tired = int(world["tired"][0, ADA])
    kernels.run_phase(kernels.talent_market, rules, world)
    assert int(world["tired"][0, ADA]) == int(0.9 * tired)


def test_a_keynote_is_heard_by_stage() -> None:
    """The same keynote promises more where the world listens."""
    loud = carried_out(ADA, o.GIVE_KEYNOTE, -1, 10_000, 0, 0.0)
    quiet = carried_out(CORE, o.GIVE_KEYNOTE, -1, 10_000, 0, 0.0)
    assert loud["story"][0] > quiet["story"][0] > 0.0
    assert loud["story_teller"][0] == ADA
    assert small_game().compiled.world["story_teller"][0] == NOBODY


def told(spent: int, **fields: object) -> float:
    """Units that Ada's keynote for `spent` thousand USD promises on a world with fields changed."""
    world = morning(**fields)
    before = float(world["story"][0])
    assert refusal(world, ADA, o.GIVE_KEYNOTE, -1, spent, 0, 0.0) == o.ALLOWED
    return float(world["story"][0]) - before


@settings(max_examples=tries(60))
@given(spent=st.integers(1, 500_000), story=st.floats(0.0, 1e5), more=st.floats(1.0, 1e4))
def test_ears_and_belief_run_out(spent: int, story: float, more: float) -> None:
    """Twice the money brings less than twice as much, and a promise that stands takes from it."""
    once = told(spent, story=story)
    assert once <= told(2 * spent, story=story) <= 2.0 * once + 1e-9
    assert told(spent, story=story + more) <= once


def test_a_stage_carries_so_much_promise() -> None:
    """However much is spent and however often, the story never passes what the stage carries."""
    rules, world = begin(small_game())
    most = float(rules["stage"][0, ADA] * rules["story_reach"][0] * world["start_need"][0])
    for week in range(30):
        world["turn"], world["moves"][0, :3] = week, 3
        row = as_records([(ADA, o.GIVE_KEYNOTE, -1, 50_000, 0, 0.0)])
        assert try_orders(rules, world, row) == o.ALLOWED
    assert 0.0 < float(world["story"][0]) <= most


def test_lenders_grant_the_larger_of_income_and_a_small_part() -> None:
    """Years of income up to a part of value; a firm that burns gets its small part."""
    rules, world = begin(small_game())
    rules["venture_part"], value = 0.05, float(world["value"][0, BOLT])
    for earned, limit in ((-1e6, 0.05 * value), (value / 60.0, 0.1 * value), (value, 0.3 * value)):
        world["earn_rate"][0, BOLT] = earned
        on_page, aside = run(instruments.rooms, rules, world, BOLT)[:2]
        assert on_page == pytest.approx(limit)
        assert aside == pytest.approx(min(limit, 0.2 * value))
