"""A session as a saved game and back.

Invariant: the snapshot is what counts; the orders prove it. When replaying the
orders gives the saved digests, the whole past is there again; when it does
not (another version of the rules), the game goes on from the snapshot.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import numpy as np
from attrs import frozen

from game.compiled.layout import Records, blank, fields
from game.compiled.load import Game
from game.compiled.world import World
from game.scenario.problems import shorten
from game.session.catalogue import UnknownNameError
from game.session.coding import from_plain
from game.session.digests import digest_of
from game.session.each_week import restore, still_wanted
from game.session.player import Player
from game.session.saves import SaveError, SaveFault, SaveGame
from game.session.saves.checks import TEXT_LENGTH
from game.session.session import Session
from game.session.views.build import week_date
from game.words import _


def to_save(session: Session, *, kind: str, name: str = "") -> SaveGame:
    """Everything needed to play on, or to prove what was played."""
    scenario = session.scenario
    chair = scenario.firms[session.chair].name if session.chair else ""
    return SaveGame(
        kind=kind,
        name=name,
        scenario=session.game.id,
        scenario_title=shorten(" + ".join((scenario.title, *session.game.mods)), TEXT_LENGTH),
        scenario_hash=session.game.digest,
        mods=[{"id": mod, "digest": digest} for mod, digest in session.game.mods.items()],
        lessons=list(session.passed),
        seed=session.seed,
        turn=session.turn,
        turns=session.turns,
        chair=session.chair,
        chair_name=chair,
        date=week_date(scenario.start, session.turn).isoformat(),
        saved_at=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        players={firm: player.name for firm, player in session.players.items()},
        orders=[[order.to_plain(firm) for firm, order in week] for week in session.orders],
        digests=list(session.digests),
        tray=[order.to_plain(session.watched) for order in session.tray],
        each_week=[order.to_plain(session.watched) for order in still_wanted(session)],
        snapshot=snapshot_of(session.world),
    )


def from_save(save: SaveGame, game: Game, players: Mapping[str, Player]) -> Session:
    """The session a save holds. Raises SaveError when it does not fit the scenario."""
    if save.scenario_hash != game.digest:
        raise SaveError(
            SaveFault.SCENARIO_CHANGED, _("The scenario has changed since the game was saved.")
        )
    world = world_of(save.snapshot)
    try:
        session = _replayed(save, game, players)
        if digest_of(session.world) != digest_of(world):
            session = _bare(save, game, world, players)
        for plain in save.tray:
            session.give(from_plain(plain)[1])
        restore(session, tuple(from_plain(plain)[1] for plain in save.each_week))
        session.passed = tuple(save.lessons)
    except UnknownNameError as error:
        raise SaveError(SaveFault.DAMAGED, str(error)) from error
    return session


def _replayed(save: SaveGame, game: Game, players: Mapping[str, Player]) -> Session:
    session = Session.start(game, seed=save.seed, chair=save.chair, players=players)
    for week in save.orders:
        session.replay_week([from_plain(plain) for plain in week])
    return session


def _bare(save: SaveGame, game: Game, world: Records, players: Mapping[str, Player]) -> Session:
    """A session that knows today's world and the orders, but not the worlds before."""
    session = Session(game, world, chair=save.chair, players=players)
    session.orders = [[from_plain(plain) for plain in week] for week in save.orders]
    session.digests = list(save.digests)
    return session


@frozen
class Replay:
    """What playing a save again showed: digests by turn as saved and as found."""

    turns: int
    differing: tuple[int, ...]
    """Turns whose digest differs, from 1."""

    @property
    def agrees(self) -> bool:
        """Whether every turn came out the same."""
        return not self.differing


def replay(save: SaveGame, game: Game) -> Replay:
    """Play `save` again from its orders. Raises SaveError when they cannot be read."""
    session = Session.start(game, seed=save.seed, chair=save.chair)
    differing = []
    try:
        for turn, week in enumerate(save.orders):
            found = session.replay_week([from_plain(plain) for plain in week])
            if found != save.digests[turn]:
                differing.append(turn + 1)
    except UnknownNameError as error:
        raise SaveError(SaveFault.DAMAGED, str(error)) from error
    if digest_of(session.world) != digest_of(world_of(save.snapshot)):
        differing.append(len(save.orders))
    return Replay(len(save.orders), tuple(sorted(set(differing))))


def snapshot_of(world: Records) -> dict[str, Any]:
    """Every field of a world as numbers and flat lists."""
    return {
        field.name: world[field.name][0].ravel().tolist()
        if field.shape
        else world[field.name][0].item()
        for field in fields(World)
    }


def world_of(snapshot: Mapping[str, Any]) -> Records:
    """The world a snapshot holds. Raises SaveError when its fields are not those of a world."""
    world = blank(World)
    known = {field.name: field for field in fields(World)}
    if set(snapshot) != set(known):
        raise SaveError(SaveFault.DAMAGED, _("The saved world is not whole."))
    for name, field in known.items():
        try:
            world[name][0] = np.asarray(snapshot[name], field.dtype).reshape(field.shape)
        except (TypeError, ValueError, OverflowError) as error:
            message = _("'{field}' of the saved world does not fit.").format(field=name)
            raise SaveError(SaveFault.DAMAGED, message) from error
    return world
