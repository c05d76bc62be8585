"""`warring list`: the scenarios there are.

Invariant: a broken scenario stays in the list, with what is wrong with it.
"""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from game.cli.options import add_json
from game.words import _, ngettext

if TYPE_CHECKING:
    from game.cli.options import Commands
    from game.scenario.load import ScenarioCard
    from game.scenario.problems import Problems


def add_to(commands: Commands) -> argparse.ArgumentParser:
    """Add the command's parser."""
    help_text = _("list the scenarios")
    parser = commands.add_parser(
        "list", help=help_text, description=_("List the scenarios."), allow_abbrev=False
    )
    add_json(parser)
    parser.set_defaults(do=do)
    return parser


def do(args: argparse.Namespace) -> int:
    """Print the list."""
    from game.scenario.load import scenario_cards  # noqa: PLC0415

    listed = [(card, _problems_of(card)) for card in scenario_cards()]
    if args.json:
        print(json.dumps([_plain(card, problems) for card, problems in listed], indent=2))
    else:
        print(_text(listed))
    return 0


def _problems_of(card: ScenarioCard) -> Problems:
    """Everything wrong with the scenario of `card`, read in full."""
    from game.scenario.load import read_scenario  # noqa: PLC0415
    from game.scenario.problems import Problems  # noqa: PLC0415

    if card.problems.has_errors:
        return card.problems
    problems = Problems()
    read_scenario(str(card.path), problems)
    return problems


def _plain(card: ScenarioCard, problems: Problems) -> dict[str, Any]:
    return {
        "id": card.id,
        "title": card.title,
        "about": card.about,
        "turns": card.turns,
        "chairs": [{"id": firm, "name": name} for firm, name in card.chairs],
        "path": str(card.path),
        "playable": not problems.has_errors,
        "problems": problems.to_json(),
    }


def _text(listed: list[tuple[ScenarioCard, Problems]]) -> str:
    if not listed:
        return _("There are no scenarios.")
    return "\n\n".join(_entry(card, problems) for card, problems in listed)


def _entry(card: ScenarioCard, problems: Problems) -> str:
    """A scenario on a few lines."""
    import textwrap  # noqa: PLC0415 - only people need it

    turns = ngettext("{n} week", "{n} weeks", card.turns).format(n=card.turns)
    lines = [f"{card.id}: {card.title} ({turns})"]
    if card.chairs:
        chairs = ", ".join(f"{name} ({firm})" for firm, name in card.chairs)
        lines.append(textwrap.fill(chairs, 78, initial_indent="  ", subsequent_indent="  "))
    if problems.has_errors:
        lines.append("  " + _("cannot be played:"))
        lines.extend(f"  {line}" for line in problems.to_text().splitlines())
    return "\n".join(lines)
