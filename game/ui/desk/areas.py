"""The areas by name; each is imported and made when it is first opened.

Invariant: an area is the class that its row of the registry names.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from game.ui.actions import AREAS
from game.ui.desk.area import Area

if TYPE_CHECKING:
    from game.ui.door import Door


def make_area(name: str, door: Door) -> Area:
    """A new widget for the area `name`."""
    path = next(area.widget for area in AREAS if area.id == name)
    module, _colon, class_name = path.partition(":")
    area_class: type[Area] = getattr(import_module(f"game.ui.desk.{module}"), class_name)
    area = area_class(id=f"area-{name}")
    area.area, area.scenario = name, door.game.scenario
    return area
