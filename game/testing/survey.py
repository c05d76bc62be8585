"""What happens in games of machines and what never does: events, and kinds of order.

Invariant: the same game, seeds and number of games find the same; an event that never happened
has a reason, and the first that applies is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from attrs import define, field

from game.compiled.causes import REFUSED
from game.compiled.layout import Records
from game.compiled.load import Game
from game.compiled.orders import ORDER_KINDS
from game.compiled.sizes import NOBODY
from game.compiled.world import ACTIVE, WAITING
from game.engine.turn import close_week, open_week
from game.players import make_players
from game.session.coding import encode
from game.session.figures import Lookup, lookup_in, terms_of
from game.session.session import Session
from game.session.view import Term
from game.testing.small import begin
from game.words import _

Tell = Callable[[float, str], None]
"""Told what part of the games is played, and which one is being played."""


@define
class Part:
    """A part of an event's condition: on how many mornings it held, and what was seen of it."""

    text: str
    held: int = 0
    least: Term | None = None
    most: Term | None = None

    def look(self, term: Term) -> None:
        """Add what it was on one morning."""
        self.held += term.holds
        if self.least is None or term.now < self.least.now:
            self.least = term
        if self.most is None or term.now > self.most.now:
            self.most = term

    @property
    def seen(self) -> str:
        """The least and the greatest figure there was."""
        if self.least is None or self.most is None:
            return ""
        if self.least.shown == self.most.shown:
            return self.least.shown
        return _("{least} to {most}").format(least=self.least.shown, most=self.most.shown)


@define
class Fate:
    """What became of an event: games it happened in, and the mornings on which it waited.

    `dated` are mornings within its dates, `open` those of them on which its firm stood,
    `ripe` those of them on which the whole condition held.
    """

    happened: int = 0
    dated: int = 0
    open: int = 0
    ripe: int = 0
    parts: list[Part] = field(factory=list)

    def why_never(self) -> list[str]:
        """Why it never happened: the parts that never held, or whatever else stood in the way."""
        if not self.dated:
            return [_("no week of the game lies within its dates")]
        if not self.open:
            return [_("its firm was gone by then")]
        if self.ripe:
            text = _("its condition held on {n} mornings, and its chance never came")
            return [text.format(n=self.ripe)]
        text = _("{part} never held: {seen}")
        never = [
            text.format(part=each.text, seen=each.seen) for each in self.parts if not each.held
        ]
        return never or [_("every part of its condition held, but never all at once")]


@define
class Survey:
    """What was seen: games and weeks played, orders by kind, events by id."""

    games: int = 0
    weeks: int = 0
    given: Counter[str] = field(factory=Counter)
    refused: Counter[str] = field(factory=Counter)
    events: dict[str, Fate] = field(factory=dict)

    @property
    def never_ordered(self) -> list[str]:
        """Kinds of order that were never given and carried out, in the order of their table."""
        done = self.given - self.refused
        return [kind.id for kind in ORDER_KINDS if not done[kind.id]]

    @property
    def never_happened(self) -> dict[str, Fate]:
        """Events that never happened, by id."""
        return {name: fate for name, fate in self.events.items() if not fate.happened}


def survey(game: Game, *, games: int, seed: int, tell: Tell = lambda _part, _text: None) -> Survey:
    """Play `games` games in which machines hold every chair, the first with `seed`."""
    found = Survey(events={name: Fate() for name in game.compiled.ids["events"]})
    scenario = game.compiled.scenario
    for number in range(games):
        players = make_players(scenario, seed + number)
        session = Session.start(game, seed=seed + number, players=players)
        while session.turn < session.turns:
            part = (number + session.turn / session.turns) / games
            tell(part, _("game {number} of {games}").format(number=number + 1, games=games))
            session.hand_in()
            _count_orders(found, session)
        _count_events(found, session)
        found.games += 1
        found.weeks += session.turns
    return found


def _count_orders(found: Survey, session: Session) -> None:
    """Add the orders of the week just resolved."""
    found.given.update(order.kind for _firm, order in session.orders[-1])
    if session.table.log is None:
        return
    log = session.table.log[0]
    notes = int(log["notes"])
    refused = log["note_kind"][:notes] == REFUSED
    kinds = log["note_subject"][:notes][refused].tolist()
    found.refused.update(ORDER_KINDS[kind].id for kind in kinds)


def _count_events(found: Survey, session: Session) -> None:
    """Look at every morning of a game that was played."""
    compiled = session.game.compiled
    for world in _mornings(session):
        lookup = lookup_in(compiled, world)
        for place, name in enumerate(compiled.ids["events"]):
            if world["event_state"][0, place] == WAITING:
                _look(found.events[name], session.game, world, place, lookup)
    for place, name in enumerate(compiled.ids["events"]):
        found.events[name].happened += bool(session.world["event_state"][0, place] != WAITING)


def _mornings(session: Session) -> Iterator[Records]:
    """The world before each week is opened."""
    rules, world = begin(session.game, session.seed)
    for given in session.orders:
        yield world
        open_week(rules, world)
        close_week(rules, world, encode(session.catalogue, given))


def _look(fate: Fate, game: Game, world: Records, place: int, lookup: Lookup) -> None:
    """Add what keeps an event waiting this morning, if it could happen at all."""
    rules, turn = game.compiled.rules[0], int(world["turn"][0])
    if not rules["event_from"][place] <= turn <= rules["event_until"][place]:
        return
    fate.dated += 1
    firm = int(rules["event_firm"][place])
    if firm != NOBODY and world["status"][0, firm] != ACTIVE:
        return
    fate.open += 1
    when = game.compiled.scenario.events[game.compiled.ids["events"][place]].when
    terms = terms_of(game.compiled, when, lookup) if when else ()
    fate.parts = fate.parts or [Part(term.text) for term in terms]
    for part, term in zip(fate.parts, terms, strict=True):
        part.look(term)
    fate.ripe += all(term.holds for term in terms)
