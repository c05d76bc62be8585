"""News of stacks, own silicon and licences.

Invariant: what a programme has cost or lost is told to its own chief only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.session.silicon import region_name, region_of
from game.words import _

_Teller = Callable[[Any], tuple[str, str]]


def _ported(note: Any) -> tuple[str, str]:  # noqa: ANN401 - a note of game.session.news
    compiled = note.catalogue.compiled
    stack = compiled.scenario.stacks[compiled.ids["stacks"][note.subject]]
    title = _("Our code runs on {stack}: {part:.0%} fluent")
    return title.format(stack=stack.name, part=note.amount), _("Its cards give us more for good.")


def _delayed(note: Any) -> tuple[str, str]:  # noqa: ANN401
    title = _("A fault in {chip}: the week's work must be done again")
    return title.format(chip=note.chip), ""


def _ripe(note: Any) -> tuple[str, str]:  # noqa: ANN401
    title = _("{chip} is ripe enough to be sold")
    return title.format(chip=note.chip), _("Whether it is offered to others, you decide.")


def _offered(note: Any) -> tuple[str, str]:  # noqa: ANN401
    title = _("{firm} opens {chip} for sale").format(firm=note.name, chip=note.chip)
    return title, _("Until now it kept them to itself.")


def _kept(note: Any) -> tuple[str, str]:  # noqa: ANN401
    title = _("{firm} sells {chip} to others no more")
    return title.format(firm=note.name, chip=note.chip), _("What they had ordered is struck.")


def _granted(note: Any) -> tuple[str, str]:  # noqa: ANN401
    title = _("{chip} may be sold in {region}")
    region = region_name(region_of(int(note.amount)))
    text = _("{firm} asked for the licence.").format(firm=note.name)
    return title.format(chip=note.chip, region=region), text


def _denied(note: Any) -> tuple[str, str]:  # noqa: ANN401
    title = _("No licence for {chip} in {region}")
    region = region_name(region_of(int(note.amount)))
    return title.format(chip=note.chip, region=region), _("One may ask again in some weeks.")


def _struck(note: Any) -> tuple[str, str]:  # noqa: ANN401
    title = _("Orders for {count:,.0f} {chip} are struck")
    text = _("They may not be shipped to us any more. Nothing was paid for them; what is already "
             "on the road arrives.")  # fmt: skip
    return title.format(count=note.amount, chip=note.chip), text


SILICON_NEWS: Final[dict[str, tuple[_Teller, bool]]] = {
    "ported": (_ported, False),
    "chip delayed": (_delayed, False),
    "chip ripe": (_ripe, False),
    "chip offered": (_offered, True),
    "chip kept": (_kept, True),
    "licence granted": (_granted, True),
    "licence denied": (_denied, False),
    "orders struck": (_struck, False),
}
"""By kind of note: its teller, and whether all hear of it."""
