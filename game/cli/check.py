"""`warring check`: what is wrong with scenarios and fact ledgers.

Invariant: every path is looked at, whatever is wrong with the others; the exit code
is 1 exactly when there is an error.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from game.cli import check_odds, check_play, check_survey
from game.cli.options import add_json, add_mods
from game.words import _, ngettext

if TYPE_CHECKING:
    from game.cli.options import Commands
    from game.scenario.problems import Problems


def add_to(commands: Commands) -> argparse.ArgumentParser:
    """Add the command's parser."""
    parser = commands.add_parser(
        "check",
        help=_("say what is wrong with scenarios"),
        description=_("Say what is wrong with scenarios and fact ledgers, and where."),
        allow_abbrev=False,
    )
    parser.add_argument(
        "paths", nargs="+", metavar=_("PATH"), help=_("a file, a folder of files, or a name")
    )
    parser.add_argument(
        "--explain", metavar=_("KEY"), help=_("say where this value of a scenario comes from")
    )
    add_mods(parser)
    check_play.add_to(parser)
    check_survey.add_to(parser)
    add_json(parser)
    parser.set_defaults(do=do)
    return parser


def do(args: argparse.Namespace) -> int:
    """Check everything named and print the problems, or explain one value of each."""
    if args.explain is not None:
        return _explain(args)
    from game.cli.checking import check_path, files_of, playable  # noqa: PLC0415
    from game.cli.terminal import Progress  # noqa: PLC0415
    from game.scenario.problems import Problems  # noqa: PLC0415

    problems = Problems()
    names = list(dict.fromkeys(name for path in args.paths for name in files_of(path, problems)))
    with Progress() as progress:
        for place, name in enumerate(names):
            progress.tell(place / len(names), name)
            check_path(name, problems, args.mods)
    if args.play and not problems.has_errors:
        return check_play.do(args, playable(names, args.mods))
    if (args.events or args.orders) and not problems.has_errors:
        return check_survey.do(args, playable(names, args.mods))
    if args.odds and not problems.has_errors:
        return check_odds.do(args, playable(names, args.mods))
    if args.json:
        print(json.dumps(problems.to_json(), indent=2))
    else:
        _print_text(problems, len(names))
    return 1 if problems.has_errors else 0


def _explain(args: argparse.Namespace) -> int:
    """Print where a value comes from in each scenario named."""
    from game.cli.terminal import wants_colour  # noqa: PLC0415
    from game.scenario.explaining import explained, to_plain, to_text  # noqa: PLC0415
    from game.scenario.problems import Problems  # noqa: PLC0415

    problems = Problems()
    found = [explained(path, args.explain, problems, args.mods) for path in args.paths]
    whole = [each for each in found if each is not None]
    if args.json:
        told = {"explained": [to_plain(each) for each in whole], "problems": problems.to_json()}
        print(json.dumps(told, indent=2))
    else:
        for each in whole:
            print(to_text(each))
        print(problems.to_text(colour=wants_colour(sys.stderr)), file=sys.stderr)
    return 1 if problems.has_errors else 0


def _print_text(problems: Problems, files: int) -> None:
    from game.cli.terminal import wants_colour  # noqa: PLC0415

    if text := problems.to_text(colour=wants_colour(sys.stdout)):
        print(text)
    counts = {"error": 0, "warning": 0, "note": 0}
    for problem in problems:
        counts[problem.severity.value] += 1
    errors = ngettext("{n} error", "{n} errors", counts["error"]).format(n=counts["error"])
    warnings = ngettext("{n} warning", "{n} warnings", counts["warning"])
    of_files = ngettext("{n} file", "{n} files", files).format(n=files)
    said = [errors, warnings.format(n=counts["warning"])]
    if counts["note"]:
        said.append(ngettext("{n} note", "{n} notes", counts["note"]).format(n=counts["note"]))
    print(f"{of_files}: {', '.join(said)}")
