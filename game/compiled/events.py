"""Writes events, their effects, and every chief's ends into the Rules.

Invariant: events stand in the sorted order of their ids; an effect names a
quantity that may be moved, which the checks have made sure of.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from game.compiled.identity import key_of
from game.compiled.layout import Records
from game.compiled.programs import Programs, quantity_of
from game.compiled.sizes import NOBODY
from game.compiled.units import thousands
from game.scenario.conditions import Name, parse_condition
from game.scenario.model import Effect, Event, Scenario


def write_events(
    scenario: Scenario,
    rules: Records,
    places: Mapping[str, Mapping[str, int]],
    programs: Programs,
) -> None:
    """Compile events, ambitions, fears and endings into `rules`, in place."""
    count = 0
    for event_id, place in places["events"].items():
        event = scenario.events[event_id]
        _write_event(scenario, rules, places, programs, event, place)
        rules["event_key"][0, place] = key_of(event_id)
        for column, effects in enumerate(effects_of(event)):
            rules["effect_start"][0, place, column] = count
            for effect in effects:
                _write_effect(rules, places, count, effect)
                count += 1
            rules["effect_end"][0, place, column] = count
    for firm_id, f in places["firms"].items():
        firm = scenario.firms[firm_id]
        rules["ambition"][0, f] = programs.add(firm.ambition.when)
        rules["ambition_weeks"][0, f] = firm.ambition.weeks
        rules["ambition_at_end"][0, f] = int(firm.ambition.at_end)
        rules["fear"][0, f] = programs.add(firm.fear.when)
        rules["fear_weeks"][0, f] = firm.fear.weeks
    for end_id, place in places["endings"].items():
        end = scenario.endings[end_id]
        rules["ending_once"][0, place] = programs.add(end.once)
        rules["ending_at_end"][0, place] = int(end.at_end)
        for firm_id, f in places["firms"].items():
            rules["ending_when"][0, place, f] = programs.add(end.when, firm_id)
    _write_programs(rules, programs)


def week_of(scenario: Scenario, day: datetime.date) -> int:
    """The turn in which `day` falls, from 0; negative before the start."""
    return (day - scenario.start).days // 7


def effects_of(event: Event) -> tuple[tuple[Effect, ...], ...]:
    """Its own effects, then those of each choice."""
    return (event.effects, *(choice.effects for choice in event.choices.values()))


def _write_event(
    scenario: Scenario,
    rules: Records,
    places: Mapping[str, Mapping[str, int]],
    programs: Programs,
    event: Event,
    place: int,
) -> None:
    rules["event_from"][0, place] = week_of(scenario, event.date)
    rules["event_until"][0, place] = week_of(scenario, event.until or event.date)
    rules["event_when"][0, place] = programs.add(event.when)
    rules["event_chance"][0, place] = event.chance
    rules["event_firm"][0, place] = places["firms"].get(event.firm, NOBODY)
    rules["event_weeks"][0, place] = event.weeks
    rules["event_choices"][0, place] = len(event.choices)
    choices = list(event.choices)
    rules["event_default"][0, place] = choices.index(event.default) if event.default else 0
    for choice, answer in enumerate(event.choices.values()):
        rules["choice_cost"][0, place, choice] = thousands(answer.cost)


def _write_effect(
    rules: Records, places: Mapping[str, Mapping[str, int]], count: int, effect: Effect
) -> None:
    name = parse_condition(effect.quantity)
    if not isinstance(name, Name):
        raise TypeError(effect.quantity)
    quantity, place = quantity_of(name.path, places)
    rules["effect_quantity"][0, count] = quantity
    rules["effect_place"][0, count] = place
    rules["effect_times"][0, count] = effect.times
    rules["effect_add"][0, count] = effect.add


def _write_programs(rules: Records, programs: Programs) -> None:
    rules["code"][0, : len(programs.code)] = programs.code
    rules["operand"][0, : len(programs.operand)] = programs.operand
    rules["program_start"][0, : len(programs.starts)] = programs.starts
    rules["program_end"][0, : len(programs.ends)] = programs.ends
