"""`warring replay`: proof that a saved game was played as it says.

Invariant: the game is played from its orders alone; the saved world is only compared.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.options import add_save_dir
from game.words import _, ngettext

if TYPE_CHECKING:
    from game.cli.options import Commands
    from game.compiled.load import Game
    from game.session.saves import SaveGame


def add_to(commands: Commands) -> argparse.ArgumentParser:
    """Add the command's parser."""
    parser = commands.add_parser(
        "replay",
        help=_("play a saved game again and compare"),
        description=_("Play a saved game again from its orders and compare every week's digest."),
        allow_abbrev=False,
    )
    parser.add_argument("save", type=Path, metavar=_("SAVE"), help=_("file, or name of a save"))
    parser.add_argument(
        "--scenario", metavar=_("FILE"), help=_("its scenario, if it is not among the known ones")
    )
    add_save_dir(parser)
    parser.set_defaults(do=do)
    return parser


def do(args: argparse.Namespace) -> int:
    """Play the save again and say what differs."""
    from game.cli.savefiles import save_to_read  # noqa: PLC0415
    from game.session.saves import SaveError, read_save  # noqa: PLC0415

    try:
        path = save_to_read(args.save, args.save_dir)
        save = read_save(path)
        game = _game_of(save, [args.scenario] if args.scenario else _places(save, path))
        return _replay(save, game)
    except SaveError as error:
        print(f"{args.save}: {error.message}", file=sys.stderr)
        return 1


def _replay(save: SaveGame, game: Game) -> int:
    from game.cli.engine import make_ready  # noqa: PLC0415
    from game.cli.terminal import Progress  # noqa: PLC0415

    with Progress() as progress:
        make_ready(progress)
        from game.session.saving import replay  # noqa: PLC0415 - imports the engine

        progress.tell(0.5, _("playing it again"))
        found = replay(save, game)
    weeks = ngettext("{n} week", "{n} weeks", found.turns).format(n=found.turns)
    if found.agrees:
        print(_("{weeks} played again: every digest agrees").format(weeks=weeks))
        return 0
    differing = ", ".join(map(str, found.differing))
    print(_("{weeks} played again: differs in week {list}").format(weeks=weeks, list=differing))
    return 1


def _places(save: SaveGame, path: Path) -> list[str]:
    """Where the scenario of a save may be: among the known ones, here, or beside the save."""
    from game.scenario.mods import stack_parts  # noqa: PLC0415

    scenario, _mods = stack_parts(save.scenario)
    file = f"{scenario}.toml"
    return [scenario, str(Path(file).absolute()), str(path.absolute().parent / file)]


def _refuse_other_mods(save: SaveGame) -> None:
    """Raise SaveError when a mod of `save` is not here as it was."""
    from game.scenario.load import digest_by_name  # noqa: PLC0415
    from game.session.saves import SaveError, SaveFault  # noqa: PLC0415

    for mod in save.mods:
        found = digest_by_name(mod["id"])
        if found is None:
            message = _("its mod '{mod}' is not here; put it into your scenario folder")
            raise SaveError(SaveFault.MOD_MISSING, message.format(mod=mod["id"]))
        if found != mod["digest"]:
            message = _("its mod '{mod}' has changed since the game was saved")
            raise SaveError(SaveFault.MOD_CHANGED, message.format(mod=mod["id"]))


def _game_of(save: SaveGame, places: list[str]) -> Game:
    """The scenario as it was when `save` was written; raises SaveError."""
    from game.compiled.load import load_game  # noqa: PLC0415
    from game.session.saves import SaveError, SaveFault  # noqa: PLC0415

    mods = [mod["id"] for mod in save.mods]
    games = [game for place in places if (game := load_game(place, mods)[0]) is not None]
    for game in games:
        if game.digest == save.scenario_hash:
            return game
    _refuse_other_mods(save)
    if games:
        message = _("its scenario '{scenario}' has changed since the game was saved")
        raise SaveError(SaveFault.SCENARIO_CHANGED, message.format(scenario=save.scenario))
    message = _("its scenario '{scenario}' is not here; name it with --scenario")
    raise SaveError(SaveFault.SCENARIO_MISSING, message.format(scenario=save.scenario))
