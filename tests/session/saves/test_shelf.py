"""The shelf: rotation, names, and a list that nothing can break."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.session.saves import SaveEntry, SaveError, SaveFault, Shelf
from game.session.saves.checks import one_line
from game.session.saves.names import NAME_LENGTH, cleaned_name, named_name
from game.session.saves.storage import backup_of
from game.session.saves.text import text_of
from tests.session.saves.samples import EXAMPLE, HASH, KNOWN, example, resigned

DATA = text_of(EXAMPLE).encode()


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An empty shelf whose folder is not there yet."""
    return Shelf(tmp_path / "saves")


def put(shelf: Shelf, name: str, data: bytes) -> Path:
    """Put a file on the shelf."""
    shelf.folder.mkdir(exist_ok=True)
    path = shelf.folder / name
    path.write_bytes(data)
    return path


def only_entry(shelf: Shelf) -> SaveEntry:
    """Return the one entry of a shelf with one save."""
    [entry] = shelf.entries(KNOWN)
    return entry


def test_an_empty_shelf_lists_nothing(shelf: Shelf) -> None:
    """Without a folder there are no saves and nothing to continue."""
    assert shelf.entries(KNOWN) == []
    assert shelf.latest(KNOWN) is None


def test_an_entry_tells_what_was_saved(shelf: Shelf) -> None:
    """A named save is listed with its name, game, week and time, and loads as it was."""
    path = shelf.named(EXAMPLE, "Before the keynote")
    entry = only_entry(shelf)
    assert (entry.path, entry.source, entry.kind) == (path, path, "named")
    assert (entry.title, entry.scenario_title) == ("Before the keynote", "The Cold Shot")
    assert (entry.chair, entry.turn, entry.turns) == ("DeepSeek", 2, 52)
    assert (entry.date, entry.fault, entry.reason) == ("2025-02-03", None, "")
    loaded = shelf.load(entry)
    assert loaded.saved_at == entry.saved_at > EXAMPLE.saved_at
    assert loaded == example(name="Before the keynote", saved_at=entry.saved_at)


def test_exactly_ten_autosaves_stay(shelf: Shelf) -> None:
    """Of thirteen autosaves the last ten stay, newest first; other saves are untouched."""
    shelf.quick(EXAMPLE)
    shelf.named(EXAMPLE, "mine")
    for seed in range(13):
        shelf.autosave(example(digests=["ab" * 32] * 2, date=f"week {seed}"))
    autos = [entry.date for entry in shelf.entries(KNOWN) if entry.kind == "auto"]
    assert autos == [f"week {seed}" for seed in range(12, 2, -1)]
    assert len(shelf.entries(KNOWN)) == 12


def test_a_new_game_does_not_wipe_out_the_one_before(shelf: Shelf) -> None:
    """Another game's last autosave outlives older ones of the game being played."""
    for week in range(5):
        shelf.autosave(example(seed=1, date=f"first {week}"))
    for week in range(15):
        shelf.autosave(example(seed=2, date=f"second {week}"))
    dates = [entry.date for entry in shelf.entries(KNOWN)]
    assert dates == [f"second {week}" for week in range(14, 5, -1)] + ["first 4"]


def test_many_games_never_keep_more_than_ten_autosaves(shelf: Shelf) -> None:
    """With more games than places, the games last played stay."""
    for seed in range(12):
        shelf.autosave(example(seed=seed))
    assert [shelf.load(entry).seed for entry in shelf.entries(KNOWN)] == list(range(11, 1, -1))


def test_autosaves_rotate_by_number_not_by_clock(shelf: Shelf) -> None:
    """A clock set back or files copied with new times do not confuse the rotation."""
    first = shelf.autosave(EXAMPLE)
    later = [shelf.autosave(EXAMPLE) for _ in range(9)]
    os.utime(later[-1], (0, 0))
    newest = shelf.autosave(EXAMPLE)
    assert not first.exists()
    assert all(path.exists() for path in [*later, newest])


def test_an_autosave_that_cannot_make_room_is_still_saved(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Failing to remove the oldest is no failure to save."""

    def refuse(_path: Path) -> None:
        raise SaveError(SaveFault.NOT_WRITTEN, "no")

    monkeypatch.setattr("game.session.saves.shelf.delete_save", refuse)
    paths = [shelf.autosave(EXAMPLE) for _ in range(12)]
    assert all(path.exists() for path in paths)


def test_each_game_has_one_quick_save(shelf: Shelf) -> None:
    """A quick save replaces that of its own game only."""
    shelf.quick(example(seed=1, date="old"))
    shelf.quick(example(seed=2, date="other"))
    shelf.quick(example(seed=1, date="new"))
    assert [entry.date for entry in shelf.entries(KNOWN)] == ["new", "other"]


def test_the_same_name_writes_over_and_keeps_a_backup(shelf: Shelf) -> None:
    """A name can be used again; whether it is taken can be asked before."""
    assert not shelf.is_taken("mine")
    shelf.named(example(date="old"), "mine")
    assert shelf.is_taken(" mine ")
    path = shelf.named(example(date="new"), "mine")
    assert only_entry(shelf).date == "new"
    assert backup_of(path).exists()


@settings(deadline=None)
@given(st.text(st.characters(), max_size=60), st.text(st.characters(), max_size=60))
def test_two_names_share_a_file_only_when_they_look_the_same(one: str, other: str) -> None:
    """Names that differ once cleaned get different files, also where case does not count."""
    one, other = cleaned_name(one), cleaned_name(other)
    if not one or not other:
        return
    same = named_name(one).casefold() == named_name(other).casefold()
    assert same == (one == other)


@settings(deadline=None)
@given(st.text(st.characters(), min_size=1, max_size=NAME_LENGTH))
def test_file_names_are_safe_on_every_system(name: str) -> None:
    """A file name made of any name has no separators, controls, or more than 255 bytes."""
    kept = cleaned_name(name)
    if kept:
        file_name = named_name(kept)
        assert not set(file_name) & set('/\\:*?"<>|') and one_line(file_name) == file_name
        assert len(file_name.encode()) <= 255


@pytest.mark.parametrize(
    "pair", [("Foo", "foo"), ("a/b", "a-b"), ("a b", "a_b"), ("日本", "日本!")]
)
def test_names_that_look_alike_in_a_file_name_do_not_collide(
    shelf: Shelf, pair: tuple[str, str]
) -> None:
    """Case, punctuation and other scripts keep saves apart."""
    for name in pair:
        shelf.named(EXAMPLE, name)
    assert {entry.title for entry in shelf.entries(KNOWN)} == set(pair)


@pytest.mark.parametrize("name", ["", "   ", "\n\t", "\u200b\u202e", "\x1b", "x" * 81])
def test_unfit_names_are_refused(shelf: Shelf, name: str) -> None:
    """A name that shows nothing, or has no end, is refused and nothing is written."""
    with pytest.raises(SaveError, match="name") as caught:
        shelf.named(EXAMPLE, name)
    assert caught.value.reason is SaveFault.NAME_REFUSED
    assert not shelf.folder.exists()


def test_paths_in_names_stay_in_the_folder(shelf: Shelf) -> None:
    """A name cannot lead anywhere else."""
    for name in ("../../etc/passwd", "/etc/passwd", "..", "con", "C:\\x", "~"):
        assert shelf.named(EXAMPLE, name).parent == shelf.folder


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", SaveFault.EMPTY),
        (b"something else", SaveFault.FOREIGN),
        (DATA[:-20], SaveFault.DAMAGED),
        (resigned(DATA, "format = 1", "format = 99"), SaveFault.NEWER),
        (resigned(DATA, "cold-shot", "no-such-thing"), SaveFault.SCENARIO_MISSING),
        (resigned(DATA, HASH, HASH[::-1]), SaveFault.SCENARIO_CHANGED),
    ],
)
def test_what_cannot_be_loaded_is_listed_with_its_reason(
    shelf: Shelf, data: bytes, fault: SaveFault
) -> None:
    """Broken, foreign, newer and scenario-less saves stay in the list and do not load."""
    put(shelf, "odd.toml", data)
    entry = only_entry(shelf)
    assert (entry.fault, entry.loadable) == (fault, False)
    assert entry.reason
    with pytest.raises(SaveError) as caught:
        shelf.load(entry)
    assert (caught.value.reason, caught.value.message) == (fault, entry.reason)


def test_a_broken_save_does_not_hide_the_others(shelf: Shelf) -> None:
    """Continue finds the newest save that can be loaded."""
    good = shelf.quick(EXAMPLE)
    put(shelf, "broken.toml", DATA[:-1])
    put(shelf, "gone.toml", resigned(DATA, "cold-shot", "no-such-thing"))
    (shelf.folder / "folder.toml").mkdir()
    os.mkfifo(shelf.folder / "pipe.toml")
    assert len(shelf.entries(KNOWN)) == 5
    latest = shelf.latest(KNOWN)
    assert latest is not None
    assert latest.path == good


def test_a_broken_save_is_offered_from_its_backup(shelf: Shelf) -> None:
    """When the backup is whole, the entry says so and loads it."""
    shelf.quick(example(date="before"))
    path = shelf.quick(example(date="after"))
    path.write_bytes(path.read_bytes()[:-9])
    entry = only_entry(shelf)
    assert (entry.path, entry.source) == (path, backup_of(path))
    assert (entry.fault, entry.loadable, entry.date) == (SaveFault.DAMAGED, True, "before")
    assert "The save before it is whole" in entry.reason
    assert shelf.load(entry).date == "before"
    shelf.delete(entry)
    assert shelf.entries(KNOWN) == []


def test_a_backup_whose_scenario_is_gone_does_not_load(shelf: Shelf) -> None:
    """Both reasons are told when the backup cannot be loaded either."""
    path = put(shelf, "x.toml", b"broken")
    backup_of(path).write_bytes(resigned(DATA, "cold-shot", "no-such-thing"))
    entry = only_entry(shelf)
    assert (entry.fault, entry.loadable) == (SaveFault.SCENARIO_MISSING, False)
    assert "not a save" in entry.reason and "not installed" in entry.reason


def test_a_newer_save_is_not_replaced_by_its_backup(shelf: Shelf) -> None:
    """A whole save of a newer version is not broken: its older backup is not offered."""
    path = put(shelf, "x.toml", resigned(DATA, "format = 1", "format = 99"))
    backup_of(path).write_bytes(DATA)
    assert only_entry(shelf).fault is SaveFault.NEWER


def test_scenarios_may_be_asked_for_one_by_one(shelf: Shelf) -> None:
    """A function may stand in for the table of scenarios."""
    shelf.quick(EXAMPLE)
    assert shelf.entries(KNOWN.get)[0].loadable
    assert not shelf.entries(lambda _scenario: None)[0].loadable


def test_only_saves_are_listed(shelf: Shelf) -> None:
    """Scratch files, backups, hidden files and notes are not saves."""
    for name in (".warring-save-1.tmp", "x.toml.bak", "._x.toml", "README.md", "x.toml~"):
        put(shelf, name, DATA)
    assert shelf.entries(KNOWN) == []


def test_writing_sweeps_what_a_killed_writer_left(shelf: Shelf) -> None:
    """An old scratch file is gone after the next save."""
    scratch = put(shelf, ".warring-save-1.tmp", DATA)
    os.utime(scratch, (0, 0))
    shelf.quick(EXAMPLE)
    assert not scratch.exists()


def test_hostile_texts_are_listed_clean(shelf: Shelf) -> None:
    """Neither a save's texts nor a file's name can steer the terminal that lists them."""
    shelf.named(example(chair_name="\x1b[2JDeep\u202eSeek"), "my\x1b]0;game\x07")
    put(shelf, "\x1b[31mred\u202e\n.toml", b"?")
    for entry in shelf.entries(KNOWN):
        shown = entry.title + entry.chair + entry.scenario_title + entry.reason + entry.date
        assert shown.isprintable()


def test_a_folder_that_is_none_is_one_entry(tmp_path: Path) -> None:
    """When the folder cannot be read, the list says that."""
    (tmp_path / "saves").write_text("a file")
    [entry] = Shelf(tmp_path / "saves").entries(KNOWN)
    assert (entry.fault, entry.loadable) == (SaveFault.UNREADABLE, False)


def test_file_times_beyond_all_calendars_are_listed(shelf: Shelf) -> None:
    """A broken file with an absurd time is listed all the same."""
    path = put(shelf, "x.toml", b"?")
    os.utime(path, (2**33, 2**33))
    assert only_entry(shelf).fault is SaveFault.FOREIGN


_names = st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=20)
_contents = st.one_of(
    st.binary(max_size=300),
    st.binary(max_size=20).map(lambda tail: DATA[: -len(tail) or None] + tail),
    st.integers(0, len(DATA)).map(lambda length: DATA[:length]),
    st.just(DATA),
)


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(_names, _contents, max_size=5))
def test_listing_never_fails(files: dict[str, bytes]) -> None:
    """Whatever files lie in the folder, each is listed once, in order of time."""
    with TemporaryDirectory() as folder:
        written = {name for name, data in files.items() if _written(Path(folder), name, data)}
        entries = Shelf(Path(folder)).entries(KNOWN)
        assert len(entries) == len(written)
        assert all(entry.loadable or entry.reason for entry in entries)


def _written(folder: Path, name: str, data: bytes) -> bool:
    """Write a file under this name; False when the system has no such name or it is hidden."""
    try:
        (folder / (name + ".toml")).write_bytes(data)
    except (OSError, ValueError):
        return False
    return not name.startswith(".")


MODS = [{"id": "fast", "digest": "ab" * 32}, {"id": "rich", "digest": "cd" * 32}]
STACK = "cold-shot+fast+rich"
WITH_MODS = {STACK: HASH, "cold-shot": "00" * 32, "fast": "ab" * 32, "rich": "cd" * 32}


def modded(shelf: Shelf, known: dict[str, str]) -> SaveEntry:
    """The entry of a save with mods, where these scenarios and mods are known."""
    shelf.quick(example(scenario=STACK, mods=MODS))
    [entry] = shelf.entries(known)
    return entry


def test_a_save_remembers_its_mods(shelf: Shelf) -> None:
    """Which they were, in what order, and their digests; it loads where they are the same."""
    entry = modded(shelf, WITH_MODS)
    assert entry.loadable
    assert shelf.load(entry).mods == MODS


def test_a_missing_mod_is_named(shelf: Shelf) -> None:
    """Not the scenario, which is there."""
    known = {name: digest for name, digest in WITH_MODS.items() if "rich" not in name}
    entry = modded(shelf, known)
    assert (entry.fault, entry.loadable) == (SaveFault.MOD_MISSING, False)
    assert "“rich”" in entry.reason


def test_a_changed_mod_is_named(shelf: Shelf) -> None:
    """The first of those that differ."""
    entry = modded(shelf, {**WITH_MODS, "fast": "ef" * 32, STACK: "12" * 32})
    assert entry.fault is SaveFault.MOD_CHANGED
    assert "“fast”" in entry.reason


def test_a_changed_scenario_below_its_mods_is_told(shelf: Shelf) -> None:
    """When the mods are as they were, it is the scenario that differs."""
    assert modded(shelf, {**WITH_MODS, STACK: "12" * 32}).fault is SaveFault.SCENARIO_CHANGED


@pytest.mark.parametrize(
    "mods",
    [
        [{"id": "fast"}],
        [{"id": "fast", "digest": "xyz"}],
        [{"id": "", "digest": "ab" * 32}],
        [{"id": "fast", "digest": "ab" * 32, "more": "x"}],
        ["fast"],
        "fast",
    ],
)
def test_mods_of_another_shape_are_no_save(mods: object) -> None:
    """Each is an id and a digest, and nothing else."""
    with pytest.raises(ValueError, match="mods"):
        example(mods=mods)
