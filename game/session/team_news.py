"""How a bid for a team ended, and why: who bid what, how far its house went, what else counted.

Invariant: of a rival nothing is told that is hidden from the firm that hears it: bids, which the
team names to its house, and what outsiders guess of compute; never a rival's mood.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from game.compiled.layout import Record
from game.compiled.sizes import NOBODY, PEOPLE
from game.session.notes import Note, Told
from game.session.numbers import number_in_words
from game.session.published import guess
from game.session.reckoning import own_compute
from game.session.rivalry import logistic
from game.session.run_words import team_in_words
from game.words import _

USUAL_MORALE = 0.6
"""Morale thought of a house that one does not see into."""


def name_of(note: Note) -> str:
    """The team's name."""
    compiled = note.catalogue.compiled
    return compiled.scenario.teams[compiled.ids["teams"][note.subject]].name


def won(note: Note) -> Told:
    """To everybody: who has the team, for what."""
    title = _("{firm} wins the team {team}").format(firm=note.name, team=name_of(note))
    text = _("Word is of {pay} a year for each of them. What they know goes along.")
    return title, text.format(pay=_usd(note.amount))


def lost(note: Note) -> Told:
    """To its house: what was bid, how far the house matched it, and what that left to decide."""
    rival = int(note.amount)
    to = note.catalogue.firm_name(rival)
    title = _("The team {team} leaves us for {firm}").format(team=name_of(note), firm=to)
    rules, world = note.catalogue.compiled.rules[0], note.world[0]
    parts = [_why_lost(note, rival), _takes(rules, world, note)]
    parts.append(_("Morale suffers. For some weeks they may still think better of it."))
    return title, " ".join(part for part in parts if part)


def _why_lost(note: Note, rival: int) -> str:
    """How the bid stood to what the house matches, and what decided between equals."""
    bid = _bids(note).get(rival)
    if bid is None:
        return ""
    rules, world, to = _rules(note), note.world[0], note.catalogue.firm_name(rival)
    limit = float(world["hold_pay"][note.firm])
    if limit < bid:
        text = _("{firm} bid {bid} a year for each; you match bids up to {limit}.")
        if limit <= 0.0:
            text = _("{firm} bid {bid} a year for each; you match no bids: see “Hold your teams”.")
        return text.format(firm=to, bid=_usd(bid), limit=_usd(limit))
    text = _(
        "{firm} bid {bid} a year for each, and you matched it in full: pay did not decide. {why}"
    )
    return text.format(firm=to, bid=_usd(bid), why=_why_between(rules, world, note, rival))


def _why_between(rules: Record, world: Record, note: Note, rival: int) -> str:
    """What spoke for going at equal pay, as far as it is known, and how likely that made it."""
    team, home = note.subject, note.firm
    mood = float(world["morale"][home])
    mood += float(rules["team_loss"]) * float(rules["team_strength"][team])
    ours, theirs = _per_head(world, home), _guessed_per_head(world, rival)
    gain = float(rules["team_morale_weight"]) * (USUAL_MORALE - mood)
    gain += float(rules["team_compute_weight"]) * (math.log1p(theirs) - math.log1p(ours))
    tied = float(rules["team_stay"])
    tied += float(rules["team_loyalty_weight"]) * float(rules["team_loyalty"][team])
    spoke = []
    if mood < USUAL_MORALE:
        text = _("your people's mood of {mood:.0%}, where {usual:.0%} is usual")
        spoke.append(text.format(mood=mood, usual=USUAL_MORALE))
    if float(rules["team_compute_weight"]) > 0.0 and theirs > ours:
        text = _("about {theirs:.2g} units of compute a head there, {ours:.2g} with you")
        spoke.append(text.format(theirs=theirs, ours=ours))
    chance = logistic(gain - tied)
    if not spoke:
        text = _("Nothing you could see spoke for going: {chance:.0%} of such teams do.")
        return text.format(chance=chance)
    text = _("For going spoke {traits}: about {chance:.0%} of such teams do.")
    return text.format(traits=_(" and ").join(spoke), chance=chance)


def _takes(rules: Record, world: Record, note: Note) -> str:
    """What its going takes from the house's next model."""
    takes = team_in_words(rules, world, note.firm, note.subject, -1)
    return _("Its going means {takes}.").format(takes=takes) if takes else ""


def held(note: Note) -> Told:
    """To its house: who bid what, and what the team costs now."""
    title = _("The team {team} was courted and stays").format(team=name_of(note))
    text = _("Each of them has {pay} a year now. “Hold your teams” sets how far you match a bid.")
    told = text.format(pay=_usd(note.amount))
    bids = ", ".join(
        _("{firm} {bid}").format(firm=note.catalogue.firm_name(f), bid=_usd(bid))
        for f, bid in _bids(note).items()
    )
    return title, _("Bids a year for each: {bids}. {told}").format(bids=bids, told=told)


def declined(note: Note) -> Told:
    """To who bid in vain: what the team chose, and whether pay or something else decided."""
    title = _("The team {team} did not take our bid").format(team=name_of(note))
    if note.amount < 0.0:
        text = _("We had bid {pay} a year for each, and could not pay what signing them costs.")
        return title, text.format(pay=_usd(-note.amount))
    told = _("We had bid {pay} a year for each.").format(pay=_usd(note.amount))
    return title, " ".join([told, *_why_declined(note)])


def _why_declined(note: Note) -> Iterator[str]:
    rules, world = _rules(note), note.world[0]
    now, team = int(world["team_firm"][note.subject]), note.subject
    if now == NOBODY:
        yield _("They waited for something better.")
        return
    name, paid = note.catalogue.firm_name(now), float(world["team_pay"][team])
    if any(kind == "team won" and subject == team for kind, _f, subject, _n in note.week):
        text = _("{firm} had bid {pay}.")
        if paid <= note.amount:
            text = _("{firm} had bid {pay}: pay was not all.")
        yield text.format(firm=name, pay=_usd(paid))
    else:
        tied = float(rules["team_stay"])
        tied += float(rules["team_loyalty_weight"]) * float(rules["team_loyalty"][team])
        text = _(
            "They stay with {firm}, which may match a bid; at equal pay, mood and compute "
            "{chance:.0%} of such teams go."
        )
        yield text.format(firm=name, chance=logistic(-tied))
    ours, theirs = _per_head(world, note.firm), _guessed_per_head(world, now)
    if float(rules["team_compute_weight"]) > 0.0 and theirs > ours:
        text = _("There they have about {theirs:.2g} units of compute a head, here {ours:.2g}.")
        yield text.format(theirs=theirs, ours=ours)
    if float(world["morale"][note.firm]) < USUAL_MORALE:
        text = _("Our mood is {mood:.0%}, where {usual:.0%} is usual.")
        yield text.format(mood=float(world["morale"][note.firm]), usual=USUAL_MORALE)


def _bids(note: Note) -> dict[int, float]:
    """Bids of the week for the team by firm, in thousands of dollars a year for each of it."""
    return {
        firm: amount
        for kind, firm, subject, amount in note.week
        if kind in ("team won", "team declined") and subject == note.subject and amount > 0.0
    }


def _per_head(world: Record, f: int) -> float:
    return own_compute(world, f) / max(1.0, float(world["balance"][PEOPLE, f]))


def _guessed_per_head(world: Record, f: int) -> float:
    """Compute a head as outsiders guess it."""
    return guess(float(world["compute"][f])) / max(1.0, float(world["balance"][PEOPLE, f]))


def _rules(note: Note) -> Record:
    return note.catalogue.compiled.rules[0]


def _usd(thousands: float) -> str:
    return number_in_words(1000.0 * thousands, "usd")
