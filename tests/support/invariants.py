"""What holds in every game after every turn, as one list of checks.

Invariant: a check reads plain records and says "" when it holds, else what is
wrong; each has a name and the reason it must hold.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from attrs import frozen

from game.compiled.causes import CAUSES, NOTES_KINDS
from game.compiled.layout import Records
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
from game.compiled.world import ACTIVE, IN_TRAINING, NO_ENDING, NO_MODEL, PENDING

_ABOUT_ONE = 1e-9
_PARTS = ("morale", "trust", "heat", "protest", "unserved", "train_share", "serve_share")


@frozen
class Moment:
    """A resolved week: the rules, the world before and after it, and its log."""

    rules: Records
    before: Records
    after: Records
    log: Records

    @property
    def firms(self) -> int:
        """Firms in the game."""
        return int(self.rules["firms"][0])


@frozen
class Invariant:
    """Something that always holds. `check` gives "" or what is wrong."""

    name: str
    reason: str
    check: Callable[[Moment], str]


def broken(moment: Moment) -> list[str]:
    """Every invariant that does not hold, with what is wrong."""
    found = ((invariant, invariant.check(moment)) for invariant in INVARIANTS)
    return [f"{invariant.name}: {wrong}" for invariant, wrong in found if wrong]


def _where(name: str, bad: np.ndarray) -> str:
    return f"{name} at {np.argwhere(bad)[:3].tolist()}" if np.any(bad) else ""


def _first(*answers: str) -> str:
    return next((answer for answer in answers if answer), "")


def _ledgers(moment: Moment) -> str:
    return _where("a ledger is off", moment.after["balance"][0].sum(axis=1) != 0)


def _owned(moment: Moment) -> str:
    return _where("less than nothing", moment.after["balance"][0][:, :FIRMS] < 0)


def _on_the_road(moment: Moment) -> str:
    world = moment.after[0]
    held = world["balance"][:, TRANSIT]
    cards = world["arriving"].sum(axis=(0, 2)) != held[CHIP_LEDGER:]
    return _first(
        _where("cards on the road", cards),
        "" if world["connecting"].sum() == held[POWER] else "kilowatts on the road",
    )


def _moved(moment: Moment) -> str:
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


def _noted(moment: Moment) -> str:
    log = moment.log[0]
    count = int(log["notes"])
    if count > NOTES:
        return f"{count} notes do not fit"
    return _where("kind unknown", log["note_kind"][:count] >= len(NOTES_KINDS))


def _shares(moment: Moment) -> str:
    segments = int(moment.rules["segments"][0])
    world = moment.after[0]
    total = world["share"][:, :segments].sum(axis=0) + world["outside_share"][:segments]
    usage = world["usage_share"].sum()
    return _first(
        _where("users", np.abs(total - 1.0) > _ABOUT_ONE),
        _where("negative", world["share"] < 0.0),
        "" if usage == 0.0 or abs(usage - 1.0) < _ABOUT_ONE else f"tokens {usage}",
    )


def _finite(moment: Moment) -> str:
    world = moment.after[0]
    names = [name for name in world.dtype.names if world.dtype[name].base == np.float64]
    return _first(*(_where(name, ~np.isfinite(world[name])) for name in names))


def _bounded(moment: Moment) -> str:
    world = moment.after[0]
    parts = (_where(name, (world[name] < 0.0) | (world[name] > 1.0)) for name in _PARTS)
    return _first(
        *parts,
        _where("favour", np.abs(world["favour"]) > 1.0),
        _where("split", world["train_share"] + world["serve_share"] > 1.0 + _ABOUT_ONE),
        "" if 0.0 <= world["public_mood"] <= 1.0 else "public mood",
        _where("founders", (world["founders"] <= 0.0) | (world["founders"] > 1.0)),
        _where("debt", world["debt"] < 0),
        _where("moves", (world["moves"] < 0) | (world["moves"] > int(moment.rules["moves"][0]))),
    )


def _energised(moment: Moment) -> str:
    world, rules = moment.after[0], moment.rules[0]
    owned = world["balance"][CHIP_LEDGER:, :FIRMS].T
    standing = world["status"] == ACTIVE
    watts = world["energised"] @ rules["chip_power"]
    units = world["energised"] @ rules["chip_units"]
    dark = (watts > world["balance"][POWER, :FIRMS] * 1000) & standing
    return _first(
        _where("more lit than owned", (world["energised"] > owned) & standing[:, None]),
        _where("more watts than connected", dark),
        _where("compute", ~np.isclose(world["compute"], units) & standing),
    )


def _used(moment: Moment) -> str:
    world = moment.after[0]
    own = np.maximum(0.0, world["compute"] + world["leased_in"])
    room = (own + world["rented"]) * (1.0 + _ABOUT_ONE) + 1e-6
    spent = world["training_used"] + world["serving_used"] + world["let"]
    return _where("compute", (spent > room) & (world["status"] == ACTIVE))


def _rented(moment: Moment) -> str:
    world = moment.after[0]
    rented = world["rented"].sum() + world["industry_rented"]
    supply = float(moment.rules["others_supply"][0]) + world["let"].sum()
    if rented > supply * (1.0 + _ABOUT_ONE) + 1e-6:
        return f"{rented} units rented, {supply} let"
    over = world["rented"] > world["rent_wanted"] * (1.0 + _ABOUT_ONE)
    return _where("more rented than wanted", over & (world["status"] == ACTIVE))


def _forward(moment: Moment) -> str:
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


def _runs(moment: Moment) -> str:
    world = moment.after[0]
    for f in range(moment.firms):
        model = int(world["run_model"][f])
        if model != NOBODY and (
            world["model_owner"][model] != f or world["model_state"][model] != IN_TRAINING
        ):
            return f"run of firm {f}"
    nobody = (world["model_owner"] == NOBODY) != (world["model_state"] == NO_MODEL)
    return _where("model without owner", nobody)


def _solvent(moment: Moment) -> str:
    world = moment.after[0]
    return _where("owes and stands", (world["shortfall"] > 0) & (world["status"] == ACTIVE))


def _cash(moment: Moment) -> str:
    gone = moment.after["status"][0] == 2
    return _where("a failed firm owns", moment.after["balance"][0][MONEY, :FIRMS][gone] != 0)


INVARIANTS: tuple[Invariant, ...] = (
    Invariant("ledgers", "money, chips, power and people are never made or lost", _ledgers),
    Invariant("owned", "nobody owns less than nothing", _owned),
    Invariant("road", "what is under way stands in the ledger of what is under way", _on_the_road),
    Invariant("postings", "whatever moved has a posting with a cause", _moved),
    Invariant("notes", "whatever happened can be told", _noted),
    Invariant("shares", "users of all firms and of none are all users", _shares),
    Invariant("finite", "a number that is none spoils all that follow", _finite),
    Invariant("bounds", "parts lie between nothing and the whole", _bounded),
    Invariant("power", "no card computes without power", _energised),
    Invariant("compute", "nobody uses more compute than there is", _used),
    Invariant("rental", "nobody rents what nobody lets", _rented),
    Invariant("forward", "what has happened stays so", _forward),
    Invariant("runs", "a run makes a model of its own firm", _runs),
    Invariant("solvency", "who cannot pay fails", _solvent),
    Invariant("failed", "what a failed firm owned went to somebody", _cash),
)
