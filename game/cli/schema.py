"""`warring schema`: what an editor needs to complete, explain and check scenarios.

Invariant: files it writes name only each other, so the folder can be moved or shared.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.words import _

if TYPE_CHECKING:
    from game.cli.options import Commands

SCHEMA = "warring.schema.json"

_TOMBI = f"""\
# Set-up of tombi, a TOML language server: completion, help and errors for scenarios here.
[[schemas]]
path = "{SCHEMA}"
include = ["*.toml"]
exclude = ["tombi.toml", ".taplo.toml"]
"""

_TAPLO = f"""\
# Set-up of taplo (and of Even Better TOML, which is built on it).
include = ["*.toml"]
exclude = ["tombi.toml", ".taplo.toml"]

[schema]
path = "{SCHEMA}"
enabled = true
"""


def add_to(commands: Commands) -> argparse.ArgumentParser:
    """Add the command's parser."""
    parser = commands.add_parser(
        "schema",
        help=_("write what an editor needs to help with scenarios"),
        description=_(
            "Print the JSON Schema of scenarios, or write it with the set-up of tombi and taplo."
        ),
        allow_abbrev=False,
    )
    parser.add_argument(
        "--write", type=Path, metavar=_("FOLDER"), help=_("write the files into this folder")
    )
    parser.set_defaults(do=do)
    return parser


def do(args: argparse.Namespace) -> int:
    """Print the schema, or write it and the editors' set-up into a folder."""
    text = json.dumps(scenario_schema(), indent=2, ensure_ascii=False) + "\n"
    if args.write is None:
        sys.stdout.write(text)
        return 0
    return _write(args.write, {SCHEMA: text, "tombi.toml": _TOMBI, ".taplo.toml": _TAPLO})


def scenario_schema() -> dict[str, Any]:
    """The schema of a scenario, with the kinds of clauses that the engine knows."""
    from game.compiled.clauses import CLAUSE_KINDS  # noqa: PLC0415
    from game.scenario.model import Scenario  # noqa: PLC0415
    from game.scenario.schema import schema_of  # noqa: PLC0415

    choices = {"Clause.kind": [kind.id for kind in CLAUSE_KINDS]}
    return schema_of(Scenario, _("A scenario of Warring Compute"), choices)


def _write(folder: Path, texts: Mapping[str, str]) -> int:
    """Write each text, but over no set-up that somebody made their own; tell what was done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            path = folder / name
            if name != SCHEMA and path.exists() and path.read_bytes() != text.encode():
                print(_("{file}: left as it is; set it up by hand").format(file=path))
                continue
            path.write_text(text, encoding="utf-8", newline="\n")
            print(path)
    except OSError as error:
        message = _("cannot be written: {why}").format(why=error.strerror)
        print(f"{folder}: {message}", file=sys.stderr)
        return 1
    return 0
