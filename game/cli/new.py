"""`warring new`: a small scenario that runs at once and teaches as it is read.

Invariant: nothing that is there is written over, and what is written has no problems.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game.words import _

if TYPE_CHECKING:
    from game.cli.options import Commands
    from game.scenario.load import LoadedScenario

_TEXT = """\
# A scenario of your own. It runs as it stands:  warring play {name}
# After each change:                             warring check {name}
# Where a value comes from:                      warring check --explain {firm_key} {name}
# Help while you write, in an editor:            warring schema --write {folder}

extends = "{parent}"          # everything is as in this scenario, but for what stands below
title = "{title}"
about = "What if one firm began with twice the money?"

# Tables are keyed by id, so a line or two changes one value and leaves the rest.
[firms.{firm}]
cash = {{ times = 2 }}          # also {{ add = 5_000_000 }}, or a number of your own
# morale = 0.9

# An event happens when its day has come and its condition holds.
[events.{event}]
title = "A knock at the door"
text = "A school class stands in the hall and asks to see where the answers come from."
firm = "{firm}"               # the chief it is put before; without it, it just happens
date = {day}
until = {last}
when = "firms.{firm}.cash > 0"
choices.open.title = "Open the labs for a day"
choices.open.cost = 1_000_000
choices.open.effects = [{{ quantity = "firms.{firm}.trust", add = 0.02 }}]
choices.work.title = "Back to work"
choices.work.effects = [{{ quantity = "firms.{firm}.morale", add = 0.01 }}]
default = "work"

# To take something away:  [firms]  then  amd = {{ remove = true }}
# Every key, condition and effect: docs/reference.md
"""


def add_to(commands: Commands) -> argparse.ArgumentParser:
    """Add the command's parser."""
    parser = commands.add_parser(
        "new",
        help=_("write a small scenario to begin with"),
        description=_("Write a small scenario that runs at once, with comments that teach."),
        allow_abbrev=False,
    )
    parser.add_argument("name", metavar=_("NAME"), help=_("id of the scenario, such as my-war"))
    parser.add_argument(
        "--from",
        dest="parent",
        metavar=_("SCENARIO"),
        default="cold-shot",
        help=_("scenario it builds on"),
    )
    parser.add_argument(
        "--write",
        type=Path,
        metavar=_("FOLDER"),
        help=_("folder; your scenario folder if left out"),
    )
    parser.set_defaults(do=do)
    return parser


def do(args: argparse.Namespace) -> int:
    """Write the scenario and say where it is."""
    from game.scenario.find import own_folder  # noqa: PLC0415
    from game.scenario.keys import ENTRY_ID  # noqa: PLC0415
    from game.scenario.load import read_scenario  # noqa: PLC0415
    from game.scenario.problems import Problems, shorten  # noqa: PLC0415

    if not ENTRY_ID.fullmatch(args.name):
        hint = _("names hold a-z, 0-9, '_', '.' and '-', at most 40; no folders, no '.toml'")
        return _refuse(_("'{name}' is not a name").format(name=shorten(args.name)) + "; " + hint)
    problems = Problems()
    parent = read_scenario(args.parent, problems)
    if parent is None:
        return _refuse(problems.to_text())
    folder = args.write or own_folder()
    path = folder / f"{args.name}.toml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text_of(args.name, parent, folder))
    except FileExistsError:
        return _refuse(_("{file}: there is one already").format(file=path))
    except OSError as error:
        message = _("{file}: cannot be written: {why}")
        return _refuse(message.format(file=path, why=error.strerror))
    print(path)
    print(_("play it with: warring play {name}").format(name=args.name if not args.write else path))
    return 0


def text_of(name: str, parent: LoadedScenario, folder: Path) -> str:
    """The scenario `name`, which builds on `parent` and gives its first chair more money."""
    scenario = parent.scenario
    firm = min(name for name, each in scenario.firms.items() if each.chair)
    event = "a-knock"
    while event in scenario.events:
        event += "-more"
    return _TEXT.format(
        name=name,
        parent=parent.id,
        title=name.replace("-", " ").replace("_", " ").title()[:60],
        firm=firm,
        firm_key=f"firms.{firm}.cash",
        event=event,
        day=scenario.start,
        last=scenario.start + datetime.timedelta(weeks=scenario.turns),
        folder=folder,
    )


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 1
