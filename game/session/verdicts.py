"""Which of all the ends a chief might have come to was reached, and which one ended the game.

Invariant: every end is named once: the one that came, the own ones, and the triumphs that are
open to every chief; ruin that did not come is no news.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.compiled.world import ACTIVE, OF_SCENARIO
from game.scenario.condition_nodes import Compare
from game.session.alike import end_of, in_chiefs_words
from game.session.comparisons import comparisons, comparisons_in, standing
from game.session.views.table import Table
from game.words import _, ngettext


def verdicts(table: Table, f: int, kind: str) -> tuple[str, ...]:
    """What ended the game for firm `f`, then every other end it might have had."""
    lines = [_what_ended(table, f, kind)]
    if kind not in {"ambition", "horizon"}:
        lines.append(_hope(table, f))
    if kind != "fear":
        lines.append(_dread(table, f))
    return (*lines, *_alike(table, f))


def _what_ended(table: Table, f: int, kind: str) -> str:
    week = int(table.world["ending_week"][f])
    week = week if week >= 0 else int(table.world["turn"])
    code = int(table.world["ending"][f])
    if code >= OF_SCENARIO:
        text = _("What ended the game, in week {week}: “{title}”, an end open to every chief.")
        return text.format(week=week, title=_title(table, f, code - OF_SCENARIO))
    texts = {
        "ambition": _("What ended the game, in week {week}: your own ambition."),
        "fear": _("What ended the game, in week {week}: what you dreaded."),
        "insolvency": _("What ended the game, in week {week}: what was due could not be paid."),
        "sold": _("What ended the game, in week {week}: your firm was bought."),
    }
    last = _("What ended the game: its last week, {week}. Your own ambition was missed.")
    return texts.get(kind, last).format(week=week)


def _hope(table: Table, f: int) -> str:
    """Whether the own ambition held when the game was over for another reason."""
    parts = comparisons(table, f, "ambition")
    missed = [part for part in parts if not part.holds]
    if not missed:
        text = _("Your own ambition held in week {week} as well.")
        return text.format(week=int(table.world["turn"]))
    text = ngettext(
        "Your own ambition was missed, {n} condition of {count}: {parts}.",
        "Your own ambition was missed, {n} conditions of {count}: {parts}.",
        len(missed),
    )
    told = "; ".join(standing(part) for part in missed)
    return text.format(n=len(missed), count=len(parts), parts=told)


def _dread(table: Table, f: int) -> str:
    """How near what the chief dreaded was."""
    held = int(table.world["fear_met"][f])
    if held <= 0:
        weeks = int(table.world["turn"])
        return _("What you dreaded had not come true by week {week}.").format(week=weeks)
    weeks = table.compiled.scenario.firms[table.catalogue.firms[f]].fear.weeks
    text = _("What you dreaded had held for {held} of the {weeks} weeks that it takes.")
    return text.format(held=held, weeks=weeks)


def _alike(table: Table, f: int) -> Iterator[str]:
    """Ends open to every chief, but the one that came: those reached, and triumphs missed."""
    last = int(table.world["turn"]) >= table.compiled.scenario.turns
    for place in range(len(table.compiled.ids["endings"])):
        end = end_of(table.compiled, place)
        parts = [*comparisons_in(table, f, end.once), *comparisons_in(table, f, end.when)]
        came = int(table.world["ending"][f]) == OF_SCENARIO + place
        if came or not any(isinstance(part.node, Compare) for part in parts):
            continue
        title = _title(table, f, place)
        missed = next((part for part in parts if not part.holds), None)
        if missed is None and (last or not end.at_end) and table.world["status"][f] == ACTIVE:
            text = _("Reached in week {week} as well: “{title}”.")
            yield text.format(week=int(table.world["turn"]), title=title)
        elif end.kind == "triumph" and missed is not None:
            text = _("Not reached, open to every chief: “{title}”. It wanted {part}.")
            yield text.format(title=title, part=standing(missed))


def _title(table: Table, f: int, place: int) -> str:
    return in_chiefs_words(end_of(table.compiled, place).title, table.catalogue.firm_name(f))
