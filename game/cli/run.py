"""`warring run`: a whole game without a screen.

Invariant: scenario, seed, players and orders file decide the game; the same four
give the same digest.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.faults import UsageError
from game.cli.options import add_json, add_mods, add_save_dir, seed, weeks
from game.cli.start import without_collecting
from game.words import _

if TYPE_CHECKING:
    from game.cli.headless import Headless
    from game.cli.options import Commands
    from game.cli.orders_file import Listed
    from game.compiled.load import Game
    from game.scenario.problems import Problems

SEED = 1
"""Seed of a headless game unless another is asked for."""


def add_to(commands: Commands) -> argparse.ArgumentParser:
    """Add the command's parser."""
    parser = commands.add_parser(
        "run",
        help=_("play a whole game without a screen"),
        description=_("Play a whole game without a screen and tell how it went."),
        allow_abbrev=False,
    )
    parser.add_argument("scenario", metavar=_("SCENARIO"), help=_("name or file"))
    add_mods(parser)
    parser.add_argument(
        "--seed", type=seed, default=SEED, metavar="N", help=_("all chance depends on it (1)")
    )
    parser.add_argument(
        "--turns", type=weeks, metavar="N", help=_("stop after so many weeks, if not earlier")
    )
    parser.add_argument(
        "--player",
        type=_assignment,
        action="append",
        default=[],
        metavar=_("FIRM=NAME"),
        help=_("who decides for a firm: heuristic (all unless said), idle or random"),
    )
    parser.add_argument(
        "--orders", type=Path, metavar=_("FILE"), help=_("orders given whatever the players do")
    )
    parser.add_argument("--save", type=Path, metavar=_("FILE"), help=_("save the game at the end"))
    add_save_dir(parser)
    add_json(parser)
    parser.set_defaults(do=do)
    return parser


def do(args: argparse.Namespace) -> int:
    """Play the game and print its report."""
    with without_collecting():
        from game.compiled.load import load_game  # noqa: PLC0415

        game, problems = load_game(args.scenario, args.mods)
    if game is None:
        return _refuse(problems, args.json)
    names = _player_names(args.player, game)
    listed, orders_problems = _listed(args.orders, game)
    if orders_problems.has_errors:
        return _refuse(orders_problems, args.json)
    for found in (problems, orders_problems):
        print(found.to_text(), end="\n" if len(found) else "", file=sys.stderr)
    return _play_and_tell(args, game, names, listed)


def _play_and_tell(
    args: argparse.Namespace, game: Game, names: Mapping[str, str], listed: Listed
) -> int:
    with without_collecting():
        from game.cli.headless import play  # noqa: PLC0415 - the engine is imported from here on
    from game.cli.outcome import to_plain, to_text  # noqa: PLC0415
    from game.cli.terminal import Progress  # noqa: PLC0415

    with Progress() as progress:
        played = play(game, args.seed, names, listed, args.turns, progress)
    if args.save and not _save(args, played):
        return 1
    asked = args.turns or played.session.turns
    print(json.dumps(to_plain(played)) if args.json else to_text(played, asked))
    return 0


def _refuse(problems: Problems, as_json: bool) -> int:
    """Print why nothing was played."""
    if as_json:
        print(json.dumps({"problems": problems.to_json()}, indent=2))
    else:
        from game.cli.terminal import wants_colour  # noqa: PLC0415

        print(problems.to_text(colour=wants_colour(sys.stderr)), file=sys.stderr)
    return 1


def _assignment(text: str) -> tuple[str, str]:
    firm, sign, name = text.partition("=")
    if not (firm and sign and name):
        message = _("'{text}' is not FIRM=NAME, such as openai=idle").format(text=text[:60])
        raise argparse.ArgumentTypeError(message)
    return firm, name


def _player_names(given: Sequence[tuple[str, str]], game: Game) -> dict[str, str]:
    """Player names by firm; raises UsageError for a firm or player that does not exist."""
    from game.players import PLAYER_NAMES  # noqa: PLC0415

    names: dict[str, str] = {}
    for firm, name in given:
        _must_be(firm, game.compiled.places["firms"], _("there is no firm '{name}'"))
        _must_be(name, PLAYER_NAMES, _("there is no player '{name}'"))
        if names.setdefault(firm, name) != name:
            raise UsageError(_("{firm} was given two players").format(firm=firm))
    return names


def _must_be(name: str, valid: Mapping[str, int] | Sequence[str], message: str) -> None:
    from game.scenario.problems import did_you_mean, shorten  # noqa: PLC0415

    if name not in valid:
        hint = did_you_mean(name, valid)
        raise UsageError(f"{message.format(name=shorten(name))}; {hint}")


def _listed(path: Path | None, game: Game) -> tuple[Listed, Problems]:
    from game.cli.orders_file import read_orders  # noqa: PLC0415
    from game.scenario.problems import Problems  # noqa: PLC0415

    problems = Problems()
    return (read_orders(path, game, problems) if path else {}), problems


def _save(args: argparse.Namespace, played: Headless) -> bool:
    """Write the save that was asked for; False after saying why not."""
    from game.cli.savefiles import save_to_write  # noqa: PLC0415
    from game.session.saves import SaveError, write_save  # noqa: PLC0415
    from game.session.saving import to_save  # noqa: PLC0415

    try:
        path = save_to_write(args.save, args.save_dir)
        write_save(path, to_save(played.session, kind="named", name=path.stem[:80]))
    except SaveError as error:
        print(error.message, file=sys.stderr)
        return False
    if not args.json:
        print(_("saved: {path}").format(path=path), file=sys.stderr)
    return True
