"""Compares the weeks of a rule case with what it expects.

Invariant: figure by figure; what differs is told as expected and found, in the words of
the case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from game.compiled.causes import CAUSES, NOTES_KINDS
from game.compiled.orders import KIND_BY_ID, REFUSALS
from game.compiled.sizes import CHIP_LEDGER, FIRMS, MONEY, NOBODY, OUTSIDE_ACCOUNTS
from game.testing.cases.around import play_around
from game.testing.cases.files import SESSION, Case, CaseError, meaning
from game.testing.cases.playing import Played, Week, is_bounds, leaves, play
from game.testing.invariants import invariants_of, select

_NEAR = 1e-9
_MONEY = 10_000
"""From here on a whole number is taken for dollars, which may be rounded."""


def differences(case: Case) -> list[str]:
    """What is not as the case expects it, a line each; none when it holds. Raises CaseError."""
    played = play(case)
    found = [f"after week {len(played.weeks)}: {played.fault}"] if played.fault else []
    found += _not_held(case, played)
    if SESSION in case.holds and (failed := play_around(case)).week:
        found.append(f"in week {failed.week}: {SESSION}: {failed.fault}")
    with meaning("what is expected"):
        for number, week in enumerate(played.weeks, 1):
            for table in (table for table in case.expect if table["week"] == number):
                lines = (line for name, value in table.items() for line in _look(week, name, value))
                found += [f"after week {number}: {line}" for line in lines]
        for table in (table for table in case.what_if if table["week"] <= len(played.weeks)):
            found += _falls(case, played.weeks[table["week"] - 1], table)
    return found


def _falls(case: Case, week: Week, table: Mapping[str, Any]) -> Iterable[str]:
    """What differs of who would fall with a firm, and of what others would lose."""
    falls, lost = week.falls[table["firm"]]
    ask = f"what if {table['firm']} misses a payment in week {table['week']}"
    yield from _compare(f"{ask}: who falls", table["falls"], falls)
    for firm in sorted({*table["loses"], *lost}):
        expected = table["loses"].get(firm, 0)
        yield from _compare(f"{ask}: {firm} loses", expected, lost.get(firm, 0), case.rounding)


def _not_held(case: Case, played: Played) -> list[str]:
    """What does not hold of all that the case says must hold, week by week."""
    found = []
    for number, week in enumerate(played.weeks, 1):
        known = invariants_of(week.moment)
        named = [name for name in case.holds if name != SESSION]
        names = [each.id for each in known] if "all" in named else named
        try:
            looked_at = select(known, names)
        except KeyError as error:
            ids = ", ".join([*(each.id for each in known), SESSION])
            raise CaseError(f"nothing called {error} must always hold; there are {ids}") from None
        wrong = [(each, each.check(week.moment)) for each in looked_at]
        found += [f"after week {number}: {each.id}: {text}" for each, text in wrong if text]
    return found


def _look(week: Week, name: str, expected: Any) -> Iterable[str]:
    lists: dict[str, Callable[[Week, Any], Iterable[str]]] = {
        "paid": _paid,
        "moved": _moved,
        "told": _told,
        "untold": _untold,
        "refused": _refused,
    }
    if name == "week":
        return
    if name == "failed":
        yield from _compare("firms that failed", sorted(expected), week.figures.failed())
    elif name in lists:
        for entry in expected:
            yield from lists[name](week, entry)
    else:
        for path, value in leaves({name: expected}):
            yield from _compare(".".join(path), value, week.figures.read(path), week.rounding)


def _compare(what: str, expected: Any, found: Any, rounding: int = 0) -> Iterable[str]:
    if not _agrees(expected, found, rounding):
        yield f"{what}: expected {_shown(expected)}, found {_shown(found)}"


def _agrees(expected: Any, found: Any, rounding: int) -> bool:
    """Whether a figure is what it should be; nothing at all is never a matter of rounding."""
    if is_bounds(expected):
        low = expected.get("least", float("-inf"))
        high = expected.get("most", float("inf"))
        if "about" in expected:
            low = expected["about"] - expected["within"]
            high = expected["about"] + expected["within"]
        return bool(low <= found <= high)
    if isinstance(expected, float) or isinstance(found, float):
        return bool(abs(expected - found) <= _NEAR * max(1.0, abs(expected)))
    if isinstance(expected, int) and expected >= _MONEY:
        return bool(abs(expected - found) <= rounding)
    return bool(expected == found)


def _shown(value: Any) -> str:
    if is_bounds(value):
        return " ".join(f"{word} {_shown(number)}" for word, number in value.items())
    return f"{value:,}" if isinstance(value, int | float) else repr(value)


def _paid(week: Week, entry: Mapping[str, Any]) -> Iterable[str]:
    paid = _sum(week, MONEY, entry) * 1000
    yield from _compare(_words("paid", entry), entry["amount"], paid, week.rounding)


def _moved(week: Week, entry: Mapping[str, Any]) -> Iterable[str]:
    ledger = CHIP_LEDGER + week.figures.place("chips", entry["chip"])
    yield from _compare(_words("moved", entry), entry["cards"], _sum(week, ledger, entry))


def _words(verb: str, entry: Mapping[str, Any]) -> str:
    cause = f" as {entry['cause']}" if "cause" in entry else ""
    return f"{verb} by {entry['from']} to {entry['to']}{cause}"


def _sum(week: Week, ledger: int, entry: Mapping[str, Any]) -> int:
    """All postings of the week between two accounts, of one cause or of any."""
    source, target = (_account(week, entry[side]) for side in ("from", "to"))
    total = 0
    for logs in week.logs:
        log = logs[0]
        count = int(log["postings"])
        found = (log["ledger"] == ledger) & (log["source"] == source) & (log["target"] == target)
        if "cause" in entry:
            found &= log["cause"] == CAUSES.index(entry["cause"])
        total += int(log["amount"][:count][found[:count]].sum())
    return total


def _account(week: Week, name: str) -> int:
    outside = name.replace("-", " ")
    if outside in OUTSIDE_ACCOUNTS:
        return FIRMS + OUTSIDE_ACCOUNTS.index(outside)
    return week.figures.place("firms", name)


def _notes(week: Week) -> list[tuple[str, str, float]]:
    """Kind, firm and number of everything that was told."""
    names = week.figures.game.compiled.ids["firms"]
    found = []
    for logs in week.logs:
        log = logs[0]
        for place in range(int(log["notes"])):
            firm = int(log["note_firm"][place])
            name = names[firm] if firm != NOBODY else ""
            kind = NOTES_KINDS[log["note_kind"][place]]
            found.append((kind, name, float(log["note_amount"][place])))
    return found


def _told(week: Week, entry: str) -> Iterable[str]:
    if not _is_told(week, entry):
        told = sorted({f"{firm}: {kind}" for kind, firm, _number in _notes(week) if firm})
        yield f"told: expected {entry!r}, found {told}"


def _untold(week: Week, entry: str) -> Iterable[str]:
    if _is_told(week, entry):
        yield f"told: {entry!r}, which should not be"


def _is_told(week: Week, entry: str) -> bool:
    """Whether "firm: kind of note", or a kind alone, stands in the week's news."""
    firm, colon, kind = entry.partition(": ")
    if not colon:
        firm, kind = "", entry
    if kind not in NOTES_KINDS:
        raise CaseError(f"nothing is ever told as '{kind}'")
    return any(found == kind and firm in ("", who) for found, who, _number in _notes(week))


def _refused(week: Week, entry: Mapping[str, Any]) -> Iterable[str]:
    """An order that was refused, for the reason given or for any."""
    log = week.logs[1][0]
    reasons = [
        REFUSALS[int(log["note_amount"][place])]
        for place in range(int(log["notes"]))
        if log["note_kind"][place] == NOTES_KINDS.index("order refused")
        and log["note_subject"][place] == KIND_BY_ID[entry["order"]]
        and log["note_firm"][place] == week.figures.place("firms", entry["firm"])
    ]
    why = entry.get("why", "a refusal")
    if why != "a refusal" and why not in REFUSALS:
        raise CaseError(f"no order is ever refused because '{why}'")
    if not reasons or ("why" in entry and why not in reasons):
        yield f"{entry['firm']}'s {entry['order']}: expected {why!r}, found {reasons or 'none'}"
