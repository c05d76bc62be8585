"""What a headless game came to, as JSON and as text.

Invariant: both are made of the same game and neither needs it to have ended.
"""

from __future__ import annotations

from typing import Any

from game.cli.columns import in_columns
from game.cli.figures import firm_figures, ledger_sums, series
from game.cli.headless import Headless, Refused
from game.session.digests import digest_of
from game.session.endings import ending_of
from game.session.numbers import number_in_words
from game.session.session import Session
from game.session.view import Ending
from game.words import _, ngettext


def to_plain(played: Headless) -> dict[str, Any]:
    """The game as plain values for JSON."""
    session = played.session
    return {
        "scenario": played.game.id,
        "scenario_hash": played.game.digest,
        "seed": session.seed,
        "turns_played": session.turn,
        "turns": session.turns,
        "digest": digest_of(session.world),
        "digests": list(session.digests),
        "protagonist": session.watched,
        "ending": _plain_ending(session),
        "ledger": ledger_sums(session),
        "firms": firm_figures(session),
        "series": series(session),
        "refused": [_plain_refused(item) for item in played.refused],
    }


def _ending(session: Session) -> Ending | None:
    """The protagonist's ending, which may have come before the last week."""
    return ending_of(session.table, session.watched)


def _plain_ending(session: Session) -> dict[str, Any]:
    ending = _ending(session)
    if ending is None:
        return {
            "kind": "unfinished",
            "firm": session.watched,
            "turn": session.turn,
            "reason": _("The game was stopped before its end."),
        }
    return {
        "kind": ending.kind,
        "firm": ending.firm,
        "turn": ending.turn,
        "title": ending.title,
        "reason": ending.reason,
        "reasons": list(ending.reasons),
    }


def _plain_refused(item: Refused) -> dict[str, Any]:
    return {
        "turn": item.turn,
        **item.order.to_plain(item.firm),
        "reason": item.reason,
        "listed": item.listed,
    }


def to_text(played: Headless, asked: int) -> str:
    """The game as a report for people; `asked` is how many weeks were asked for."""
    session = played.session
    parts = [_head(played, asked), _ending_text(session), _table(session)]
    if played.refused:
        parts.append(_refused_text(played))
    parts.append(_("digest {digest}").format(digest=digest_of(session.world)))
    return "\n\n".join(parts)


def _head(played: Headless, asked: int) -> str:
    session = played.session
    line = _("{title}, seed {seed}: {turn} of {turns} weeks").format(
        title=session.scenario.title, seed=session.seed, turn=session.turn, turns=session.turns
    )
    if session.turn < asked:
        line += "\n" + _("{asked} weeks were asked for; the scenario ends before.").format(
            asked=asked
        )
    return line


def _ending_text(session: Session) -> str:
    ending = _ending(session)
    if ending is None:
        return _("The game goes on: no ending yet for {firm}.").format(
            firm=session.scenario.firms[session.watched].name
        )
    title = _("{title} (week {turn})").format(title=ending.title, turn=ending.turn)
    lines = [title, f"  {ending.reason}"]
    if ending.turn < session.turn:
        lines.append("  " + _("The other firms played on to week {n}.").format(n=session.turn))
    lines.extend(f"  - {reason}" for reason in ending.reasons)
    return "\n".join(lines)


def _table(session: Session) -> str:
    """Firms by growth of value since the start."""
    ending = _ending(session)
    names = {firm.name: firm_id for firm_id, firm in session.scenario.firms.items()}
    figures = firm_figures(session)
    heads = ("", _("firm"), _("value"), _("since start"), _("cash"), _("chips on"), _("MW"))
    rows: list[tuple[str, ...]] = [(*heads, _("people"), _("capability"), _("users"), "")]
    ranking = ending.ranking if ending else _ranking(session)
    for rank, (name, growth, reached) in enumerate(ranking, 1):
        found = figures[names[name]]
        rows.append((str(rank), name, *_cells(found, growth), _("goal reached") if reached else ""))
    return in_columns(rows, right=(0, 2, 3, 4, 5, 6, 7, 8, 9))


def _ranking(session: Session) -> list[tuple[str, float, bool]]:
    """Firms by growth of value, in a game that has not ended."""
    rows = [(line.name, line.value_start, False) for line in session.view().firms]
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def _cells(found: dict[str, int | float], growth: float) -> tuple[str, ...]:
    return (
        "$" + number_in_words(found["headline_value_usd"]),
        f"{growth:+.1%}",
        "$" + number_in_words(found["cash_usd"]),
        number_in_words(found["chips_energised"]),
        number_in_words(found["power_mw"]),
        f"{found['talent']:,}",
        f"{found['capability']:.1f}" if found["capability"] else "-",
        f"{found['usage_share']:.1%}",
    )


def _refused_text(played: Headless) -> str:
    """The refused orders of the orders file one by one, the others counted."""
    listed = [item for item in played.refused if item.listed]
    lines = [_line(item) for item in listed]
    if listed:
        lines.insert(0, _("Orders of the file that the rules refused:"))
    if others := len(played.refused) - len(listed):
        text = ngettext(
            "{n} order of the other players was refused.",
            "{n} orders of the other players were refused.",
            others,
        )
        lines.append(text.format(n=others))
    return "\n".join(lines)


def _line(item: Refused) -> str:
    what = " ".join(part for part in (item.order.kind, item.order.subject) if part)
    return _("  week {turn}, {firm}: {what}: {reason}").format(
        turn=item.turn, firm=item.firm, what=what, reason=item.reason
    )
