"""The door: threads, saves and failures in words."""

from __future__ import annotations

import pytest

from game.ui.door import Door, DoorError, Work
from game.ui.fault import describe_fault
from tests.ui.shell.fakes import FakeWorlds


async def started(worlds: FakeWorlds) -> Door:
    """A door with a game begun."""
    door = Door(worlds)
    loaded, _problems = await door.scenario("cold-shot")
    await door.start(loaded, "deepseek", 3)
    return door


async def test_a_game_begins_when_the_engine_is_ready() -> None:
    """Starting waits for the engine and leaves it done."""
    door = await started(FakeWorlds())
    assert door.engine.done
    assert door.playing
    assert door.game.seed == 3


async def test_the_engine_is_made_ready_once() -> None:
    """Warming up again waits for the same work."""
    worlds = FakeWorlds()
    door = await started(worlds)
    before = door.engine
    await door.warm_up()
    assert door.engine is before


async def test_an_engine_that_failed_is_tried_again() -> None:
    """After a failure the next attempt may succeed."""
    worlds = FakeWorlds()
    worlds.engine_fails = True
    door = Door(worlds)
    await door.warm_up()
    assert "no compiler" in door.engine.fault
    worlds.engine_fails = False
    await door.warm_up()
    assert door.engine.done


async def test_without_a_game_the_door_says_so() -> None:
    """Asking for the view of no game is an error in words."""
    with pytest.raises(DoorError, match="No game"):
        Door(FakeWorlds()).view()


async def test_handing_in_saves_and_reports() -> None:
    """The report comes back, and the week's autosave is on the shelf."""
    worlds = FakeWorlds()
    door = await started(worlds)
    report = await door.hand_in()
    assert report.orders
    assert len(worlds.shelf.kept) == 1
    assert door.week.done


async def test_a_save_that_fails_is_told_and_loses_nothing() -> None:
    """A full disk makes `saved` say why, and the game goes on."""
    door = await started(FakeWorlds(full_disk=True))
    await door.hand_in()
    assert door.saved_badly
    assert "the disk is full" in door.saved
    assert door.playing


async def test_a_save_that_vanished_is_an_error_in_words() -> None:
    """Resuming from a save whose scenario is gone raises a DoorError with its problems."""
    worlds = FakeWorlds()
    door = await started(worlds)
    await door.quick_save()
    kept = worlds.shelf.kept[0]
    worlds.scenario = lambda _name: FakeWorlds().scenario("gone")  # type: ignore[method-assign]
    with pytest.raises(DoorError, match="no such scenario"):
        await door.resume(kept)


def test_progress_stays_between_nothing_and_all() -> None:
    """Whatever a work tells, its part is from 0 to 1."""
    work = Work()
    work.tell(7.0, "much")
    assert work.part == 1.0
    work.tell(-1.0, "little")
    assert work.part == 0.0


def test_a_fault_is_told_without_a_traceback() -> None:
    """The person reads one sentence and where the details are."""
    text = describe_fault(ValueError("[/x]"), "The game is saved.")
    assert "[/x]" in text
    assert "The game is saved." in text
    assert "Traceback" not in text


async def test_a_game_that_has_not_changed_is_not_saved_twice() -> None:
    """Leaving right after a week adds no second autosave of the same state."""
    worlds = FakeWorlds()
    door = await started(worlds)
    await door.hand_in()
    assert await door.autosave()
    assert len(worlds.shelf.kept) == 1
