"""Saves on disk: whole at every moment, whatever kills the writer or fills the disk."""

from __future__ import annotations

import errno
import os
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, NoReturn

import pytest

from game.session.saves import SaveError, SaveFault, read_save, write_save
from game.session.saves.storage import backup_of, delete_save, read_head, sweep, write_atomically
from game.session.saves.text import MOST_BYTES
from tests.session.saves.samples import EXAMPLE, example

ROOT = Path(__file__).parents[3]

SMALL_FILES_ONLY = """
import resource, sys
from pathlib import Path
from game.session.saves import SaveError, write_save
from tests.session.saves.samples import example
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    write_save(Path(sys.argv[1]), example(snapshot={"cash": list(range(10_000))}))
except SaveError as error:
    print(error.reason)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the test keeps its save."""
    return tmp_path / "game.toml"


def files_in(folder: Path) -> list[str]:
    """Return the names of all files in a folder, hidden ones too."""
    return sorted(os.listdir(folder))  # noqa: PTH208 - the names are all that is wanted


def run(*arguments: str) -> str:
    """Run Python in the checkout and return what it prints."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


def fail_with(number: int) -> Any:
    """Return a stand-in for a system call that fails with this error."""

    def fail(*_arguments: object, **_options: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return fail


def fault_of(path: Path) -> SaveFault:
    """Return why the file at `path` cannot be read."""
    with pytest.raises(SaveError) as caught:
        read_save(path)
    with pytest.raises(SaveError):
        read_head(path)
    return caught.value.reason


def test_a_written_save_reads_back(path: Path) -> None:
    """What is written is read, and nothing else is left in the folder."""
    write_save(path, EXAMPLE)
    assert read_save(path) == EXAMPLE
    assert read_head(path).seed == EXAMPLE.seed
    assert files_in(path.parent) == ["game.toml"]


def test_the_earlier_save_is_kept_as_backup(path: Path) -> None:
    """Each write keeps the save before it, and only that."""
    for seed in (1, 2, 3):
        write_save(path, example(seed=seed))
    assert read_save(path).seed == 3
    assert read_save(backup_of(path)).seed == 2
    assert files_in(path.parent) == ["game.toml", "game.toml.bak"]


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    """A folder deleted during play does not cost the save."""
    path = tmp_path / "gone" / "too" / "game.toml"
    write_save(path, EXAMPLE)
    assert read_save(path) == EXAMPLE


def test_no_kill_loses_the_save(path: Path) -> None:
    """Killed at any line of the writing, or amid a long write, the path holds a whole save."""
    verdicts = run("-m", "tests.session.saves.victim", str(path)).splitlines()
    said = dict(verdict.split() for verdict in verdicts)
    assert int(said["lines"]) > 20
    assert said["rounds"] == "10"


def test_a_write_the_system_cuts_short_leaves_the_earlier_save(path: Path) -> None:
    """A file the system really refuses to let grow leaves the earlier save and no rest."""
    write_save(path, EXAMPLE)
    assert run("-c", SMALL_FILES_ONLY, str(path)).strip() == SaveFault.NOT_WRITTEN
    assert read_save(path) == EXAMPLE
    assert files_in(path.parent) == ["game.toml"]


@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.replace", "pathlib.Path.open"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_a_failing_disk_leaves_the_earlier_save(
    path: Path, call: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever step fails, both earlier saves stay and no scratch file does."""
    write_save(path, example(seed=1))
    write_save(path, example(seed=2))
    with monkeypatch.context() as broken:
        broken.setattr(call, fail_with(number))
        with pytest.raises(SaveError) as caught:
            write_save(path, example(seed=3))
    assert caught.value.reason is SaveFault.NOT_WRITTEN
    assert read_save(path).seed == 2
    assert read_save(backup_of(path)).seed == 1
    assert files_in(path.parent) == ["game.toml", "game.toml.bak"]


def test_a_full_disk_is_said_in_plain_words(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the cause, the folder, and that the earlier save is whole."""
    monkeypatch.setattr("os.fsync", fail_with(errno.ENOSPC))
    with pytest.raises(SaveError, match=r"disk is full.*whole") as caught:
        write_save(path, EXAMPLE)
    assert str(path.parent) in caught.value.message


def test_backups_without_hard_links(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On file systems without hard links the backup is a copy."""
    monkeypatch.setattr("os.link", fail_with(errno.EPERM))
    for seed in (1, 2, 3):
        write_save(path, example(seed=seed))
    assert (read_save(path).seed, read_save(backup_of(path)).seed) == (3, 2)
    assert files_in(path.parent) == ["game.toml", "game.toml.bak"]


def test_a_folder_that_cannot_be_settled_is_no_failure(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """File systems that refuse to sync a folder still get the save."""
    sync = os.fsync

    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "no")
        sync(descriptor)

    monkeypatch.setattr("os.fsync", files_only)
    write_save(path, EXAMPLE)
    assert read_save(path) == EXAMPLE


def test_two_writers_and_a_reader(path: Path) -> None:
    """Two writers at once leave a whole save at every moment a reader looks."""
    write_save(path, example(seed=0))

    def write_many(seed: int) -> None:
        for _ in range(15):
            write_save(path, example(seed=seed))

    writers = [threading.Thread(target=write_many, args=(seed,)) for seed in (1, 2)]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        assert read_save(path).seed in {0, 1, 2}
    assert read_save(path).seed in {1, 2}
    assert read_save(backup_of(path)).seed in {0, 1, 2}
    assert files_in(path.parent) == ["game.toml", "game.toml.bak"]


def test_a_folder_in_place_of_a_save_is_neither_read_nor_replaced(path: Path) -> None:
    """A folder with a save's name is refused both ways and stays."""
    path.mkdir()
    assert fault_of(path) is SaveFault.UNREADABLE
    with pytest.raises(SaveError):
        write_save(path, EXAMPLE)
    assert files_in(path.parent) == ["game.toml"]


def test_a_pipe_is_refused_without_waiting(path: Path) -> None:
    """A pipe nobody writes to does not stop the reader."""
    os.mkfifo(path)
    assert fault_of(path) is SaveFault.UNREADABLE


def test_devices_and_sockets_are_refused(tmp_path: Path) -> None:
    """Endless devices and sockets are no saves."""
    link = tmp_path / "zero.toml"
    link.symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.toml"))
        assert fault_of(tmp_path / "s.toml") is SaveFault.UNREADABLE
    assert fault_of(link) is SaveFault.UNREADABLE


def test_missing_files_and_impossible_names_are_unreadable(tmp_path: Path) -> None:
    """A path to nothing gives a reason, not a crash."""
    loop = tmp_path / "loop.toml"
    loop.symlink_to(loop)
    for path in (tmp_path / "none.toml", loop, Path("a\0b.toml"), tmp_path / ("x" * 300)):
        assert fault_of(path) is SaveFault.UNREADABLE


def test_files_too_large_are_refused(path: Path) -> None:
    """A file beyond the limit is refused, whatever it holds."""
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert fault_of(path) is SaveFault.TOO_LARGE


def test_only_old_scratch_files_are_swept(path: Path) -> None:
    """What a killed writer left goes once it is old; what others own or still write stays."""
    for name in (".warring-save-old.tmp", ".warring-save-new.tmp", ".other-old.tmp", "old.tmp"):
        (path.parent / name).write_text("part of a save")
    for name in (".warring-save-old.tmp", ".other-old.tmp", "old.tmp"):
        os.utime(path.parent / name, (0, 0))
    sweep(path.parent)
    assert files_in(path.parent) == [".other-old.tmp", ".warring-save-new.tmp", "old.tmp"]


def test_deleting_removes_the_backup_too(path: Path) -> None:
    """A deleted save does not come back as its backup."""
    write_atomically(path, "one")
    write_atomically(path, "two")
    delete_save(path)
    delete_save(path)
    assert files_in(path.parent) == []
