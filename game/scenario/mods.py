"""Mods: files that patch a scenario, and stacks of a scenario with mods over it.

Invariant: a stack is written `scenario+first+second`; the order of its mods is the order
in which they are laid over the scenario, and of two that set a value the later wins. A
mod is laid only over what it says it patches.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import attrs

from game.scenario.document import Document, parse_document
from game.scenario.find import (
    find_beside,
    find_parent,
    find_scenario,
    here,
    is_abstract,
    is_mod,
    is_named,
    list_mods,
    list_scenarios,
    mod_names,
    scenario_names,
)
from game.scenario.inherit import Tree, resolve
from game.scenario.keys import ENTRY_ID, key, table
from game.scenario.problems import Problems, did_you_mean, shorten
from game.scenario.structure import structure
from game.words import _

SIGN = "+"
"""Stands between the names of a stack."""

MOST_MODS = 16
"""Most mods over one scenario."""


@table
class Mod:
    """What a mod says of itself; all else in its file is laid over the scenario."""

    patches: str | tuple[str, ...] = key(
        "Scenario it is for, or several; one that others build on stands for all of those."
    )
    title: str = key("Title.", default="")
    about: str = key("What it changes.", long_text=True, default="")

    @property
    def scenarios(self) -> tuple[str, ...]:
        """Ids of the scenarios it is for."""
        return (self.patches,) if isinstance(self.patches, str) else self.patches


@table
class _Head:
    """The part of a mod that speaks of itself."""

    mod: Mod = key("What the mod says of itself.")


@attrs.frozen
class ModFile:
    """A mod that was read."""

    document: Document
    mod: Mod

    @property
    def id(self) -> str:
        """Its name: that of its file."""
        return self.document.path.stem

    @property
    def digest(self) -> str:
        """SHA-256 of all it says."""
        return digest_of(self.document.data)


@attrs.frozen
class Stack:
    """A scenario and the mods over it, as files."""

    path: Path
    mods: tuple[Path, ...] = ()

    @property
    def id(self) -> str:
        """The stack as it is written and saved: the names with a sign between."""
        return SIGN.join(path.stem for path in (self.path, *self.mods))


def stack_text(scenario: str, mods: Iterable[str]) -> str:
    """Write a stack as one word."""
    return SIGN.join((scenario, *mods))


def stack_parts(text: str) -> tuple[str, tuple[str, ...]]:
    """The scenario and the mods that the word `text` names."""
    parts = text.split(SIGN)
    for count in range(len(parts), 0, -1):
        scenario = SIGN.join(parts[:count])
        if count == 1 or is_named(scenario):  # a path may hold the sign too
            return scenario, tuple(parts[count:])
    return text, ()


def find_stack(text: str, problems: Problems, mods: Sequence[str] = ()) -> Stack | None:
    """The files of the scenario and mods that `text` names and of `mods`, or None after errors.

    Who names a mod alone means the first scenario it patches, with the mod over it.
    """
    scenario, named = stack_parts(text)
    path = find_scenario(scenario, problems)
    if path is None:
        return None
    names = [*named, *mods]
    if is_mod(path):
        head = read_mod(path, problems)
        base = _patched_by(head, problems) if head else None
        if base is None:
            return None
        names.insert(0, str(path))
        path = base
    files = [_find_mod(name, path, problems) for name in names]
    found = [file for file in files if file is not None]
    if len(found) < len(files) or not _is_stackable(found, problems):
        return None
    return Stack(path, tuple(found))


def read_mod(path: Path, problems: Problems) -> ModFile | None:
    """The mod at `path`, or None after adding errors."""
    document = parse_document(path, problems)
    if document is None:
        return None
    if "mod" not in document.data:
        hint = _('a mod begins with [mod] and patches = "SCENARIO"')
        problems.error(_("this is a scenario, not a mod"), at=document.locate(()), hint=hint)
        return None
    for name in ("extends", "abstract"):
        if name in document.data:
            message = _("a mod patches a scenario, so it cannot say this")
            place = document.locate((name,))
            hint = _("take out [mod] for a scenario of its own, or this line for a mod")
            problems.error(message, at=place, key=name, hint=hint)
            return None
    head = Document(document.path, document.text, {"mod": document.data["mod"]})
    structured = structure(_Head, Tree.of(head), problems)
    return ModFile(document, structured.mod) if structured else None


def check_fit(mod: ModFile, tree: Tree, problems: Problems) -> bool:
    """Whether `mod` is for the scenario `tree`, or for one it builds on; else adds an error."""
    line = {document.path.stem for document in tree.documents}
    if line & set(mod.mod.scenarios):
        return True
    message = _("'{scenario}' is not what this mod is for, nor does it build on that")
    text = message.format(scenario=shorten(tree.document.path.stem))
    place = mod.document.locate(("mod", "patches"))
    hint = _("it patches {names}").format(names=", ".join(map(shorten, mod.mod.scenarios)))
    problems.error(text, at=place, key="mod.patches", hint=hint)
    return False


@attrs.frozen
class ModCard:
    """A mod as a list shows it; `problems` says why it cannot be used."""

    id: str
    path: Path
    title: str
    about: str
    patches: tuple[str, ...]
    problems: Problems


def mod_cards(*, examples: bool = False) -> list[ModCard]:
    """Every mod that can be found, broken ones with their problems."""
    return [mod_card(path) for path in list_mods(examples=examples)]


def mod_card(path: Path) -> ModCard:
    """The card of the mod at `path`."""
    problems = Problems()
    found = read_mod(path, problems)
    mod = found.mod if found else Mod(patches=())
    title = mod.title or path.stem
    return ModCard(path.stem, path, title, mod.about, mod.scenarios, problems)


def digest_of(data: dict[str, Any]) -> str:
    """SHA-256 of plain values, whatever the order of their tables."""
    plain = json.dumps(data, sort_keys=True, default=_plain, ensure_ascii=True)
    return hashlib.sha256(plain.encode()).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    raise TypeError(value)


def _patched_by(mod: ModFile, problems: Problems) -> Path | None:
    """The file of the first scenario that `mod` is for, or None after adding an error."""
    for name in mod.mod.scenarios:
        path = find_beside(name, mod.document.path) if ENTRY_ID.fullmatch(name) else None
        if path is not None:
            return (_played_on(path) or path) if is_abstract(path) else path
    names = ", ".join(shorten(name) for name in mod.mod.scenarios[:8])
    message = _("there is no scenario '{name}' to patch").format(name=names)
    hint = did_you_mean(mod.mod.scenarios[0] if mod.mod.scenarios else "", scenario_names())
    place = mod.document.locate(("mod", "patches"))
    problems.error(message, at=place, key="mod.patches", hint=hint)
    return None


def _played_on(parent: Path) -> Path | None:
    """The first scenario to play that builds on the abstract one at `parent`."""
    for path in list_scenarios():
        tree = None if is_abstract(path) else resolve(path, find_parent, Problems())
        if tree and parent.stem in {document.path.stem for document in tree.documents}:
            return path
    return None


def _find_mod(name: str, scenario: Path, problems: Problems) -> Path | None:
    """The file of the mod `name`, looked for beside `scenario` too; None after an error."""
    path = find_beside(name, scenario) if ENTRY_ID.fullmatch(name) else None
    if path is None and is_named(name):
        path = Path(name)
    if path is None:
        message = _("there is no mod '{name}'").format(name=shorten(name))
        problems.error(message, hint=here(name) or did_you_mean(Path(name).stem, mod_names()))
    elif not ENTRY_ID.fullmatch(path.stem):
        message = _("'{name}' is not a name, so no save could remember this mod")
        hint = _("names hold a-z, 0-9, '_', '.' and '-', at most 40; rename the file")
        problems.error(message.format(name=shorten(path.stem)), hint=hint)
        return None
    return path


def _is_stackable(mods: list[Path], problems: Problems) -> bool:
    """Whether no mod is named twice and there are not too many; else adds an error."""
    names = [path.stem for path in mods]
    if len(names) > MOST_MODS:
        problems.error(_("at most {most} mods over one scenario").format(most=MOST_MODS))
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        problems.error(_("the mod '{name}' is named twice").format(name=name))
    return len(names) <= MOST_MODS and len(set(names)) == len(names)
