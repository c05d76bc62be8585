"""The model as JSON Schema, for editors that complete, explain and check while one writes.

Invariant: everything in it is read from the classes of the model and the keys of their
fields; what it allows, `structure` and `checks` allow, or report with better words. It
demands no key, since a scenario may inherit whatever it leaves out.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Mapping, Sequence
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin

import attrs

from game.scenario.checks import fields_of
from game.scenario.inherit import MOST_DOCUMENTS
from game.scenario.keys import ENTRY_ID, Key
from game.scenario.mods import Mod
from game.words import _

Schema: TypeAlias = dict[str, Any]

Choices: TypeAlias = Mapping[str, Sequence[str]]
"""The only texts of a field, by "Class.field", where other layers know them."""

DIALECT = "http://json-schema.org/draft-07/schema#"

_PLAIN: dict[type, Schema] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    datetime.date: {"type": "string", "format": "date"},
    datetime.time: {"type": "string", "format": "time"},
    object: {},
}


def schema_of(cls: type, title: str, choices: Choices) -> Schema:
    """The JSON Schema (draft 7) of documents that are read as `cls`."""
    writer = _Writer(choices)
    root = writer.table(cls)
    parents: Schema = {
        "description": _("Scenarios this one builds on; of two that set a value the later wins."),
        "anyOf": [_name(), {"type": "array", "items": _name(), "maxItems": MOST_DOCUMENTS}],
    }
    abstract: Schema = {
        "type": "boolean",
        "description": _("True for one that others build on and nobody plays."),
    }
    mod = writer.table(Mod) | {"description": _("Makes this a mod, which only patches.")}
    own: Schema = {"extends": parents, "abstract": abstract, "mod": mod}
    properties = {**own, **root["properties"]}
    heads = {"$schema": DIALECT, "title": title}
    definitions = {name: schema for name, schema in writer.definitions.items() if schema != root}
    return {**heads, **root, "properties": properties, "definitions": definitions | _changes()}


@attrs.define
class _Writer:
    """Collects a definition for each class of the model that is reached."""

    choices: Choices
    definitions: dict[str, Schema] = attrs.field(factory=dict)

    def table(self, cls: type) -> Schema:
        """The schema of one class; nested classes become definitions."""
        name = cls.__name__
        if name not in self.definitions:
            self.definitions[name] = {}
            fields = fields_of(cls)
            self.definitions[name] = {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    field.name: self._field(f"{name}.{field.name}", field) for field in fields
                },
            }
            if doc := (cls.__doc__ or "").strip().partition("\n")[0]:
                self.definitions[name]["description"] = doc
        return self.definitions[name]

    def _field(self, name: str, field: Any) -> Schema:  # noqa: ANN401 - a field of any class
        key: Key = field.key
        key = attrs.evolve(key, one_of=tuple(self.choices.get(name, key.one_of)))
        schema = self.of(field.type, key)
        schema["description"] = _description(key)
        if isinstance(field.default, bool | int | float | str):
            schema["default"] = field.default
        return schema

    def of(self, kind: Any, key: Key) -> Schema:  # noqa: ANN401 - any type
        """The schema of a value of the declared type `kind`, within the limits of `key`."""
        origin = get_origin(kind)
        if origin in (Union, UnionType):
            members = [member for member in get_args(kind) if member is not NoneType]
            schemas = [self.of(member, key) for member in members]
            return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
        if origin in (tuple, list):
            return self._list(get_args(kind)[0], key)
        if origin is dict:
            return self._entries(get_args(kind)[1], key)
        if attrs.has(kind):
            self.table(kind)
            return {"$ref": f"#/definitions/{kind.__name__}"}
        return _scalar(kind, key)

    def _list(self, kind: Any, key: Key) -> Schema:  # noqa: ANN401
        elements = {"type": "array", "items": self._element(kind, key)}
        return {"anyOf": [elements, _ref("change-of-list")]}

    def _element(self, kind: Any, key: Key) -> Schema:  # noqa: ANN401
        """An element of a list is written whole: it inherits nothing that could be changed."""
        schema = self.of(kind, key)
        return schema["anyOf"][0] if "anyOf" in schema else schema

    def _entries(self, kind: Any, key: Key) -> Schema:  # noqa: ANN401
        entry = self.of(kind, attrs.evolve(key, ref=None, one_of=()))
        names: Schema = {"enum": list(key.one_of)} if key.one_of else _name()
        removable = {"anyOf": [entry, _ref("removal")]}
        table = {"type": "object", "propertyNames": names, "additionalProperties": removable}
        return {"anyOf": [table, _ref("removal")]}


def _scalar(kind: Any, key: Key) -> Schema:  # noqa: ANN401
    if get_origin(kind) is Literal:
        return {"enum": list(get_args(kind))}
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return {"enum": [member.value for member in kind]}
    schema = dict(_PLAIN.get(kind, {}))
    if kind in (int, float):
        limits = {"minimum": key.low, "maximum": key.high}
        schema |= {name: limit for name, limit in limits.items() if limit is not None}
        return {"anyOf": [schema, _ref("change-of-number"), _ref("removal")]}
    if kind is datetime.date:
        return {"anyOf": [schema, _ref("change-of-date"), _ref("removal")]}
    if kind is str:
        schema |= {"enum": list(key.one_of)} if key.one_of else {"maxLength": key.longest}
    return schema


def _description(key: Key) -> str:
    """What an editor shows beside the key."""
    parts = [key.doc]
    if key.unit:
        parts.append(_("Unit: {unit}.").format(unit=key.unit))
    if key.low is not None and key.high is not None:
        parts.append(_("From {low:,.12g} to {high:,.12g}.").format(low=key.low, high=key.high))
    if key.ref:
        parts.append(_("Names an entry of {table}.").format(table=key.ref))
    return " ".join(parts)


def _name() -> Schema:
    return {"type": "string", "pattern": f"^{ENTRY_ID.pattern}$"}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _changes() -> dict[str, Schema]:
    """What may stand where a value is inherited; see `game.scenario.changes`."""
    number: Schema = {"type": "number"}
    days: Schema = {"type": "integer"}
    elements: Schema = {"type": "array"}
    of_number = _one_key(add=number) | {"description": _("Adds to what is inherited.")}
    times = _one_key(times=number) | {"description": _("Multiplies what is inherited.")}
    put = _one_key(add=elements) | {"description": _("Puts elements behind those inherited.")}
    take = _one_key(remove=elements) | {"description": _("Takes elements away.")}
    removal = _one_key(remove={"const": True})
    return {
        "change-of-number": {"anyOf": [of_number, times]},
        "change-of-date": _one_key(add=days) | {"description": _("Moves the date by days.")},
        "change-of-list": {"anyOf": [put, take]},
        "removal": removal | {"description": _("Takes the inherited entry away.")},
    }


def _one_key(**schema: Schema) -> Schema:
    return {
        "type": "object",
        "properties": schema,
        "required": list(schema),
        "additionalProperties": False,
    }
