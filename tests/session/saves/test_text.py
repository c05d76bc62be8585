"""A save as text: exact both ways, and nothing broken or hostile gets through."""

from __future__ import annotations

import math
import tomllib
from hashlib import sha256
from pathlib import Path

import attrs
import pytest
from hypothesis import example as with_example
from hypothesis import given, settings
from hypothesis import strategies as st

from game import __version__
from game.session.saves import SaveError, SaveFault, SaveGame
from game.session.saves.text import MOST_BYTES, head_of, save_of, text_of
from tests.session.saves.samples import EXAMPLE, example, resigned, saves, signed

DATA = text_of(EXAMPLE).encode()
SAVE_OF_FORMAT_1 = Path(__file__).parent / "data" / "format-1.toml"


def fault_of(data: bytes) -> SaveFault:
    """Return why `data` cannot be read as a save."""
    with pytest.raises(SaveError) as caught:
        save_of(data)
    assert caught.value.message
    return caught.value.reason


@settings(deadline=None, max_examples=150)
@given(saves())
@with_example(EXAMPLE)
def test_any_save_reads_back_bit_for_bit(save: SaveGame) -> None:
    """What is written reads back equal, to the last bit and sign of every number."""
    back = save_of(text_of(save).encode())
    assert back == save
    assert repr(back) == repr(save)


@settings(deadline=None, max_examples=50)
@given(saves())
def test_head_agrees_with_the_whole(save: SaveGame) -> None:
    """The head read for a list says what the whole save says."""
    data = text_of(save).encode()
    assert attrs.asdict(head_of(data)).items() <= attrs.asdict(save_of(data)).items()


def test_a_save_is_toml() -> None:
    """Any TOML reader can look into a save."""
    table = tomllib.loads(DATA.decode())
    assert table["save"]["seed"] == EXAMPLE.seed
    assert [turn["digest"] for turn in table["game"]["turns"]] == EXAMPLE.digests


def test_format_1_stays_readable() -> None:
    """A save kept since format 1 reads as it was."""
    assert repr(save_of(SAVE_OF_FORMAT_1.read_bytes())) == repr(EXAMPLE)


def test_every_cut_is_found() -> None:
    """A save cut at any byte is refused."""
    assert fault_of(b"") is SaveFault.EMPTY
    for length in range(1, len(DATA)):
        assert fault_of(DATA[:length]) is SaveFault.DAMAGED


def test_every_flipped_bit_is_found() -> None:
    """A save with any one bit flipped is refused."""
    for place in range(len(DATA)):
        for bit in range(8):
            flipped = bytearray(DATA)
            flipped[place] ^= 1 << bit
            assert fault_of(bytes(flipped)) in {SaveFault.DAMAGED, SaveFault.FOREIGN}


@settings(deadline=None, max_examples=50)
@given(saves(), st.data())
def test_any_change_of_any_save_is_found(save: SaveGame, data: st.DataObject) -> None:
    """No save survives a cut or a flipped bit unnoticed."""
    whole = text_of(save).encode()
    place = data.draw(st.integers(0, len(whole) - 1))
    bit = data.draw(st.integers(0, 7))
    flipped = bytearray(whole)
    flipped[place] ^= 1 << bit
    for broken in (whole[:place], bytes(flipped), whole + b"\n", b" " + whole):
        with pytest.raises(SaveError):
            head_of(broken)
        fault_of(broken)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_other_files_are_foreign(data: bytes) -> None:
    """A file that is no save is refused, whatever it holds."""
    assert fault_of(data) in {SaveFault.FOREIGN, SaveFault.EMPTY, SaveFault.DAMAGED}


@pytest.mark.parametrize("data", [b"\0" * 900, b'title = "x"\n', b"PK\x03\x04", b"\xef\xbb\xbf#"])
def test_files_of_other_kinds_are_called_foreign(data: bytes) -> None:
    """Zeros, other TOML, archives and texts of others are foreign."""
    assert fault_of(data) is SaveFault.FOREIGN


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("format = 1", "format = 2\nmore = true"),
        (f'version = "{EXAMPLE.version}"', 'version = "99.0"'),
        (f'version = "{EXAMPLE.version}"', f'version = "{__version__}.1"'),
    ],
)
def test_newer_saves_are_told_from_damaged_ones(old: str, new: str) -> None:
    """A save of a later format or version is refused as newer, in the list too."""
    data = resigned(DATA, old, new)
    assert fault_of(data) is SaveFault.NEWER
    with pytest.raises(SaveError, match="newer version") as caught:
        head_of(data)
    assert caught.value.reason is SaveFault.NEWER


@pytest.mark.parametrize("version", ["0.0.9", "0.1", "0.1.0rc1.dev5", "0.1.0.0"])
def test_saves_of_this_version_and_earlier_ones_load(version: str) -> None:
    """A save of the same or an earlier version is read."""
    data = resigned(DATA, f'version = "{EXAMPLE.version}"', f'version = "{version}"')
    assert save_of(data).version == version


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("seed = 20", "seed = 20.0"),
        ("seed = 20", 'seed = "20"'),
        ("seed = 20", "seed = true"),
        ("seed = 20", f"seed = {2**63}"),
        ("seed = 20", f"seed = {'9' * 5000}"),
        ("seed = 20", ""),
        ("seed = 20", "seed = 20\nseed = 20"),
        ("seed = 20", "seed = 20\nluck = 7"),
        ("seed = 20", "seed = inf"),
        ("turn = 2\nturns", "turn = 3\nturns"),
        ("turn = 2\nturns", "turn = -1\nturns"),
        ("format = 1", "format = 0"),
        ("format = 1", "format = 1.0"),
        ('kind = "named"', 'kind = "stolen"'),
        ("2025-01-20T10:30:00+00:00", "yesterday"),
        ("2025-01-20T10:30:00+00:00", "2025-01-20T10:30:00+05:00"),
        ("2025-01-20T10:30:00+00:00", "2025-01-20T10:30:00"),
        ("    0.1,", "    nan,"),
        ("    0.1,", "    1e400,"),
        ("    0.1,", '    "0.1",'),
        ("    0.1,", "    true,"),
        ("    0.1,", "    2025-01-01,"),
        ("price = [", "price = [\n    ["),
        ('kind = "release"', 'kind = ""'),
        ('firm = "deepseek", ', ""),
        ("open = true", "open = [ 1 ]"),
        ("[game.snapshot]", "[snapshot]"),
        ("[game.snapshot]", "[game.world]"),
        ('digest = "abab', 'digest = "xyab'),
        ("# The orders", "# Other orders"),
    ],
)
def test_wrong_content_under_a_fitting_checksum_is_refused(old: str, new: str) -> None:
    """Types, ranges and parts are strict even when the checksum was made to fit."""
    assert fault_of(resigned(DATA, old, new)) is SaveFault.DAMAGED


@pytest.mark.parametrize(
    "line",
    [
        "a." * 20_000 + "a = 1",
        '"a".' * 10_000 + "a = 1",
        "[" + "a." * 20_000 + "a]",
        "a = " + "[" * 10_000,
        "a = " + "{a = " * 10_000,
        "a = " + "9" * 5_000,
        "a = 'literal'",
        'a = """\nmany lines"""',
        "\x00",
        "# another comment",
    ],
)
def test_hostile_lines_never_reach_the_parser(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines that no save has are refused before parsing, in the head and in the game."""

    def parse(_text: str) -> object:
        raise AssertionError("hostile text was parsed")

    data = resigned(DATA, "seed = 20", line)
    monkeypatch.setattr("game.session.saves.text.tomllib.loads", parse)
    assert fault_of(data) is SaveFault.DAMAGED


def test_hostile_line_is_named_by_its_number_in_the_file() -> None:
    """The message says which line of the file is wrong."""
    data = resigned(DATA, "    0.1,", "    oops,")
    number = data.decode().split("\n").index("    oops,") + 1
    with pytest.raises(SaveError, match=f"line {number} "):
        save_of(data)


@pytest.mark.parametrize("error", [RecursionError("too deep"), ValueError("too many digits")])
def test_parser_errors_of_other_kinds_are_damage(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the parser stumbles over, the answer is a damaged save."""

    def parse(_text: str) -> object:
        raise error

    monkeypatch.setattr("game.session.saves.text.tomllib.loads", parse)
    assert fault_of(DATA) is SaveFault.DAMAGED


def test_bytes_that_are_no_utf_8_are_damage() -> None:
    """A fitting checksum does not make Latin-1 a save."""
    title = b"# Warring Compute save: caf\xe9\n"
    body = b"\n[save]\n"
    line = b'checksum = "' + sha256(title + body).hexdigest().encode() + b'"\n'
    assert fault_of(title + line + body) is SaveFault.DAMAGED


def test_a_body_without_parts_is_damage() -> None:
    """A signed file without head and game is refused."""
    assert fault_of(signed("\n[save]\n")) is SaveFault.DAMAGED


def test_too_many_values_are_refused_when_reading() -> None:
    """A fitting checksum does not make the reader parse a million numbers."""
    data = resigned(DATA, "    0.1,\n", "    0.1,\n" * 400_000)
    assert len(data) < MOST_BYTES
    assert fault_of(data) is SaveFault.TOO_LARGE


def test_what_could_not_be_read_again_is_not_written() -> None:
    """A game too large to be read back is refused when it is saved."""
    with pytest.raises(SaveError) as caught:
        text_of(example(snapshot={"cash": [0] * 400_000}))
    assert caught.value.reason is SaveFault.TOO_LARGE


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, 2**63, -(2**63) - 1, True, "1"])
def test_a_snapshot_holds_only_numbers_toml_can_hold(number: object) -> None:
    """Infinities, whole numbers over 64 bits and other types are refused at once."""
    with pytest.raises(ValueError, match=r"snapshot\.cash"):
        example(snapshot={"cash": [1.5, number]})


def test_orders_and_digests_cover_exactly_the_weeks_resolved() -> None:
    """A save whose log does not reach its turn cannot be made."""
    with pytest.raises(ValueError, match="2 weeks resolved"):
        example(digests=["ab" * 32])


def test_hostile_texts_come_out_clean() -> None:
    """Control codes, bidirectional marks and line breaks never leave a save."""
    nasty = "Deep\x1b[31mSeek\u202e\u200b\n\x07\x9b2J\ud800"
    save = example(
        chair_name=nasty,
        scenario_title=nasty,
        name=nasty,
        players={"openai": nasty},
        tray=[{"firm": "x", "kind": "y", "note": nasty}],
    )
    texts = [save.chair_name, save.scenario_title, save.name, save.players["openai"]]
    assert {*texts, save.tray[0]["note"]} == {"Deep[31mSeek 2J"}
    data = resigned(DATA, 'chair_name = "DeepSeek"', 'chair_name = "\\u001b[2JDeep\\u202eSeek"')
    assert head_of(data).chair_name == "[2JDeepSeek"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('kind = "named"', 'kind = "\\u001b[2J\\u202eevil"'),
        ('version = "0.1.0"', 'version = "99\\u001b[2J\\u202eevil"'),
        ("seed = 20", 'seed = 20\n"\\u001b[2J\\u202eevil" = 1'),
    ],
)
def test_messages_about_hostile_values_are_clean(old: str, new: str) -> None:
    """What is said about a wrong value or key cannot steer a terminal either."""
    with pytest.raises(SaveError, match="evil") as caught:
        head_of(resigned(DATA, old, new))
    assert caught.value.message.isprintable()


def test_the_first_line_is_one_line_for_people() -> None:
    """The top comment tells the game, and odd spaces in titles do not break it."""
    save = example(scenario_title="Cold\u2028\u0085\tShot")
    first = text_of(save).split("\n", 1)[0]
    assert first == "# Warring Compute save: Cold Shot, DeepSeek, week 2 of 52"
    assert save_of(text_of(save).encode()) == save


def test_a_save_keeps_its_own_copy() -> None:
    """Changing the lists a save was made from does not change the save."""
    cash = [1, 2, 3]
    save = example(snapshot={"cash": cash})
    cash.append(4)
    assert save.snapshot["cash"] == [1, 2, 3]
