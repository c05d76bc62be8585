"""Documents that extend others, merged into one tree of values.

Invariant: of every value the tree knows which documents set it, so a problem found
later points to the line where the value really stands. Tables merge by key and the
child wins; scalars and lists replace, unless the child changes them (`changes`).
`extends`, `abstract` and `mod` speak of one document only: they are not inherited.
Mods are laid over all of this in the order they were put in. A tree is never changed: one
that is laid over another shares with it all that stays as it was.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import attrs

from game.scenario.changes import ChangeError, changed, is_change, removes
from game.scenario.document import Document, parse_document
from game.scenario.keys import ENTRY_ID
from game.scenario.problems import KeyPath, Place, Problems, did_you_mean, shorten
from game.words import _

MOST_GENERATIONS = 16
"""Most documents in one line of descent."""

MOST_DOCUMENTS = 32
"""Most documents of one tree."""

OWN_KEYS = ("extends", "abstract", "mod")
"""Top-level keys that speak of their document only."""

FindParent: TypeAlias = Callable[[str, Path], Path | None]
"""Finds the document of a name for the document at a path; None if there is none."""


@attrs.frozen(eq=False)
class _Origin:
    """Who set one value: the documents, oldest first, and the origins of what is in it."""

    documents: tuple[Document, ...] = ()
    children: dict[str, _Origin] = attrs.field(factory=dict)

    def with_(self, document: Document, children: dict[str, _Origin] | None = None) -> _Origin:
        """The same with a later document, and with `children` for those there were."""
        found = dict(self.children) if children is None else children
        return _Origin((*self.documents, document), found)


@attrs.frozen(eq=False)
class Tree:
    """Merged values of a document and all it extends, with the origin of each."""

    document: Document
    """The document that was asked for; it extends all others but the mods."""
    documents: tuple[Document, ...] = ()
    """All documents merged: ancestors first, then `document`, then the mods."""
    mods: tuple[Document, ...] = ()
    """The mods laid over it, in order."""
    data: dict[str, Any] = attrs.field(factory=dict, repr=False)
    _origin: _Origin = attrs.field(factory=_Origin, repr=False)

    @classmethod
    def of(
        cls,
        *documents: Document,
        mods: Sequence[Document] = (),
        problems: Problems | None = None,
    ) -> Tree:
        """Merge `documents` and `mods`; of two that set the same value, the later wins.

        Changes that cannot be made are added to `problems` as errors, what one mod takes
        from another as notes.
        """
        problems = Problems() if problems is None else problems
        tree = cls(documents[0])
        for document in documents:
            tree = tree.under(document, problems)
        for mod in mods:
            tree = tree.patched(mod, problems)
        return tree

    def under(self, child: Document, problems: Problems) -> Tree:
        """The tree of `child`, which extends all of this one; nothing of this one changes."""
        data, children = dict(self.data), dict(self._origin.children)
        for name in OWN_KEYS:
            data.pop(name, None)
            children.pop(name, None)
        origin = _Origin(self._origin.documents, children)
        laid = _Layer(child, problems).laid(data, origin, child.data, ())
        return Tree(child, (*self.documents, child), (), *laid)

    def patched(self, mod: Document, problems: Problems) -> Tree:
        """This tree with `mod` over it; nothing of this one changes."""
        patch = {name: value for name, value in mod.data.items() if name not in OWN_KEYS}
        laid = _Layer(mod, problems, self.mods).laid(self.data, self._origin, patch, ())
        return Tree(self.document, (*self.documents, mod), (*self.mods, mod), *laid)

    @property
    def abstract(self) -> bool:
        """Whether the document only serves to be extended and cannot be played."""
        return self.document.data.get("abstract") is True

    def chain(self, path: KeyPath) -> tuple[Document, ...]:
        """Return the documents that set the value at `path`, oldest first; the last one won.

        Of a value that does not exist, the documents of its nearest existing ancestor.
        """
        origin = self._origin
        for part in path:
            if not isinstance(part, str) or part not in origin.children:
                break
            origin = origin.children[part]
        return origin.documents

    def locate(self, path: KeyPath) -> Place:
        """Return file, line and column where the value at `path` was set last, and where before.

        Of a value that does not exist, the place of its nearest existing ancestor.
        """
        *before, last = self.chain(path) or (self.document,)
        places = tuple(document.locate(path) for document in before)
        return attrs.evolve(last.locate(path), before=places)


@attrs.frozen
class _Layer:
    """One document laid over what its parents say."""

    document: Document
    problems: Problems
    mods: tuple[Document, ...] = ()
    """Mods below it: what this one takes from them is noted."""

    def laid(
        self, old: dict[str, Any], below: _Origin, new: dict[str, Any], path: KeyPath
    ) -> tuple[dict[str, Any], _Origin]:
        """The values `old` at `path` with `new` laid over them, and the origin of each."""
        data, origin = dict(old), below.with_(self.document)
        for name, value in new.items():
            if is_change(value) and self._inherits(data.get(name), value):
                self._change(data, origin, name, value, (*path, name))
                continue
            child = origin.children.get(name, _Origin())
            if self.mods:
                self._note_conflict(child, value, (*path, name))
            if isinstance(value, dict):
                inherited = data.get(name)
                there = inherited if isinstance(inherited, dict) else {}
                laid = self.laid(there, child, value, (*path, name))
                data[name], origin.children[name] = laid
            else:
                data[name], origin.children[name] = value, child.with_(self.document, {})
        return data, origin

    def _note_conflict(self, origin: _Origin, value: object, path: KeyPath) -> None:
        """Note that `value` stands instead of what a mod below has set."""
        below = [mod.path.stem for mod in self.mods if mod in origin.documents]
        if below and not isinstance(value, dict):
            message = _("replaces what the mod '{mod}' says; the later one wins")
            place = self.document.locate(path)
            self.problems.note(message.format(mod=shorten(below[-1])), at=place, key=path)

    def _inherits(self, old: object, change: dict[str, Any]) -> bool:
        """Whether there is something to change: a value, or a table to take away."""
        return (old is not None and not isinstance(old, dict)) or removes(change)

    def _change(
        self,
        data: dict[str, Any],
        origin: _Origin,
        name: str,
        change: dict[str, Any],
        path: KeyPath,
    ) -> None:
        if removes(change):
            if data.pop(name, None) is None:
                self._refuse(path, ChangeError(_("there is nothing here to take away")))
            origin.children.pop(name, None)
            return
        try:
            data[name] = changed(data[name], change)
        except ChangeError as error:
            self._refuse(path, error)
        origin.children[name] = origin.children[name].with_(self.document)

    def _refuse(self, path: KeyPath, error: ChangeError) -> None:
        place = self.document.locate(path)
        self.problems.error(str(error), at=place, key=path, hint=error.hint)


def resolve(
    path: Path,
    find_parent: FindParent,
    problems: Problems,
    *,
    names: Callable[[], Iterable[str]] = tuple,
    mods: Sequence[Document] = (),
) -> Tree | None:
    """Read the document at `path` and all it extends, or return None after adding errors.

    `find_parent` finds documents by the names in `extends`; `names` lists the names
    there are, for hints. A document extended by several others is merged once. `mods`
    are laid over the whole, the last one on top.
    """
    family = _Family(find_parent, problems, names)
    if not family.read(path, ()):
        return None
    return _merged(tuple(family.documents), tuple(mods), problems)


_MOST_KNOWN = 16
_known: dict[tuple[tuple[Document, ...], tuple[Document, ...]], Tree] = {}
"""Trees in which nothing was wrong, by their documents and mods; the last used stands last."""


def _merged(
    documents: tuple[Document, ...], mods: tuple[Document, ...], problems: Problems
) -> Tree:
    """The documents merged and patched; what was merged for others is not merged again."""
    tree = _known.pop((documents, mods), None)
    if tree is None:
        tree = _merged_anew(documents, mods, found := Problems())
        if len(found):
            for problem in found:
                problems.add(problem)
            return tree
    _known[documents, mods] = tree
    while len(_known) > _MOST_KNOWN:
        _known.pop(next(iter(_known)))
    return tree


def _merged_anew(
    documents: tuple[Document, ...], mods: tuple[Document, ...], problems: Problems
) -> Tree:
    if mods:
        return _merged(documents, mods[:-1], problems).patched(mods[-1], problems)
    *_parents, child = documents
    below = _merged(documents[:-1], (), problems) if len(documents) > 1 else Tree(child)
    return below.under(child, problems)


@attrs.define
class _Family:
    """Gathers a document and all it extends, ancestors first."""

    find_parent: FindParent
    problems: Problems
    names: Callable[[], Iterable[str]]
    documents: list[Document] = attrs.field(factory=list)
    """Documents read with all their ancestors."""
    _read: dict[str, bool] = attrs.field(factory=dict)
    """By real path, whether a document was read with all its ancestors; each is tried once."""

    def read(self, path: Path, children: tuple[Path, ...]) -> bool:
        """Read the document at `path`, which `children` extend; False after adding errors."""
        real = os.path.realpath(path)
        if real not in self._read:
            self._read[real] = False
            self._read[real] = self._read_new(path, children)
        return self._read[real]

    def _read_new(self, path: Path, children: tuple[Path, ...]) -> bool:
        document = parse_document(path, self.problems)
        if document is None or not self._check_abstract(document):
            return False
        if "mod" in document.data:
            message = _("this is a mod: it patches a scenario and cannot stand for one")
            hint = _("name it with --mod, or take out [mod] and write extends")
            return self._refuse(document, message, hint, key="mod")
        parents = self._parents(document)
        if parents is None:
            return False
        read = [self._read_parent(parent, document, (*children, path)) for parent in parents]
        if all(read):
            self.documents.append(document)
        return all(read)

    def _read_parent(self, parent: Path, child: Document, line: tuple[Path, ...]) -> bool:
        """Read what `child` extends, unless the line of descent is endless or too long."""
        if os.path.realpath(parent) in {os.path.realpath(other) for other in line}:
            way = " → ".join(other.stem for other in (*line, parent))
            return self._refuse(child, _("a document extends itself: {way}").format(way=way))
        if len(line) >= MOST_GENERATIONS or len(self._read) >= MOST_DOCUMENTS:
            message = _("too many documents extend each other; {line} in line and {all} is most")
            text = message.format(line=MOST_GENERATIONS, all=MOST_DOCUMENTS)
            return self._refuse(child, text)
        return self.read(parent, line)

    def _parents(self, document: Document) -> list[Path] | None:
        """Return the files that `document` extends, in order, or None after adding errors."""
        named = document.data.get("extends", [])
        named = [named] if isinstance(named, str) else named
        if not isinstance(named, list) or not all(isinstance(name, str) for name in named):
            self._refuse(document, _("expected a name, or a list of names"))
            return None
        if len(named) > MOST_DOCUMENTS:
            self._refuse(document, _("at most {most} names").format(most=MOST_DOCUMENTS))
            return None
        found = [self._find(name, document) for name in named]
        parents = [parent for parent in found if parent is not None]
        return parents if len(parents) == len(found) else None

    def _find(self, name: str, document: Document) -> Path | None:
        """Return the file of the parent `name`, or None after adding an error."""
        shown = shorten(name)
        if not ENTRY_ID.fullmatch(name):
            message = _("'{name}' is not a name of a scenario").format(name=shown)
            hint = _("names hold a-z, 0-9, '_', '.' and '-', at most 40; no folders, no '.toml'")
            self._refuse(document, message, hint)
            return None
        parent = self.find_parent(name, document.path)
        if parent is None:
            message = _("there is no scenario '{name}' to extend").format(name=shown)
            self._refuse(document, message, did_you_mean(name, self.names()))
        return parent

    def _check_abstract(self, document: Document) -> bool:
        if isinstance(document.data.get("abstract", False), bool):
            return True
        return self._refuse(document, _("expected true or false"), key="abstract")

    def _refuse(
        self, document: Document, message: str, hint: str = "", key: str = "extends"
    ) -> bool:
        """Add an error at `key` of `document`; always False, so that it can be returned."""
        place = document.locate((key,))
        self.problems.error(message, at=place, key=key, hint=hint)
        return False
