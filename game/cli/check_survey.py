"""`warring check --events N`, `--orders N`, `--odds N`: what machines do in so many games.

Invariant: it reports and judges nothing: what never came in a few games may come in the next.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from game.cli.options import weeks
from game.words import _, ngettext

if TYPE_CHECKING:
    from game.testing.survey import Survey

T = TypeVar("T")

MOST_REASONS = 3
"""Parts of a condition that are told of an event."""


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the options to those of `check`."""
    parser.add_argument(
        "--events",
        type=weeks,
        metavar="N",
        help=_("play so many games of machines, and say which events never happened and why"),
    )
    parser.add_argument(
        "--orders",
        type=weeks,
        metavar="N",
        help=_("play so many games of machines, and count the orders they give"),
    )
    parser.add_argument(
        "--odds",
        type=weeks,
        metavar="N",
        help=_("play so many games in which one firm offers anything, and say how often who signs"),
    )


def do(args: argparse.Namespace, names: list[str]) -> int:
    """Survey every scenario named and tell what was asked for; 1 when one cannot be played."""
    from game.scenario.mods import stack_text  # noqa: PLC0415

    found = {}
    for name in [stack_text(name, args.mods) for name in names]:
        seen = _survey(args, name)
        if seen is None:
            return 1
        found[name] = seen
    if args.json:
        plain = {name: to_plain(args, seen) for name, seen in found.items()}
        print(json.dumps(plain, indent=2))
        return 0
    if args.events:
        for name, seen in found.items():
            _tell_events(name, seen)
    if args.orders:
        _tell_orders(found)
    return 0


def _survey(args: argparse.Namespace, name: str) -> Survey | None:
    """What machines do in one scenario; None after saying why it cannot be played."""
    from game.testing.survey import survey  # noqa: PLC0415

    games = max(args.events or 0, args.orders or 0)
    return played(name, partial(survey, games=games, seed=args.seed))


def played(name: str, play: Callable[..., T]) -> T | None:
    """What `play` finds with the game and `tell`; None after saying why it cannot be played."""
    from game.cli.start import without_collecting  # noqa: PLC0415
    from game.cli.terminal import Progress, wants_colour  # noqa: PLC0415

    with without_collecting():
        from game.compiled.load import load_game  # noqa: PLC0415

        game, problems = load_game(name)
    if game is None:
        print(problems.to_text(colour=wants_colour(sys.stderr)), file=sys.stderr)
        return None
    with Progress() as progress:
        from game.cli.engine import make_ready  # noqa: PLC0415

        make_ready(progress)
        return play(game, tell=progress.tell)


def to_plain(args: argparse.Namespace, seen: Survey) -> dict[str, object]:
    """What was seen, as plain tables."""
    plain: dict[str, object] = {"games": seen.games, "weeks": seen.weeks}
    if args.events:
        never = {name: fate.why_never() for name, fate in seen.never_happened.items()}
        happened = {name: fate.happened for name, fate in seen.events.items() if fate.happened}
        plain["events"] = {"happened": happened, "never": never}
    if args.orders:
        plain["orders"] = {"given": seen.given, "refused": seen.refused}
        plain["never_ordered"] = seen.never_ordered
    return plain


def _tell_events(name: str, seen: Survey) -> None:
    never = seen.never_happened
    text = _("{name}: in {games} {happened} of {all} events happened")
    happened = len(seen.events) - len(never)
    games = _games(seen.games)
    print(text.format(name=name, games=games, happened=happened, all=len(seen.events)))
    for event, fate in never.items():
        print(f"  {event}: {'; '.join(fate.why_never()[:MOST_REASONS])}")


def _tell_orders(found: Mapping[str, Survey]) -> None:
    """One table for all scenarios: a kind is used when it is used in one of them."""
    from game.cli.columns import in_columns  # noqa: PLC0415
    from game.compiled.orders import ORDER_KINDS  # noqa: PLC0415

    heads = [_("kind"), _("carried out"), _("refused"), _("scenarios")]
    rows = [heads, *(_row(kind.id, found) for kind in ORDER_KINDS)]
    games = sum(seen.games for seen in found.values())
    text = _("orders of machines in {games} of {n} scenarios:")
    print(text.format(games=_games(games), n=len(found)))
    print(in_columns(rows, right=(1, 2, 3)))
    never = [kind for kind, done, *_rest in rows[1:] if done == "0"]
    print(_("never used: {kinds}").format(kinds=", ".join(never) or _("none")))


def _row(kind: str, found: Mapping[str, Survey]) -> list[str]:
    given = sum(seen.given[kind] for seen in found.values())
    refused = sum(seen.refused[kind] for seen in found.values())
    where = sum(kind not in seen.never_ordered for seen in found.values())
    return [kind, f"{given - refused:,}", f"{refused:,}", str(where)]


def _games(count: int) -> str:
    return ngettext("{n} game", "{n} games", count).format(n=count)
