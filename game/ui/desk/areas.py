"""The areas by name; each is imported and made when it is first opened.

Invariant: every area of the registry has a class here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from game.ui.desk.area import Area

if TYPE_CHECKING:
    from game.ui.door import Door

_CLASSES: Final = {
    "overview": "Overview",
    "company": "Company",
    "compute": "Compute",
    "models": "Models",
    "capital": "Capital",
    "contracts": "Contracts",
    "rivals": "Rivals",
    "news": "NewsRoom",
    "glossary": "Glossary",
}


def make_area(name: str, door: Door) -> Area:
    """A new widget for the area `name`."""
    module = import_module(f"game.ui.desk.{name}")
    area_class: type[Area] = getattr(module, _CLASSES[name])
    area = area_class(id=f"area-{name}")
    area.scenario = door.game.scenario
    return area
