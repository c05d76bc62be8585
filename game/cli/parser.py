"""The command line's grammar.

Invariant: each command is one module with `add_to`, which adds its parser, and a
`do` that its parser names; nothing heavy is imported to build them.
"""

from __future__ import annotations

import argparse

from game import __version__
from game.cli import bench, check, listing, new, play, replay, run, schema
from game.words import _

_COMMANDS = (play, listing, run, check, new, schema, replay, bench)


def build_parser() -> argparse.ArgumentParser:
    """The parser of `warring`; parsed arguments have `command` and `do`."""
    parser = argparse.ArgumentParser(
        prog="warring",
        description=_("Warring Compute: a strategy game of the 2025 AI war."),
        epilog=_("Without a command the game starts, as with 'warring play'."),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    _add_debug(parser, default=False)
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), title=_("commands"))
    for module in _COMMANDS:
        command = module.add_to(commands)
        _add_debug(command, default=argparse.SUPPRESS)
    return parser


def _add_debug(parser: argparse.ArgumentParser, default: object) -> None:
    text = _("show the traceback of a fault (as WARRING_DEBUG=1 does)")
    parser.add_argument("--debug", action="store_true", default=default, help=text)
