"""Where scenarios, fact ledgers and caches live, and how a name leads to a file.

Invariant: folders are searched in one order, the person's own first, so that a file
there stands in for a shipped one of the same name; no file vanishes from the list
because something is wrong with it. The examples of the guide are found by name and
listed only when asked for.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from game.scenario.problems import Problems, did_you_mean, shorten
from game.scenario.source import read_beginning
from game.words import _

OWN_FOLDER_VARIABLE = "WARRING_SCENARIOS"
"""Environment variable that names the person's own scenario folder."""

CACHE_VARIABLE = "WARRING_ENGINE_CACHE"
"""Environment variable that names the folder of what can be made again."""

CONFIG_VARIABLE = "WARRING_CONFIG"
"""Environment variable that names the folder of what a person has chosen."""

_PACKAGE = Path(__file__).resolve().parents[1]
_OVERLAY = re.compile(r"(?P<name>.+)\.[a-z]{2,3}(?:[_-][A-Za-z]+)?")
"""Stem of a file that holds translated texts for the scenario `name` beside it."""

_ABSTRACT = re.compile(r"^[ \t]*abstract[ \t]*=[ \t]*true\b", re.MULTILINE)
_HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)
_MOD = re.compile(r"^[ \t]*(?:\[[ \t]*mod[ \t]*\]|mod[ \t]*[.=])", re.MULTILINE)


def _shipped(folder: str) -> Path:
    """Return a folder of the project's data: within the installed package, or of the checkout."""
    installed = _PACKAGE / "_data" / folder
    return installed if installed.is_dir() else _PACKAGE.parent / folder


def seeds_folder() -> Path:
    """Return the folder of the game's own fact ledgers."""
    return _shipped("seeds")


def examples_folder() -> Path:
    """Return the folder of the worked examples of the guide."""
    return _shipped("scenarios") / "examples"


def ledger_files() -> list[Path]:
    """Return all fact ledgers: the game's, the examples' and the person's own, in this order."""
    folders = (seeds_folder(), examples_folder() / "seeds", own_folder() / "seeds")
    files: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            files.setdefault(path.stem, path)
    return list(files.values())


def own_folder() -> Path:
    """Return the person's own scenario folder, which need not exist."""
    if chosen := os.environ.get(OWN_FOLDER_VARIABLE):
        return Path(chosen)
    from platformdirs import user_data_path  # noqa: PLC0415 - 15 ms, not always wanted

    return user_data_path("warring-compute", appauthor=False) / "scenarios"


def cache_folder() -> Path:
    """Return the folder of what can be made again: compiled rules, notes of what was checked."""
    if chosen := os.environ.get(CACHE_VARIABLE):
        return Path(chosen)
    from platformdirs import user_cache_path  # noqa: PLC0415 - 15 ms, not always wanted

    return user_cache_path("warring-compute", appauthor=False)


def config_folder() -> Path:
    """Return the folder of what a person has chosen, which need not exist."""
    if chosen := os.environ.get(CONFIG_VARIABLE):
        return Path(chosen)
    from platformdirs import user_config_path  # noqa: PLC0415 - 15 ms, not always wanted

    return user_config_path("warring-compute", appauthor=False)


def scenario_folders() -> tuple[Path, ...]:
    """Return the folders that are searched, in order: the person's own, then the shipped one."""
    return own_folder(), _shipped("scenarios")


def list_scenarios(*, examples: bool = False) -> list[Path]:
    """Return all scenario files by name, the abstract ones too; of each name the first found."""
    return [path for path in _list_files(examples=examples) if not is_mod(path)]


def list_mods(*, examples: bool = False) -> list[Path]:
    """Return all files of mods by name; of each name the first found."""
    return [path for path in _list_files(examples=examples) if is_mod(path)]


def _list_files(*, examples: bool) -> list[Path]:
    found: dict[str, Path] = {}
    for folder in (*scenario_folders(), *([examples_folder()] if examples else [])):
        for path in _files_in(folder):
            found.setdefault(path.stem, path)
    return [found[name] for name in sorted(found)]


def _files_in(folder: Path) -> list[Path]:
    """Return the TOML files of `folder` but for hidden ones and translations."""
    try:
        paths = {path.stem: path for path in folder.glob("*.toml") if not path.is_dir()}
    except OSError:
        return []
    return [path for name, path in sorted(paths.items()) if not _is_beside(name, paths)]


def _is_beside(name: str, names: dict[str, Path]) -> bool:
    """Tell whether the file `name` is hidden, sets up an editor or translates one of `names`."""
    overlay = _OVERLAY.fullmatch(name)
    return is_set_up(name) or (overlay is not None and overlay["name"] in names)


def is_set_up(stem: str) -> bool:
    """Tell whether a file of this stem is hidden, or what `warring schema` wrote for an editor."""
    return stem.startswith(".") or stem == "tombi"


def here(name: str) -> str:
    """Return what to write for a file `name` of the folder one is in, or "" if there is none."""
    file = f"{name}.toml"
    return _("write '{file}' for the file here").format(file=file) if os.path.isfile(file) else ""  # noqa: PTH113 - a name may be no path


def scenario_names() -> list[str]:
    """Return the names of all scenarios."""
    return [path.stem for path in list_scenarios()]


def mod_names() -> list[str]:
    """Return the names of all mods."""
    return [path.stem for path in list_mods()]


def is_named(name_or_path: str) -> bool:
    """Tell whether a file is there that `name_or_path` names."""
    if os.path.lexists(name_or_path):
        return True
    return not _is_path(name_or_path) and bool(_candidates(name_or_path))


def find_beside(name: str, from_path: Path) -> Path | None:
    """Return the file `name` as the file at `from_path` means it, or None."""
    return next(iter(_candidates(name, from_path.absolute().parent)), None)


def find_scenario(name_or_path: str, problems: Problems) -> Path | None:
    """Return the file of a scenario given by name or by path, or None after adding an error."""
    if not _is_path(name_or_path):
        for path in _candidates(name_or_path):
            return path
    if os.path.lexists(name_or_path):
        return Path(name_or_path)
    message = _("there is no scenario '{name}'").format(name=shorten(name_or_path))
    hint = here(name_or_path) or did_you_mean(Path(name_or_path).stem, scenario_names())
    problems.error(message, hint=hint)
    return None


def find_parent(name: str, from_path: Path) -> Path | None:
    """Return the file that the scenario at `from_path` means by extending `name`, or None.

    A scenario outside the known folders first looks beside itself. It never finds
    itself, so that a person's own `world` may extend the shipped one.
    """
    beside = from_path.absolute().parent
    real = os.path.realpath(from_path)
    for path in _candidates(name, beside):
        if os.path.realpath(path) != real:
            return path
    return None


def _candidates(name: str, beside: Path | None = None) -> list[Path]:
    """Return the files called `name`, those to be taken first in front."""
    folders = scenario_folders()
    if beside and os.path.realpath(beside) not in {os.path.realpath(folder) for folder in folders}:
        folders = (beside, *folders)
    paths = [folder / f"{name}.toml" for folder in (*folders, examples_folder())]
    return [path for path in paths if os.path.lexists(path)]


def _is_path(name_or_path: str) -> bool:
    """Tell whether a person means a path rather than a name."""
    separators = {"/", os.sep, os.altsep or "/"}
    return name_or_path.endswith(".toml") or any(sign in name_or_path for sign in separators)


def is_abstract(path: Path) -> bool:
    """Tell cheaply whether the scenario at `path` only serves to be extended.

    Looks only at the text before the first table, so a broken file counts as one that
    can be played and is listed with what is wrong with it.
    """
    text = read_beginning(path)
    first_table = _HEADER.search(text)
    return bool(_ABSTRACT.search(text, 0, first_table.start() if first_table else len(text)))


def is_mod(path: Path) -> bool:
    """Tell cheaply whether the file at `path` patches a scenario and is none itself.

    Looks only at the beginning of the file, where a mod says what it patches.
    """
    return bool(_MOD.search(read_beginning(path)))
