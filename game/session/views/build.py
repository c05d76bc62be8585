"""Puts a chief's view together.

Invariant: two worlds that differ only in what is hidden from a chief give equal
views to that chief.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import numpy as np

from game.compiled.layout import Floats, Records
from game.compiled.sizes import MONEY, PEOPLE
from game.session.figures import terms_of
from game.session.news import heard_by
from game.session.view import Goal, Series, View
from game.session.views.contracts import (
    bearings,
    break_lines,
    contract_lines,
    offer_lines,
)
from game.session.views.dues import all_dues
from game.session.views.ground import ground_of
from game.session.views.matters import matters
from game.session.views.means import means_of
from game.session.views.own import own_firm
from game.session.views.proposed import proposed_lines
from game.session.views.public import chip_lines, firm_lines, market, model_lines
from game.session.views.rivalry import conduct, suit_lines, team_lines
from game.session.views.shorts import shorts_of
from game.session.views.silicon import silicon
from game.session.views.table import Table

_PUBLIC_SERIES = ("value", "usage_share", "price")
_WORLD_SERIES = ("spot_price", "expected_need", "compute_used", "mood", "public_mood")


def build_view(table: Table, scenario_id: str, firm: str) -> View:
    """The view of the chief of `firm`."""
    f = table.catalogue.place("firms", firm)
    scenario = table.compiled.scenario
    firms = firm_lines(table, f)
    dues = all_dues(table, f)
    own = own_firm(table, f, dues)
    models, chips = model_lines(table, f), chip_lines(table, f)
    ground = ground_of(table, f)
    contracts = contract_lines(table, f)
    turn = int(table.world["turn"])
    return View(
        scenario=scenario_id,
        title=scenario.title,
        firm=firm,
        turn=turn,
        turns=scenario.turns,
        date=week_date(scenario.start, turn),
        me=next(line for line in firms if line.id == firm),
        own=own,
        firms=firms,
        chips=chips,
        models=models,
        market=market(table),
        matters=matters(table, f, own, models, chips, firms, ground),
        news=heard_by(table.reports, firm),
        ambition=goal(table, f, "ambition"),
        fear=goal(table, f, "fear"),
        contracts=contracts,
        offers=offer_lines(table, f),
        proposed=proposed_lines(table, f),
        dues=dues,
        breaks=break_lines(table, f),
        silicon=silicon(table, f),
        ground=ground,
        bearings=bearings(table),
        means=means_of(table, f, contracts),
        teams=team_lines(table, f),
        suits=suit_lines(table, f),
        shorts=shorts_of(table, f),
        conduct=conduct(table, f),
        history=series(table, f),
    )


def week_date(start: datetime.date, turn: int) -> datetime.date:
    """First day of the week after `turn` weeks."""
    return start + datetime.timedelta(weeks=turn)


def goal(table: Table, f: int, which: str) -> Goal:
    """The chief's ambition or fear and where it stands."""
    firm = table.compiled.scenario.firms[table.catalogue.firms[f]]
    wanted = firm.ambition if which == "ambition" else firm.fear
    terms = terms_of(table.compiled, wanted.when, table.lookup)
    return Goal(
        text=wanted.text,
        holds=all(term.holds for term in terms),
        at_end=firm.ambition.at_end if which == "ambition" else False,
        weeks=wanted.weeks,
        held=int(table.world[f"{which}_met"][f]),
        terms=terms,
    )


def series(table: Table, f: int) -> Mapping[str, Series]:
    """Public figures of all firms, private ones of firm `f`, and the world's."""
    past = table.history
    found: dict[str, dict[str, tuple[float, ...]]] = {}
    for name in _PUBLIC_SERIES:
        factor = 1000.0 if name == "value" else 1.0
        found[name] = {
            firm: tuple((past[name][:, g] * factor).tolist())
            for g, firm in enumerate(table.catalogue.firms)
        }
    share = _share_values(past)
    found["share_value"] = {
        firm: tuple(share[:, g].tolist()) for g, firm in enumerate(table.catalogue.firms)
    }
    mine = table.catalogue.firms[f]
    found["cash"] = {mine: tuple((past["balance"][:, MONEY, f] * 1000.0).tolist())}
    found["people"] = {mine: tuple(past["balance"][:, PEOPLE, f].astype(float).tolist())}
    for name in ("compute", "morale", "trust"):
        found[name] = {mine: tuple(past[name][:, f].tolist())}
    for name in _WORLD_SERIES:
        factor = 1000.0 if name == "spot_price" else 1.0
        found[name] = {"world": tuple((past[name] * factor).tolist())}
    for place, segment in enumerate(table.compiled.ids["segments"]):
        found.setdefault("price_index", {})[segment] = tuple(past["price_index"][:, place].tolist())
        found.setdefault("usage", {})[segment] = tuple(past["usage"][:, place].tolist())
    return found


def _share_values(past: Records) -> Floats:
    """(weeks, FIRMS) US dollars that as many shares as there were first are worth each week."""
    shares = past["start_value"]
    first = (shares > 0.0).argmax(axis=0)
    begun = shares[first, np.arange(shares.shape[1])]
    share: Floats = past["value"] * 1000.0 * begun / np.maximum(shares, 1.0)
    return share
