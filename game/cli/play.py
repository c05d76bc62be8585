"""`warring play`: the game in a terminal.

Invariant: what the command line names wrongly is told before the screen changes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.faults import UsageError
from game.cli.options import add_mods, add_save_dir, seed
from game.cli.start import without_collecting
from game.cli.terminal import is_terminal
from game.words import _

if TYPE_CHECKING:
    from game.cli.options import Commands


def add_to(commands: Commands) -> argparse.ArgumentParser:
    """Add the command's parser."""
    help_text = _("play in the terminal (the default)")
    parser = commands.add_parser(
        "play", help=help_text, description=_("Play in the terminal."), allow_abbrev=False
    )
    parser.add_argument(
        "scenario", nargs="?", metavar=_("SCENARIO"), help=_("name or file; asked for if left out")
    )
    add_mods(parser)
    parser.add_argument("--chair", metavar=_("FIRM"), help=_("id of the firm you lead"))
    parser.add_argument(
        "--seed", type=seed, metavar="N", help=_("number all chance depends on; any if left out")
    )
    parser.add_argument(
        "--load", type=Path, metavar=_("SAVE"), help=_("play on from this saved game")
    )
    add_save_dir(parser)
    parser.set_defaults(do=do)
    return parser


def do(args: argparse.Namespace) -> int:
    """Open the game's screen; returns when the person leaves."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        raise UsageError(
            _("the game needs a terminal to be played in; 'warring run' plays without one")
        )
    if args.mods and not args.scenario:
        raise UsageError(_("--mod needs a SCENARIO that the mods are laid over"))
    if args.scenario and not _is_there(args.scenario, args.chair, args.mods):
        return 1
    load = _save_to_load(args)
    if args.load and load is None:
        return 1
    with without_collecting():
        from game.ui.app import run_app  # noqa: PLC0415 - imports Textual

    scenario = _stack_of(args.scenario, args.mods) if args.scenario else None
    return run_app(scenario, args.chair, args.seed, load, args.save_dir)


def _save_to_load(args: argparse.Namespace) -> Path | None:
    if not args.load:
        return None
    from game.cli.savefiles import save_to_read  # noqa: PLC0415
    from game.session.saves import SaveError  # noqa: PLC0415

    try:
        return save_to_read(args.load, args.save_dir)
    except SaveError as error:
        print(f"{args.load}: {error.message}", file=sys.stderr)
        return None


def _stack_of(scenario: str, mods: Sequence[str]) -> str:
    from game.scenario.mods import stack_text  # noqa: PLC0415

    return stack_text(scenario, mods)


def _is_there(scenario: str, chair: str | None, mods: Sequence[str]) -> bool:
    """Tell whether there is such a scenario, and such a chair in it, and say what is wrong."""
    from game.scenario.load import stack_card  # noqa: PLC0415
    from game.scenario.mods import find_stack  # noqa: PLC0415
    from game.scenario.problems import Problems, did_you_mean  # noqa: PLC0415

    problems = Problems()
    stack = find_stack(scenario, problems, mods)
    card = stack_card(stack) if stack else None
    if card and card.problems.has_errors:
        problems = card.problems
    elif card and chair and chair not in (chairs := dict(card.chairs)):
        message = _("there is no chair '{chair}' in this scenario").format(chair=chair)
        problems.error(message, hint=did_you_mean(chair, chairs))
    print(problems.to_text(), end="\n" if len(problems) else "", file=sys.stderr)
    return not problems.has_errors
