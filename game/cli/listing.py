"""`warring list`: the scenarios there are, and the mods.

Invariant: a broken one stays in the list, with what is wrong with it.
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
    from game.scenario.mods import ModCard
    from game.scenario.problems import Problems


def add_to(commands: Commands) -> argparse.ArgumentParser:
    """Add the command's parser."""
    help_text = _("list the scenarios and the mods")
    parser = commands.add_parser(
        "list",
        help=help_text,
        description=_("List the scenarios and the mods."),
        allow_abbrev=False,
    )
    parser.add_argument(
        "--examples", action="store_true", help=_("the worked examples of the guide too")
    )
    add_json(parser)
    parser.set_defaults(do=do)
    return parser


def do(args: argparse.Namespace) -> int:
    """Print the list."""
    from game.scenario.load import scenario_cards  # noqa: PLC0415
    from game.scenario.mods import mod_cards  # noqa: PLC0415

    cards = scenario_cards(examples=args.examples)
    listed = [(card, _problems_of(card)) for card in cards]
    mods = mod_cards(examples=args.examples)
    if args.json:
        plain = [_plain(card, problems) for card, problems in listed]
        print(json.dumps(plain + [_plain_mod(mod) for mod in mods], indent=2))
    else:
        print("\n\n".join([_text(listed), *map(_mod_entry, mods)]))
    return 0


def _problems_of(card: ScenarioCard) -> Problems:
    """Everything wrong with the scenario of `card`, read and compiled in full."""
    from game.compiled.load import check_game  # noqa: PLC0415

    return card.problems if card.problems.has_errors else check_game(str(card.path))


def _plain(card: ScenarioCard, problems: Problems) -> dict[str, Any]:
    return {
        "kind": "scenario",
        "id": card.id,
        "title": card.title,
        "about": card.about,
        "turns": card.turns,
        "chairs": [{"id": firm, "name": name} for firm, name in card.chairs],
        "path": str(card.path),
        "playable": not problems.has_errors,
        "problems": problems.to_json(),
    }


def _plain_mod(mod: ModCard) -> dict[str, Any]:
    return {
        "kind": "mod",
        "id": mod.id,
        "title": mod.title,
        "about": mod.about,
        "patches": list(mod.patches),
        "path": str(mod.path),
        "playable": not mod.problems.has_errors,
        "problems": mod.problems.to_json(),
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
    return "\n".join([*lines, *_said(problems)])


def _mod_entry(mod: ModCard) -> str:
    """A mod on a line, and what is wrong with it."""
    of = _("mod of {names}").format(names=", ".join(mod.patches)) if mod.patches else _("mod")
    return "\n".join([f"{mod.id}: {mod.title} ({of})", *_said(mod.problems)])


def _said(problems: Problems) -> list[str]:
    """What is wrong, in the lines below an entry."""
    if not len(problems):
        return []
    heads = _("cannot be played:") if problems.has_errors else _("can be played, but:")
    return ["  " + heads, *(f"  {line}" for line in problems.to_text().splitlines())]
