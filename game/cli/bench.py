"""`warring bench`: how fast the game is on this machine, beside what it should reach.

Invariant: measuring stands in `game.bench`; here it is only asked for and printed.
"""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from game.cli.options import add_json
from game.words import _

if TYPE_CHECKING:
    from game.cli.options import Commands


def add_to(commands: Commands) -> argparse.ArgumentParser:
    """Add the command's parser."""
    parser = commands.add_parser(
        "bench",
        help=_("measure speed and memory"),
        description=_("Measure speed and memory on this machine, beside what they should be."),
        allow_abbrev=False,
    )
    add_json(parser)
    parser.set_defaults(do=do)
    return parser


def do(args: argparse.Namespace) -> int:
    """Measure everything and print it; what misses its target is no fault of the input."""
    from game.bench.figure import to_text  # noqa: PLC0415
    from game.bench.machine import describe_machine  # noqa: PLC0415
    from game.bench.suite import measure_all  # noqa: PLC0415
    from game.cli.terminal import Progress  # noqa: PLC0415

    machine = describe_machine()
    with Progress() as progress:
        figures = measure_all(progress.tell)
    if args.json:
        print(json.dumps([figure.to_plain() for figure in figures], indent=2))
    else:
        print(f"{machine}\n\n{to_text(figures)}")
    return 0
