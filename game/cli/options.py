"""Arguments that several commands share, and the values they may have.

Invariant: a value of the wrong form is wrong usage and told by argparse.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from game.words import _

if TYPE_CHECKING:
    Commands: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]

_MOST_SEED = 2**63 - 1


def seed(text: str) -> int:
    """A seed: a whole number of 64 bits."""
    number = _whole(text)
    if not -_MOST_SEED <= number <= _MOST_SEED:
        raise argparse.ArgumentTypeError(_("the seed must fit 64 bits"))
    return number


def weeks(text: str) -> int:
    """A number of weeks, at least 1."""
    number = _whole(text)
    if number < 1:
        raise argparse.ArgumentTypeError(_("at least 1"))
    return number


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        message = _("'{text}' is not a whole number").format(text=text[:40])
        raise argparse.ArgumentTypeError(message) from None


def add_save_dir(parser: argparse.ArgumentParser) -> None:
    """Add `--save-dir`."""
    parser.add_argument(
        "--save-dir",
        type=Path,
        metavar=_("DIR"),
        help=_("folder of saved games; the variable WARRING_SAVES does the same"),
    )


def add_mods(parser: argparse.ArgumentParser) -> None:
    """Add `--mod`."""
    parser.add_argument(
        "--mod",
        dest="mods",
        action="append",
        default=[],
        metavar=_("MOD"),
        help=_("lay this mod over the scenario; may be repeated, and the later one wins"),
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add `--json`."""
    parser.add_argument("--json", action="store_true", help=_("print JSON instead of text"))
