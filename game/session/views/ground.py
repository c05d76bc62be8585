"""What a chief knows of the ground the firm stands on.

Invariant: of rivals only open pledges, broken ones, flops and estimates are told.
"""

from __future__ import annotations

from typing import Any

from game.compiled.sizes import HALL_SITES, NOBODY, SCOUTS
from game.compiled.world import ACTIVE
from game.session.ground_words import grid_delay, pledge_room, pledge_weeks
from game.session.terrain import Ground, HallLine, PledgeLine, ScoutLine
from game.session.views.fog import estimates
from game.session.views.table import Table


def ground_of(table: Table, f: int) -> Ground:
    """All that the chief of firm `f` knows of it."""
    return Ground(
        **_pledges(table, f),
        **_halls(table, f),
        **_europe(table, f),
        **_devices(table, f),
        **_scouts(table, f),
        **_jobs(table, f),
    )


def _pledges(table: Table, f: int) -> dict[str, Any]:
    world, rules = table.world, table.rules
    firms = table.catalogue.firms
    lines = [
        PledgeLine(
            firm=firm,
            name=table.catalogue.firm_name(g),
            sum=float(world["pledge_sum"][g]) * 1000,
            weeks=int(world["pledge_week"][g]) - int(world["turn"]),
            done=float(world["pledge_done"][g]) * 1000 if g == f else None,
        )
        for g, firm in enumerate(firms)
        if world["pledge_week"][g] != NOBODY
    ]
    weeks = pledge_weeks(rules, world)
    shield = float(rules["tariff_shield"]) * max(0.0, float(world["favour"][f]))
    chips = table.compiled.ids["chips"]
    return {
        "pledges_asked": int(rules["pledge_weeks"]) > 0,
        "pledge_weeks": weeks,
        "pledge_most": pledge_room(rules, world, f) * 1000.0 if weeks else 0.0,
        "pledge_scale": float(rules["pledge_scale"]) * 1000,
        "pledges": tuple(sorted(lines, key=lambda line: (line.firm != firms[f], line.weeks))),
        "broken": {
            firm: int(world["pledges_broken"][g])
            for g, firm in enumerate(firms)
            if world["pledges_broken"][g]
        },
        "tariff": float(world["tariff"]),
        "duty": float(world["tariff"]) * (1.0 - shield),
        "imported": tuple(chip for c, chip in enumerate(chips) if rules["duty_on"][c, f]),
    }


def _halls(table: Table, f: int) -> dict[str, Any]:
    world, rules = table.world, table.rules
    region = int(rules["camp"][f])
    begun = [
        HallLine(
            megawatts=float(world["hall_site"][f, site]) / 1000,
            weeks=max(1, int(world["hall_week"][f, site]) - int(world["turn"]) + 1),
        )
        for site in range(HALL_SITES)
        if world["hall_week"][f, site] != NOBODY
    ]
    return {
        "halls_apart": int(rules["hall_weeks"]) > 0,
        "halls": float(world["halls"][f]) / 1000,
        "building": tuple(begun),
        "sites": HALL_SITES - len(begun),
        "hall_cost": float(rules["hall_cost"]) * 1000,
        "hall_weeks": int(rules["hall_weeks"]),
        "grid_pace": float(rules["grid_pace"][region]) / 1000,
        "grid_queue": float(world["grid_booked"][region]) / 1000,
        "grid_weeks": max(1, int(rules["grid_weeks"]) + grid_delay(rules, world, f)),
    }


def _europe(table: Table, f: int) -> dict[str, Any]:
    world, rules = table.world, table.rules
    shares = world["share"][f] * world["usage"] * (world["share"][f] > 0.0)
    total = float(shares.sum())
    part = float(shares @ rules["europe"]) / total if total > 0.0 else 0.0
    return {
        "brussels": float(rules["comply_cost"]) > 0.0,
        "digital_tax": float(world["digital_tax"]),
        "scrutiny": float(world["scrutiny"]),
        "compliance": float(world["compliance"][f]) / 100.0,
        "comply_cost": float(rules["comply_cost"]) * float(world["scrutiny"]),
        "file": float(world["file"][f]),
        "fine_bar": float(rules["fine_bar"]),
        "fine": float(world["fine"][f]) * 1000,
        "sold_there": part * float(world["service_revenue"][f]) * 1000,
    }


def _devices(table: Table, f: int) -> dict[str, Any]:
    world, rules = table.world, table.rules
    turn, shown = int(world["turn"]), int(world["device_week"][f])
    under_way = shown != NOBODY and shown >= turn
    free = shown == NOBODY or turn >= shown + int(rules["device_wait"])
    age = turn - shown if shown != NOBODY and not under_way else -1
    peak = age / float(rules["device_peak"]) if age > 0 else 0.0
    width = float(world["device_size"][f]) if age > 0 else 0.0
    return {
        "devices": int(rules["device_weeks"]) > 0,
        "device_least": float(rules["device_least"]) * 1000,
        "device_usual": float(rules["device_scale"]) * 1000,
        "device_coming": shown - turn + 1 if under_way else 0,
        "device_free": free and not under_way,
        "device_age": age,
        "device_door": width * peak * 2.718281828459045 ** (1.0 - peak),
        "flops": {
            firm: int(world["device_flops"][g])
            for g, firm in enumerate(table.catalogue.firms)
            if world["device_flops"][g]
        },
    }


def _scouts(table: Table, f: int) -> dict[str, Any]:
    world, turn = table.world, int(table.world["turn"])
    lines = []
    for place in range(SCOUTS):
        target, until = int(world["scout_of"][f, place]), int(world["scout_until"][f, place])
        if target != NOBODY and until >= turn and world["status"][target] == ACTIVE:
            lines.append(
                ScoutLine(
                    firm=table.catalogue.firms[target],
                    name=table.catalogue.firm_name(target),
                    weeks=until - turn + 1,
                    error=float(world["scout_error"][f, place]) / 1000.0,
                )
            )
    return {
        "scouting": int(table.rules["scout_weeks"]) > 0,
        "scout_usual": float(table.rules["scout_scale"]) * 1000,
        "scouts": tuple(lines),
        "scouts_free": SCOUTS - len(lines),
        "estimates": estimates(table, f),
    }


def _jobs(table: Table, f: int) -> dict[str, Any]:
    world, rules = table.world, table.rules
    trimmed = float(world["trimmed"][f]) / 1000.0
    lost = float(rules["jobs_weight"]) * float(world["jobs"])
    return {
        "layoffs": float(rules["layoff_most"]),
        "overheads": float(rules["overheads"][f]) * (1.0 - trimmed) * 1000,
        "trimmed": trimmed,
        "trimmed_most": float(rules["layoff_all"]),
        "jobs": float(world["jobs"]),
        "bills": float(world["bills"]),
        "unrest": lost + float(rules["bills_weight"]) * float(world["bills"]),
    }
