"""What holds of every world after every week, seen in plain records.

Invariant: a check reads and writes nothing; it gives "" when all is well, else what is wrong
and where. What each reads stands beside it in `game.testing.invariants`.
"""

from __future__ import annotations

import numpy as np

from game.compiled.causes import CAUSES, NOTES_KINDS
from game.compiled.sizes import (
    CHIP_LEDGER,
    FIRMS,
    LEDGERS,
    MONEY,
    NOBODY,
    NOTES,
    OUTSIDE_ACCOUNTS,
    POSTINGS,
    POWER,
    TRANSIT,
)
from game.compiled.world import ACTIVE, FAILED, IN_TRAINING, NO_ENDING, NO_MODEL, PENDING
from game.testing.moments import Moment

_ABOUT_ONE = 1e-9
_PARTS = ("morale", "trust", "heat", "protest", "unserved", "train_share", "serve_share")


def _where(name: str, bad: np.ndarray) -> str:
    return f"{name} at {np.argwhere(bad)[:3].tolist()}" if np.any(bad) else ""


def _first(*answers: str) -> str:
    return next((answer for answer in answers if answer), "")


def ledgers(moment: Moment) -> str:
    """Every row of the books sums to zero."""
    return _where("a ledger is off", moment.after["balance"][0].sum(axis=1) != 0)


def owned(moment: Moment) -> str:
    """No firm has a negative holding."""
    return _where("less than nothing", moment.after["balance"][0][:, :FIRMS] < 0)


def on_the_road(moment: Moment) -> str:
    """Queues of deliveries and connections agree with the account of what is under way."""
    world = moment.after[0]
    held = world["balance"][:, TRANSIT]
    cards = world["arriving"].sum(axis=(0, 2)) != held[CHIP_LEDGER:]
    return _first(
        _where("cards on the road", cards),
        "" if world["connecting"].sum() == held[POWER] else "kilowatts on the road",
    )


def moved(moment: Moment) -> str:
    """Sum the postings of the week: they must make the whole difference."""
    log = moment.log[0]
    count = int(log["postings"])
    if count > POSTINGS:
        return f"{count} postings do not fit"
    change = np.zeros((LEDGERS, FIRMS + len(OUTSIDE_ACCOUNTS)), np.int64)
    ledger, amount = log["ledger"][:count], log["amount"][:count]
    np.add.at(change, (ledger, log["source"][:count]), -amount)
    np.add.at(change, (ledger, log["target"][:count]), amount)
    found = moment.after["balance"][0] - moment.before["balance"][0]
    return _first(
        _where("not posted", change != found),
        _where("posting of nothing", amount <= 0),
        _where("cause unknown", log["cause"][:count] >= len(CAUSES)),
    )


def noted(moment: Moment) -> str:
    """Notes are of known kinds and fit the log."""
    log = moment.log[0]
    count = int(log["notes"])
    if count > NOTES:
        return f"{count} notes do not fit"
    return _where("kind unknown", log["note_kind"][:count] >= len(NOTES_KINDS))


def shares(moment: Moment) -> str:
    """Parts of users, and of tokens, add up to one."""
    segments = int(moment.rules["segments"][0])
    world = moment.after[0]
    total = world["share"][:, :segments].sum(axis=0) + world["outside_share"][:segments]
    usage = world["usage_share"].sum()
    return _first(
        _where("users", np.abs(total - 1.0) > _ABOUT_ONE),
        _where("negative", world["share"] < 0.0),
        "" if usage == 0.0 or abs(usage - 1.0) < _ABOUT_ONE else f"tokens {usage}",
    )


def finite(moment: Moment) -> str:
    """No figure is infinite or none."""
    world = moment.after[0]
    names = [name for name in world.dtype.names if world.dtype[name].base == np.float64]
    return _first(*(_where(name, ~np.isfinite(world[name])) for name in names))


def bounded(moment: Moment) -> str:
    """Every part is one, and nobody has more moves than there are."""
    world = moment.after[0]
    parts = (_where(name, (world[name] < 0.0) | (world[name] > 1.0)) for name in _PARTS)
    return _first(
        *parts,
        _where("favour", np.abs(world["favour"]) > 1.0),
        _where("split", world["train_share"] + world["serve_share"] > 1.0 + _ABOUT_ONE),
        "" if 0.0 <= world["public_mood"] <= 1.0 else "public mood",
        _where("founders", (world["founders"] < 0.0) | (world["founders"] > 1.0)),
        _where("debt", world["debt"] < 0),
        _where("moves", (world["moves"] < 0) | (world["moves"] > int(moment.rules["moves"][0]))),
    )


def priced(moment: Moment) -> str:
    """What was changed in the week lies within its bounds; what a scenario starts with may not."""
    before, after, rules = moment.before[0], moment.after[0], moment.rules[0]
    standing = after["status"] == ACTIVE
    found = []
    for name in ("price", "pay"):
        low, high = rules[f"{name}_low"], rules[f"{name}_high"]
        moved = (after[name] != before[name]) & standing
        found.append(_where(name, moved & ((after[name] < low) | (after[name] > high))))
    low, high = float(rules["rent_low"]), float(rules["rent_high"])
    rent = float(after["spot_price"])
    inside = low * (1.0 - _ABOUT_ONE) <= rent <= high * (1.0 + _ABOUT_ONE)
    moved = rent != float(before["spot_price"])
    return _first(*found, "" if inside or not moved else f"rent {rent}, not {low} to {high}")


def holdings(moment: Moment) -> str:
    """Parts held are parts, and with what first owners hold they are at most the whole."""
    world = moment.after[0]
    held, state = world["held"], world["state_held"]
    whole = held.sum(axis=0) + state + world["founders"]
    over = (whole > 1.0 + _ABOUT_ONE) & (world["status"] == ACTIVE)
    return _first(
        _where("less than nothing held", (held < 0.0).any() | (state < 0.0)),
        _where("more than the whole", over),
        _where("of itself", np.diagonal(held)),
        _where("of a firm that is gone", held[world["status"] != ACTIVE]),
    )


def debts(moment: Moment) -> str:
    """Debts are debts; a firm that is gone has none."""
    world = moment.after[0]
    gone = world["status"] != ACTIVE
    owed = [world[name] for name in ("debt", "spv_debt", "margin_debt")]
    return _first(
        *(_where("less than nothing", debt < 0) for debt in owed),
        _where("a firm that is gone owes", world["debt"][gone]),
        _where("sold short", (world["shorts"] < 0.0) | (world["shorts"] > 1.0)),
    )


def sold_short(moment: Moment) -> str:
    """Who has sold short owes shares of another listed firm that stands; all others owe none."""
    world = moment.after[0]
    short = world["short_of"] != NOBODY
    target = np.maximum(world["short_of"], 0)
    there = (world["status"] == ACTIVE) & (world["status"][target] == ACTIVE)
    names = ("short_part", "short_sum", "short_mark", "short_put")
    return _first(
        _where("of itself", short & (target == np.arange(FIRMS))),
        _where("by or of a firm that is gone", short & ~there),
        _where("not listed", short & (world["listed"][target] == 0)),
        *(_where(f"{name} below nothing", world[name] < 0) for name in names),
        *(_where(f"{name} without a position", world[name][~short]) for name in names),
    )


def netted(moment: Moment) -> str:
    """Nobody is worth more to those outside than at its face."""
    world = moment.after[0]
    return _where("net value", world["net_value"] > world["value"] * (1.0 + _ABOUT_ONE))


def energised(moment: Moment) -> str:
    """Lit cards are owned, have power and make up the compute."""
    world, rules = moment.after[0], moment.rules[0]
    owned = world["balance"][CHIP_LEDGER:, :FIRMS].T
    standing = world["status"] == ACTIVE
    watts = world["energised"] @ rules["chip_power"]
    units = world["energised"] @ rules["chip_units"]
    dark = (watts > world["balance"][POWER, :FIRMS] * 1000) & standing
    return _first(
        _where("more lit than owned", (world["energised"] > owned) & standing[:, None]),
        _where("more watts than connected", dark),
        _where(
            "more compute than cards", (world["compute"] > units * (1.0 + _ABOUT_ONE)) & standing
        ),
    )


def used(moment: Moment) -> str:
    """Training, serving and letting fit into what is owned, leased and rented."""
    world = moment.after[0]
    own = np.maximum(0.0, world["compute"] + world["leased_in"])
    room = (own + world["rented"]) * (1.0 + _ABOUT_ONE) + 1e-6
    spent = world["training_used"] + world["serving_used"] + world["let"]
    return _where("compute", (spent > room) & (world["status"] == ACTIVE))


def rented(moment: Moment) -> str:
    """All rents together are at most what is let."""
    world = moment.after[0]
    rented = world["rented"].sum() + world["industry_rented"]
    supply = float(moment.rules["others_supply"][0]) + world["let"].sum()
    if rented > supply * (1.0 + _ABOUT_ONE) + 1e-6:
        return f"{rented} units rented, {supply} let"
    over = world["rented"] > world["rent_wanted"] * (1.0 + _ABOUT_ONE)
    return _where("more rented than wanted", over & (world["status"] == ACTIVE))


def forward(moment: Moment) -> str:
    """Events, firms and endings do not go back, and a week is a week."""
    before, after = moment.before[0], moment.after[0]
    ended = before["ending"] != NO_ENDING
    return _first(
        _where("event", after["event_state"] < before["event_state"]),
        _where("status", after["status"] < before["status"]),
        _where("ending", ended & (after["ending"] != before["ending"])),
        _where("week of ending", ended & (after["ending_week"] != before["ending_week"])),
        _where(
            "event without a week", (after["event_state"] >= PENDING) & (after["event_week"] < 0)
        ),
        "" if after["turn"] == before["turn"] + 1 else "turn",
    )


def runs(moment: Moment) -> str:
    """Runs and models have their owners."""
    world = moment.after[0]
    for f in range(moment.firms):
        model = int(world["run_model"][f])
        if model != NOBODY and (
            world["model_owner"][model] != f or world["model_state"][model] != IN_TRAINING
        ):
            return f"run of firm {f}"
    nobody = (world["model_owner"] == NOBODY) != (world["model_state"] == NO_MODEL)
    return _where("model without owner", nobody)


def solvent(moment: Moment) -> str:
    """Nobody who stands owes what could not be paid."""
    world = moment.after[0]
    return _where("owes and stands", (world["shortfall"] > 0) & (world["status"] == ACTIVE))


def cash(moment: Moment) -> str:
    """A failed firm has no money left."""
    gone = moment.after["status"][0] == FAILED
    return _where("a failed firm owns", moment.after["balance"][0][MONEY, :FIRMS][gone] != 0)
