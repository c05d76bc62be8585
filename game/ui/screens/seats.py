"""A chair in words and figures: what it starts with, what its chief wants and dreads.

Invariant: pure functions from a scenario to text; a figure is what the scenario states, or,
where only the chief knows it, what outsiders reckon. Its facts are those the scenario names.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from game.session.published import cash_by_value, guess, rounded
from game.ui.figures import (
    MISSING,
    count,
    date,
    exact,
    fit,
    megawatts,
    money,
    plain,
    points,
    price,
    ratio,
)
from game.ui.screens.parts import lines, quiet
from game.ui.widgets.sheet import wrapped
from game.ui.widgets.table import Column, Row
from game.words import N_, _, ngettext

if TYPE_CHECKING:
    from game.scenario.model import Fact, Firm, Scenario

_TOLD = {
    "reported": N_("reported"),
    "rumoured": N_("rumoured"),
    "fictionalised": N_("told as fiction"),
    "assumed": N_("our assumption"),
}


def columns() -> Sequence[Column]:
    """Headings of the table of chairs."""
    return (
        Column(_("Firm"), most=18, grows=True),
        Column(_("Cash"), "right", rank=1),
        Column(_("Value"), "right", rank=2),
        Column(_("Chips"), "right", rank=3),
        Column(_("Power"), "right", rank=5),
        Column(_("People"), "right", rank=4),
        Column(_("Model"), "right", rank=3),
    )


def seat_row(scenario: Scenario, firm_id: str) -> Row:
    """A chair's line as outsiders know it: see `figures_of`."""
    return Row(
        key=firm_id,
        cells=(plain(scenario.firms[firm_id].name), *figures_of(scenario, firm_id, inside=False)),
    )


def figures_of(scenario: Scenario, firm_id: str, *, inside: bool) -> tuple[str, ...]:
    """Cash, value, chips, power, people, capability of what it serves.

    From outside, cash is as published or reckoned by value, and chips are a guess.
    """
    firm = scenario.firms[firm_id]
    chips = sum(firm.chips.values())
    return (
        money(firm.cash) if inside else public_cash(firm),
        money(firm.value),
        _cards(chips, inside=inside),
        megawatts(firm.power),
        exact(firm.researchers),
        served(scenario, firm),
    )


def _cards(chips: int, *, inside: bool) -> str:
    if not chips:
        return MISSING
    return count(chips) if inside else f"≈{count(guess(chips))}"


def public_cash(firm: Firm) -> str:
    """Cash as a listed firm publishes it; of a private one the range it is thought to lie in."""
    if firm.listed:
        return money(rounded(firm.cash))
    low, _best, high = cash_by_value(firm.value)
    return f"{money(low)}\N{EN DASH}{money(high)}"


def served(scenario: Scenario, firm: Firm) -> str:
    """Capability of the model a firm offers at the start."""
    model = scenario.models.get(firm.serves)
    return points(model.capability) if model else MISSING


def about_scenario(scenario: Scenario, width: int, rows: int) -> list[Content]:
    """When it plays, how long, and what it is about, in at most `rows` lines of `width`."""
    last = scenario.start + datetime.timedelta(weeks=scenario.turns) - datetime.timedelta(days=1)
    weeks = ngettext("{n} week", "{n} weeks", scenario.turns).format(n=scenario.turns)
    moves = ngettext("{n} move a week", "{n} moves a week", scenario.moves).format(n=scenario.moves)
    when = _("{first} to {last}").format(first=date(scenario.start), last=date(last))
    head = f"{when} · {weeks} · {moves}"
    told = wrapped(f"{head} · {_flat(scenario.about)}", width)
    if len(told) > rows:
        told = [*told[: rows - 1], _broken_off(told[rows - 1], width)]
    first = told[0]
    if not first.startswith(head):
        return [quiet(line) for line in told]
    return [Content.assemble((head, "$quiet"), first.removeprefix(head)), *map(Content, told[1:])]


def _broken_off(line: str, width: int) -> str:
    """`line` with an ellipsis after its last word that leaves room for one."""
    words = line.split()
    while len(words) > 1 and cell_len(" ".join([*words, "…"])) > width:
        words.pop()
    return fit(" ".join([*words, "…"]), width).rstrip()


def about_chair(scenario: Scenario, firm_id: str) -> Content:
    """Who they are, what the chief wants and dreads, what they serve."""
    firm = scenario.firms[firm_id]
    model = scenario.models.get(firm.serves)
    parts: list[Content | str] = [
        Content.assemble((plain(firm.name), "bold"), "  ", _flat(firm.about)),
        Content.assemble((_("Wants") + "   ▲ ", "bold $gain"), _flat(firm.ambition.text)),
        Content.assemble((_("Dreads") + "  ▼ ", "bold $loss"), _flat(firm.fear.text)),
    ]
    said = [leased(scenario, firm_id)]
    if model:
        weights = _("open weights") if model.open else _("closed weights")
        serves = _("Serves {model}, {weights}.").format(model=plain(model.name), weights=weights)
        said.insert(0, serves)
    return lines([*parts, quiet(" ".join(text for text in said if text))])


def leased(scenario: Scenario, firm_id: str) -> str:
    """The compute a firm leases or lets by contract at the start, in a sentence; "" for none."""
    running = (contract for contract in scenario.contracts.values() if contract.date is None)
    leases = [
        clause
        for contract in running
        for clause in contract.clauses.values()
        if clause.kind == "lease"
    ]
    taken = sum(lease.amount for lease in leases if lease.taker == firm_id)
    given = sum(lease.amount for lease in leases if lease.giver == firm_id)
    said = []
    if taken:
        said.append(_("Leases {units} units of compute.").format(units=count(taken)))
    if given:
        said.append(_("Lets {units} units by contract.").format(units=count(given)))
    return " ".join(said)


def starting_figures(scenario: Scenario, firm_id: str) -> Content:
    """What a chair starts with, a line per figure, as its chief knows it."""
    titles = [column.title for column in columns()][1:]
    figures = figures_of(scenario, firm_id, inside=True)
    by_value = sorted(scenario.firms, key=lambda id_: -scenario.firms[id_].value)
    place = _("{place} of {count} by value").format(
        place=by_value.index(firm_id) + 1, count=len(by_value)
    )
    rows = [*zip(titles, figures, strict=True), (_("Place"), place)]
    width = max(cell_len(title) for title, _figure in rows)
    return lines(
        Content.assemble((fit(title, width + 2), "$quiet"), (figure, "bold"))
        for title, figure in rows
    )


def facts_of(scenario: Scenario, firm_id: str, facts: Mapping[str, Fact]) -> Content:
    """Each starting figure of a firm that rests on facts, with their claims.

    What is kept private and rests on assumptions alone is left for its chief to see.
    """
    firm = scenario.firms[firm_id]
    sources = [*firm.sources.items(), *_goal_sources(firm)]
    if not sources:
        return quiet(_("No facts are named for this firm's figures."))
    parts: list[Content | str] = []
    for key, ids in sources:
        public = _is_public(firm, key)
        told = [id_ for id_ in ids if public or _is_heard(facts.get(id_))]
        if told:
            figure = _figure(firm, key) if public else ""
            parts.append(Content.assemble((_figure_name(key), "bold"), "  ", figure))
            parts += [_fact(id_, facts.get(id_)) for id_ in told]
    return lines([*parts, quiet(_("What only its chief knows stands on the desk."))])


_PUBLIC = ("value", "power", "researchers", "stage", "price", "shares", "ambition", "fear")
"""Tables of figures that anybody can read."""
_IN_THE_BOOKS = ("cash", "debt", "core_income", "overheads")
"""Those that a listed firm publishes."""


def _is_public(firm: Firm, key: str) -> bool:
    table = key.partition(".")[0]
    return table in _PUBLIC or (table in _IN_THE_BOOKS and firm.listed)


def _is_heard(fact: Fact | None) -> bool:
    """Whether the claim was made in public, and not by the scenario's author alone."""
    return fact is not None and fact.told in {"reported", "rumoured"}


def _goal_sources(firm: Firm) -> list[tuple[str, tuple[str, ...]]]:
    goals = (("ambition", firm.ambition.source), ("fear", firm.fear.source))
    return [(name, source) for name, source in goals if source]


def _fact(id_: str, fact: Fact | None) -> Content:
    if fact is None:
        return quiet("· " + plain(id_))
    told = _(_TOLD.get(fact.told, fact.told))
    return Content.assemble(
        "· ", _flat(fact.claim), ("  " + f"{told}, {plain(fact.date)}", "$quiet")
    )  # fmt: skip


_FIGURES = {
    "cash": N_("Cash"),
    "debt": N_("Debt"),
    "value": N_("Value"),
    "core_income": N_("Other income a week"),
    "overheads": N_("Overheads a week"),
    "power": N_("Power"),
    "researchers": N_("People"),
    "pay": N_("Pay a year"),
    "morale": N_("Morale"),
    "trust": N_("Users' trust"),
    "favour": N_("Favour in the capital"),
    "heat": N_("Courts' attention"),
    "stage": N_("The world's ear"),
    "efficiency": N_("Training efficiency"),
    "serving_skill": N_("Serving skill"),
    "split": N_("Split of the compute"),
    "price": N_("Price for a million tokens"),
    "chips": N_("Chips"),
    "shares": N_("Users"),
    "ambition": N_("Ambition"),
    "fear": N_("Fear"),
}


def _figure_name(key: str) -> str:
    table, _dot, rest = key.partition(".")
    name = _(_FIGURES[table]) if table in _FIGURES else plain(table).replace("_", " ").capitalize()
    return f"{name}, {plain(rest)}" if rest else name


def _figure(firm: Firm, key: str) -> str:
    """The figure a key such as "cash" or "chips.h800" stands for; "" when it is a table."""
    table, _dot, rest = key.partition(".")
    value = getattr(firm, table, None)
    if rest and isinstance(value, Mapping):
        value = value.get(rest)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return ""
    if table in {"cash", "debt", "value", "core_income", "overheads", "pay"}:
        return money(value)
    if table == "power":
        return megawatts(value)
    if table == "price":
        return price(value)
    if table in {"efficiency", "serving_skill"}:
        return ratio(value)
    return f"{value:.2f}" if isinstance(value, float) else count(value)


def _flat(text: str) -> str:
    return " ".join(plain(text).split())
