"""Finding anything by typing a part of it: actions, orders, firms, words.

Invariant: whatever the palette offers works where the person is; names from
scenarios are shown as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, cast

from rich.text import Text
from textual.command import DiscoveryHit, Hit, Hits, Provider

from game.ui.actions import AREAS, actions_of
from game.ui.place import place_of
from game.words import N_, _

if TYPE_CHECKING:
    from game.ui.app import WarringApp

Run = Callable[[], Any]

_MENTIONED: Final = 0.01
_DONE_HERE: Final = 100.0
"""How far what can be done goes before what is only explained, where the name says it."""

_FIGURES: Final = (
    (N_("Users' trust"), "company"),
    (N_("Morale and pay"), "company"),
    (N_("Courts' attention (heat)"), "company"),
    (N_("Neighbours' protest"), "company"),
    (N_("Favour in the capital"), "capital"),
    (N_("Cash and runway"), "company"),
    (N_("Debt, spread and credit"), "capital"),
    (N_("Chips, power and rent"), "compute"),
    (N_("Prices and users"), "models"),
)
"""Figures one may look for, and the area that shows them."""


@dataclass(frozen=True)
class Offer:
    """Something to find: its name, what it is, and what happens when it is chosen."""

    name: str
    about: str
    run: Run
    does: bool = False
    """Whether it does something, and is not only to be read about."""

    def text(self, style: str = "dim") -> Text:
        """Two lines: the name, and what it is."""
        return Text.assemble(self.name, "\n", (self.about, style))


class WarringCommands(Provider):
    """Offers from the registry, and from the game under way."""

    async def discover(self) -> Hits:
        """What is offered before anything is typed: the actions of this place."""
        for offer in self._actions():
            yield DiscoveryHit(offer.text(), offer.run, text=offer.name)

    async def search(self, query: str) -> Hits:
        """Whatever matches, best first."""
        matcher, found = self.matcher(query), False
        for offer in self._offers():
            score = matcher.match(offer.name) or _mentions(offer, query)
            if offer.does:
                score += _DONE_HERE * _wholly(offer.name, query)
            if score > 0:
                found = True
                yield Hit(score, offer.text(), offer.run, text=offer.name)
        if not found:
            offer = _nothing(query)
            yield Hit(1.0, offer.text(), offer.run, text=offer.name)

    def _offers(self) -> Iterator[Offer]:
        yield from self._actions()
        if self._app.desk and self._app.door.session:
            yield from self._goals()
            yield from self._figures()
            yield from self._firms()
            yield from self._glossary()

    @property
    def _app(self) -> WarringApp:
        return cast("WarringApp", self.app)

    def _actions(self) -> Iterator[Offer]:
        for action in actions_of(place_of(self.screen)):
            if action.id not in {"find", "choose", "leave-orders"}:
                run = partial(self.screen.run_action, action.run)
                key = f"  [{action.key}]" if action.key else ""
                yield Offer(f"{_(action.title)}{key}", _(action.help), run, does=True)

    def _goals(self) -> Iterator[Offer]:
        view = self._app.door.view()
        show = partial(self._show, "overview", "")
        yield Offer(_("Goals: what you want"), view.ambition.text, show)
        yield Offer(_("Goals: what you dread"), view.fear.text, show)

    def _figures(self) -> Iterator[Offer]:
        titles = {area.id: _(area.title) for area in AREAS}
        for name, area in _FIGURES:
            about = _("A figure of your firm, under {area}.").format(area=titles[area])
            yield Offer(_(name), about, partial(self._show, area, ""))

    def _firms(self) -> Iterator[Offer]:
        for firm in self._app.door.view().firms:
            name = f"{firm.name} ({firm.ticker})"
            yield Offer(name, firm.about, partial(self._show, "rivals", firm.id))

    def _glossary(self) -> Iterator[Offer]:
        for id_, entry in self._app.door.game.scenario.glossary.items():
            yield Offer(entry.term, entry.text, partial(self._show, "glossary", id_))

    def _to_desk(self) -> None:
        """Close whatever stands over the desk and may be closed."""
        while place_of(self._app.screen) in {"page", "dialog"}:
            self._app.pop_screen()

    def _show(self, area: str, subject: str) -> None:
        self._to_desk()
        if self._app.desk:
            self._app.desk.show_area(area, subject)


def _mentions(offer: Offer, query: str) -> float:
    """A low score for what only speaks of what was typed."""
    return _MENTIONED if query.casefold() in offer.about.casefold() else 0.0


def _wholly(name: str, query: str) -> int:
    """How wholly what was typed stands in a name: 3 as what it begins with, 2 as a word of it,
    1 anywhere, 0 nowhere."""
    asked, words = query.casefold().strip(), name.casefold()
    if words.startswith(asked):
        return 3
    if asked in words.split():
        return 2
    return int(asked in words)


def _nothing(query: str) -> Offer:
    """What is said when nothing matches."""
    title = _("Nothing is called “{query}”").format(query=query)
    return Offer(title, _("Try a shorter part of its name."), _stay)


def _stay() -> None:
    """There is nowhere to go."""
