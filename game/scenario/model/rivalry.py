"""Rivalry between houses: named teams, lawsuits, shortcuts and the care against them.

Invariant: a table that a scenario leaves out leaves its system without effect: there are no
teams, no suit is heard and no shortcut brings anything.
"""

from __future__ import annotations

from game.scenario.keys import key, table


@table
class Team:
    """A named team within a firm; never a named person."""

    firm: str = key("Firm it works for at the start.", ref="firms")
    name: str = key("What the team is called.")
    about: str = key("What it is known for, in a sentence.", long_text=True, default="")
    people: int = key("Its people, counted among the firm's.", low=1, high=5_000)
    skill: str = key("What it makes better.", one_of=("training", "serving", "product"))
    strength: float = key("How good it is; 1 is the best there is.", low=0.0, high=1.0)
    loyalty: float = key("How hard it is to win away.", low=0.0, high=1.0, default=0.5)
    pay: int = key(
        "Yearly pay of one of them; that of the firm when 0.",
        unit="usd", low=0, high=10**9, default=0,
    )  # fmt: skip
    source: tuple[str, ...] = key("Facts it rests on.", ref="facts", factory=tuple)


@table
class TeamMarket:
    """What teams bring, and how they choose where to work."""

    team_progress: float = key(
        "Weekly log gain of its recipe by the best team at full morale without a lead.",
        low=0, high=0.5, default=0.0,
    )  # fmt: skip
    team_trust: float = key(
        "Part of the way to full trust that the best product team goes in a week.",
        low=0, high=1, default=0.0,
    )  # fmt: skip
    team_pay_weight: float = key("Weight of log pay in its choice.", low=0, high=1000, default=2.0)
    team_morale_weight: float = key("Weight of morale in it.", low=0, high=100, default=2.0)
    team_compute_weight: float = key(
        "Weight of log compute per head in it.", low=0, high=100, default=0.3
    )
    team_stay: float = key("Log-odds of staying where it is.", low=-20, high=20, default=0.5)
    team_loyalty_weight: float = key(
        "Log-odds of staying for full loyalty.", low=0, high=100, default=2.0
    )
    team_counter: float = key(
        "Part of a raise bid, in logs, that a house of endless means goes along with unasked.",
        low=0, high=1, default=0.0,
    )  # fmt: skip
    team_means: float = key(
        "Value of a house that goes along with half as much.",
        unit="usd", low=1_000_000, high=10**15, default=50_000_000_000,
    )  # fmt: skip
    team_signing: float = key("Signing bonus, years of the pay bid.", low=0, high=5, default=0.5)
    team_envy: float = key(
        "Morale lost at home per log of a team's pay above the others'.",
        low=0, high=1, default=0.02,
    )  # fmt: skip
    team_holding: float = key(
        "Yearly cost of holding teams, part of what is promised above their pay.",
        low=0, high=1, default=0.0,
    )  # fmt: skip
    team_loss: float = key("Morale lost when the best team leaves.", low=0, high=1, default=0.05)
    team_teaches: float = key(
        "Part of the gap between two recipes that the best team carries along.",
        low=0, high=1, default=0.5,
    )  # fmt: skip
    team_run_loss: float = key(
        "Part of a run's work lost when the best training team leaves it.",
        low=0, high=1, default=0.15,
    )  # fmt: skip
    team_return: float = key(
        "Log-odds in a week that a team goes back, all else being equal.",
        low=-20, high=20, default=-4.0,
    )  # fmt: skip
    team_return_weeks: int = key("Weeks within which it may.", low=0, high=520, default=6)
    team_settle_weeks: int = key(
        "Weeks for which a team that has moved hears no bids and does not go back.",
        low=0, high=520, default=0,
    )  # fmt: skip


@table
class Courts:
    """Suits between firms: what they cost, how long they stand, what decides them."""

    suit_least: int = key(
        "Smallest sum that opens a case.", unit="usd", low=1_000, high=10**12, default=1_000_000
    )
    suit_scale: int = key(
        "Sum at which effort begins to count.", unit="usd", low=1_000, high=10**12,
        default=10_000_000,
    )  # fmt: skip
    suit_weeks: int = key("Weeks until the verdict.", low=1, high=520, default=10)
    suit_base: float = key("Log-odds of a case without merit.", low=-20, high=20, default=-2.0)
    suit_heat: float = key("Log-odds of the accused's full heat.", low=0, high=100, default=3.0)
    suit_calm: float = key(
        "Heat of the accused up to which it is no ground for a case.", low=0, high=1, default=0.0
    )
    suit_breach: float = key("Log-odds per contract it broke.", low=0, high=20, default=0.5)
    suit_merit: float = key(
        "Log-odds when it hides something the case can find.", low=0, high=20, default=2.0
    )
    suit_effort: float = key(
        "Log-odds per log of money over the scale, in a case with a ground.",
        low=0,
        high=20,
        default=0.4,
    )
    suit_damages: float = key(
        "Damages, part of the value of the smaller of the two.", low=0, high=1, default=0.0
    )
    suit_multiple: float = key(
        "Damages at most, as a multiple of what was spent.", low=0, high=1000, default=5.0
    )
    suit_most: float = key("Damages at most, part of its cash.", low=0, high=1, default=0.3)
    suit_defence: float = key(
        "Weekly cost of a defence, part of what the accuser spent.", low=0, high=1, default=0.0
    )
    suit_drag: float = key(
        "Sentiment that the accused loses in a week.", low=0, high=1, default=0.0
    )
    suit_trust: float = key(
        "Trust that the accused loses with a case; its accuser wins half.", low=0, high=1,
        default=0.0,
    )  # fmt: skip
    suit_anger: float = key("Heat that it gains then.", low=0, high=1, default=0.0)
    suit_blowback: float = key(
        "Trust and sentiment that the accuser loses with a case.", low=0, high=1, default=0.0
    )
    suit_finds: float = key(
        "Chance that discovery brings a hidden thing to light.", low=0, high=1, default=0.5
    )


@table
class Suit:
    """A suit that stands on the first morning."""

    by: str = key("Firm that sues.", ref="firms")
    against: str = key("Firm that is sued.", ref="firms")
    spent: int = key("Spent on it by who sues.", unit="usd", low=1_000, high=10**12)
    weeks: int = key("Weeks it has stood.", low=0, high=519, default=0)
    source: tuple[str, ...] = key("Facts it rests on.", ref="facts", factory=tuple)


@table
class Shortcuts:
    """What cutting corners brings at once and costs when it is found; care keeps it from it."""

    cut_points: float = key(
        "Points that a tuned benchmark adds to a score.", low=0, high=200, default=0.0
    )
    habit: float = key(
        "Part of a score above worth that users see through in a week.", low=0, high=1, default=0.0
    )
    cut_run: float = key("Part of a run that thin safety work saves.", low=0, high=0.9, default=0.0)
    cut_pull: float = key("Utility of loosened content to users.", low=0, high=10, default=0.0)
    cut_found_score: float = key(
        "Weekly chance that a tuned benchmark is found.", low=0, high=1, default=0.05
    )
    cut_found_safety: float = key(
        "Weekly chance that thin safety work is found.", low=0, high=1, default=0.05
    )
    cut_found_content: float = key(
        "Weekly chance that loosened content makes a scandal.", low=0, high=1, default=0.05
    )
    cut_trust: float = key("Part of trust lost with a scandal.", low=0, high=1, default=0.15)
    cut_morale: float = key("Morale lost with it.", low=0, high=1, default=0.08)
    cut_heat: float = key("Heat gained with it.", low=0, high=1, default=0.1)
    cut_sentiment: float = key("Sentiment lost with it.", low=0, high=3, default=0.08)
    cut_growth: float = key(
        "How much worse it is for each week it was hidden.", low=0, high=1, default=0.02
    )
    cut_growth_weeks: int = key("Weeks after which it grows no worse.", low=0, high=520, default=26)
    clean_part: float = key("Part of all this for who comes clean.", low=0, high=1, default=0.4)
    care_usual: int = key(
        "Per cent of the people who see to safety at the start.", low=0, high=50, default=0
    )
    care_trust: float = key(
        "Trust to which users come back, per part of the people on safety beyond the usual.",
        low=0, high=10, default=0.0,
    )  # fmt: skip
    care_shield: float = key(
        "How fast incidents and scandals grow rarer with the part of the people on safety.",
        low=0, high=100, default=10.0,
    )  # fmt: skip
    incident_rate: float = key(
        "Weekly chance of an incident for a firm that serves all tokens without any care.",
        low=0, high=1, default=0.0,
    )  # fmt: skip
    incident_thin: float = key(
        "How much likelier it is where safety work was thin.", low=1, high=100, default=3.0
    )
    incident_trust: float = key("Part of trust an incident costs.", low=0, high=1, default=0.06)
    incident_heat: float = key("Heat it brings.", low=0, high=1, default=0.04)
