"""Measurements of the engine: turns a second, threads, copies, the rules as plain Python.

Invariant: turns are of the scenario itself, with the orders that heuristic chiefs give
in it; each game is played for the scenario's weeks and then begun anew.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from statistics import median

import numpy as np
from attrs import evolve, frozen

from game.bench.entangled import CLAUSES, CONTRACTS, entangle
from game.bench.figure import Figure
from game.bench.processes import SCENARIO, run_python
from game.compiled.layout import Records, blank
from game.compiled.load import load_game
from game.compiled.world import World
from game.engine.jit import entry
from game.engine.turn import play_weeks
from game.players import make_players
from game.session.coding import encode
from game.session.session import Session
from game.words import _

_SECONDS = 1.0
_REPEATS = 5
_COPIES = 200_000
_WHOLE_WORLD = "year-2025"
_LONG = 500
"""Weeks played in one call when threads are compared, so that Python itself counts little."""


@frozen(eq=False)
class Trial:
    """Rules, a first morning and a week's orders."""

    rules: Records
    start: Records
    orders: Records
    weeks: int


def trial(scenario: str = SCENARIO) -> Trial:
    """The scenario with the orders that heuristic chiefs give in its third week."""
    game, problems = load_game(scenario)
    if game is None:
        raise RuntimeError(problems.to_text())
    players = make_players(game.compiled.scenario, 1)
    session = Session.start(game, seed=1, players=players)
    for _week in range(3):
        session.hand_in()
    orders = encode(session.catalogue, session.orders[-1])
    return Trial(game.compiled.rules, session.past[0], orders, session.turns)


def entangled(tried: Trial) -> Trial:
    """The same week in a world full of contracts."""
    start = tried.start.copy()
    entangle(tried.rules, start)
    return evolve(tried, start=start)


def turns_per_second(tried: Trial, seconds: float, weeks: int) -> float:
    """Turns resolved a second when games of `weeks` weeks are played for about `seconds`."""
    world = tried.start.copy()
    target, source = world.view(np.uint8), tried.start.view(np.uint8)
    games = 0
    began = time.perf_counter()
    while (passed := time.perf_counter() - began) < seconds or not games:
        target[:] = source
        play_weeks(tried.rules, world, tried.orders, weeks)
        games += 1
    return games * weeks / passed


def rates() -> Sequence[Figure]:
    """Turns of three worlds on one thread, of one on two threads, and copies of the World."""
    tried = trial()
    turns_per_second(tried, 0.0, 1)  # loads the compiled code
    threads = median(thread_ratio(tried) for _repeat in range(_REPEATS))
    return [
        Figure(
            id="turns",
            title=_("turns a second on one thread"),
            value=_rate(tried),
            unit=_("turns/s"),
            least=50_000.0,
            how=_("games of {n} weeks with the orders of a played week, median of {m}").format(
                n=tried.weeks, m=_REPEATS
            ),
        ),
        Figure(
            id="contracts",
            title=_("turns a second with {n} contracts of {m} clauses").format(
                n=CONTRACTS, m=CLAUSES
            ),
            value=_rate(entangled(tried)),
            unit=_("turns/s"),
            least=30_000.0,
            how=_("the same games, all firms bound to each other by every kind of clause"),
        ),
        _rate_of_whole_world(),
        Figure(
            id="threads",
            title=_("two threads against one"),
            value=threads,
            unit="×",
            least=1.85,
            how=_("turns a second of both, measured in turns, median of {m}").format(m=_REPEATS),
        ),
        Figure(
            id="copy",
            title=_("copy of a World"),
            value=microseconds_a_copy(),
            unit="µs",
            most=2.0,
            how=_("{n} bytes, {m} copies in a kernel").format(n=tried.start.nbytes, m=_COPIES),
        ),
    ]


def _rate(tried: Trial) -> float:
    return median(turns_per_second(tried, _SECONDS, tried.weeks) for _r in range(_REPEATS))


def _rate_of_whole_world() -> Figure:
    tried = trial(_WHOLE_WORLD)
    return Figure(
        id="whole-world",
        title=_("turns a second of the whole world"),
        value=_rate(tried),
        unit=_("turns/s"),
        least=25_000.0,
        how=_("games of {n} weeks of {scenario}, measured likewise").format(
            n=tried.weeks, scenario=_WHOLE_WORLD
        ),
    )


def thread_ratio(tried: Trial) -> float:
    """Turns a second on two threads over those on one."""
    one = turns_per_second(tried, _SECONDS, _LONG)
    with ThreadPoolExecutor(2) as pool:
        both = pool.map(lambda _n: turns_per_second(tried, _SECONDS, _LONG), range(2))
        return sum(both) / one


@entry
def _copy_many(worlds: Records, times: int) -> None:
    """Copy one of two worlds over the other, to and fro."""
    for number in range(times):
        worlds[number & 1] = worlds[1 - (number & 1)]


def microseconds_a_copy() -> float:
    """Time of one copy of the World within a kernel."""
    worlds = blank(World, 2)
    _copy_many(worlds, 2)
    return median(_seconds(lambda: _copy_many(worlds, _COPIES)) for _r in range(_REPEATS)) * (
        1e6 / _COPIES
    )


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def plain_ratio() -> Sequence[Figure]:
    """How much faster the compiled rules are than the same rules as plain Python."""
    compiled = float(run_python("-m", "game.bench.rate")[1])
    plain = float(run_python("-m", "game.bench.rate", env={"NUMBA_DISABLE_JIT": "1"})[1])
    return [
        Figure(
            id="plain",
            title=_("compiled rules against plain Python"),
            value=compiled / plain,
            unit="×",
            least=150.0,
            how=_("the same games, with NUMBA_DISABLE_JIT=1 {n:,.0f} turns/s").format(n=plain),
        )
    ]
