"""Compiles a checked scenario into Rules and the World it starts from.

Invariant: things stand in the arrays in the sorted order of their ids, so the
order of tables in a file changes nothing; the World built here balances.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from game.compiled.calibrate import calibrate
from game.compiled.contracts import write_contracts
from game.compiled.entrants import hold_back
from game.compiled.events import week_of, write_events
from game.compiled.ground import open_ground
from game.compiled.identity import key_of, places_of, places_of_answers
from game.compiled.layout import Records, blank, fields
from game.compiled.opening import open_world
from game.compiled.parts import hold_parts, share_doors
from game.compiled.programs import Programs
from game.compiled.rivalry import open_rivalry
from game.compiled.rules import Rules
from game.compiled.silicon import open_silicon
from game.compiled.sizes import NOBODY
from game.compiled.units import converted, thousands
from game.compiled.world import World
from game.scenario.model import Scenario

_TABLES = (
    "firms", "chips", "models", "segments", "contracts", "events", "endings", "teams", "stacks",
)  # fmt: skip
"""Tables whose entries have places; the Rules count them."""

_MARKETS = (
    "chip_market",
    "power",
    "rental",
    "talent",
    "research",
    "services",
    "finance",
    "capital",
    "politics",
    "contracting",
    "instruments",
    "team_market",
    "courts",
    "shortcuts",
    "silicon",
    "pledges",
    "brussels",
    "ground",
    "devices",
    "fog",
    "jobs",
)


@frozen(eq=False)
class Compiled:
    """A scenario ready to be played.

    `rules` and `world` are arrays of one record each; `places` gives the place of
    each id by table, `ids` the ids in the order of their places.
    """

    scenario: Scenario
    rules: Records
    world: Records
    places: Mapping[str, Mapping[str, int]]
    ids: Mapping[str, tuple[str, ...]]


@frozen(eq=False)
class Morning:
    """The first morning of a scenario; what may happen later is not written yet."""

    rules: Records
    world: Records
    places: Mapping[str, Mapping[str, int]]
    programs: Programs


def compile_scenario(scenario: Scenario) -> Compiled:
    """Arrays for `scenario`, which must have passed its checks."""
    first = first_morning(scenario)
    write_events(scenario, first.rules, first.places, first.programs)
    ids = {table: tuple(sorted(getattr(scenario, table))) for table in _TABLES}
    return Compiled(scenario, first.rules, first.world, first.places, ids)


def first_morning(scenario: Scenario) -> Morning:
    """All of `scenario` but its events and ends, on which no figure of that morning rests."""
    places = {table: places_of(getattr(scenario, table)) for table in _TABLES}
    places["answers"] = places_of_answers(scenario.events)
    rules, world = blank(Rules), blank(World)
    _write_counts(scenario, rules)
    _write_markets(scenario, rules)
    _write_chips(scenario, rules, places)
    _write_segments(scenario, rules, places)
    _write_firms(scenario, rules, places)
    rules["rehost_most"] = 1.0
    for model_id, place in places["models"].items():
        rules["rehost_most"][0, place] = scenario.models[model_id].rehost
        ready = scenario.models[model_id].ready
        rules["model_ready"][0, place] = week_of(scenario, ready) if ready else 0
    programs = Programs(places)
    open_world(scenario, rules, world, places)
    hold_back(scenario, rules, world, places, programs)
    hold_parts(scenario, rules, world, places)
    write_contracts(scenario, rules, world, places, programs)
    open_rivalry(scenario, rules, world, places)
    open_silicon(scenario, rules, world, places)
    open_ground(scenario, rules, world, places)
    calibrate(scenario, rules, world, places)
    share_doors(scenario, rules, places)
    return Morning(rules, world, places, programs)


def _write_counts(scenario: Scenario, rules: Records) -> None:
    for table in _TABLES:
        rules[table] = len(getattr(scenario, table))
    rules["turns"] = scenario.turns
    rules["moves"] = scenario.moves


def _write_markets(scenario: Scenario, rules: Records) -> None:
    """Copy every market constant to the field that bears its name."""
    scalars = {field.name for field in fields(Rules) if not field.shape}
    for market in _MARKETS:
        for name, value in converted(getattr(scenario, market)):
            if name in scalars:
                rules[name] = value
    rules["takeovers_across_camps"] = int(scenario.instruments.takeovers_across_camps)


def _write_chips(
    scenario: Scenario, rules: Records, places: Mapping[str, Mapping[str, int]]
) -> None:
    for chip_id, place in places["chips"].items():
        chip = scenario.chips[chip_id]
        rules["chip_vendor"][0, place] = places["firms"].get(chip.vendor, NOBODY)
        rules["chip_power"][0, place] = chip.watts
        rules["chip_units"][0, place] = chip.units
        rules["chip_cost"][0, place] = max(1, thousands(chip.cost))
        rules["chip_base_price"][0, place] = chip.price / 1000
        rules["chip_breakage"][0, place] = 1.0 - (1.0 - chip.breakage) ** (1.0 / 52.0)
        rules["chip_weeks"][0, place] = chip.weeks
        rules["chip_others"][0, place] = chip.others
        rules["chip_output"][0, place] = chip.output
        for firm_id, f in places["firms"].items():
            sold = not chip.sold_to or firm_id in chip.sold_to
            rules["chip_sold"][0, place, f] = int(sold)
            rules["chip_standing"][0, place, f] = chip.standing.get(firm_id, 1.0)
    chips = scenario.chips
    ranked = sorted(
        chips, key=lambda chip_id: (-chips[chip_id].units / chips[chip_id].watts, chip_id)
    )
    for rank, chip_id in enumerate(ranked):
        rules["chip_order"][0, rank] = places["chips"][chip_id]


def _write_segments(
    scenario: Scenario, rules: Records, places: Mapping[str, Mapping[str, int]]
) -> None:
    for segment_id, place in places["segments"].items():
        segment = scenario.segments[segment_id]
        rules["usage_start"][0, place] = segment.usage
        rules["usage_growth"][0, place] = segment.growth
        for name in (
            "elasticity",
            "adoption",
            "switching",
            "quality_weight",
            "price_weight",
            "trust_weight",
            "nest",
        ):
            rules[name][0, place] = getattr(segment, name)


def _write_firms(
    scenario: Scenario, rules: Records, places: Mapping[str, Mapping[str, int]]
) -> None:
    camps = sorted({firm.region for firm in scenario.firms.values()})
    bounded = any(firm.reach for firm in scenario.firms.values())
    for firm_id, f in places["firms"].items():
        firm = scenario.firms[firm_id]
        rules["firm_key"][0, f] = key_of(firm_id)
        rules["camp"][0, f] = camps.index(firm.region)
        rules["owners_ask"][0, f] = firm.owners_ask or 1.0 + scenario.instruments.buy_premium
        rules["pay_usual"][0, f] = firm.pay / 1000
        rules["poach_loyalty"][0, f] = firm.temper.loyalty * scenario.talent.poach_loyalty
        rules["morale_home"][0, f] = firm.morale
        rules["trust_home"][0, f] = firm.trust
        rules["core_income"][0, f] = thousands(firm.core_income)
        rules["attention"][0, f] = firm.attention
        rules["questions"][0, f] = firm.questions
        rules["overheads"][0, f] = thousands(firm.overheads)
        rules["stage"][0, f] = firm.stage
        for segment_id, segment in places["segments"].items():
            stated = firm.reach.get(segment_id, 0.0)
            rules["reach"][0, f, segment] = stated if bounded else 1.0
