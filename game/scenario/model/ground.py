"""Washington, Brussels, halls and grids, devices, scouts, and what the public minds.

Invariant: every key has a default with which a scenario plays as if its table were not
there: nobody asks for pledges, halls come with power, there are no devices and no scouts.
"""

from __future__ import annotations

from game.scenario.keys import key, table


@table
class Pledges:
    """What the capital asks of firms, and what its favour is good for."""

    pledge_weeks: int = key(
        "Weeks until a pledge falls due; 0 when nobody asks for any.", low=0, high=520, default=0
    )
    pledge_most: float = key("Largest pledge, part of value.", low=0, high=1, default=0.2)
    pledge_gain: float = key(
        "Favour that the largest of pledges wins at once.", low=0, high=2, default=0.3
    )
    pledge_scale: int = key(
        "Pledge that wins half of that.", unit="usd", low=1_000, high=10**14, default=10**10
    )
    pledge_thanks: float = key("Favour for keeping it, of the same.", low=0, high=2, default=0.15)
    pledge_shame: float = key(
        "Favour lost when nothing of it was kept, of the same.", low=0, high=4, default=0.9
    )
    pledge_trust: float = key(
        "Part of the way to full trust for keeping the largest.", low=0, high=1, default=0.0
    )
    pledge_blame: float = key("Part of trust and sentiment lost then.", low=0, high=1, default=0.06)
    tariff: float = key(
        "Duty on imported cards at the start, part of the price.", low=0, high=5, default=0.0
    )
    tariff_shield: float = key(
        "Part of the tariff that full favour keeps away.", low=0, high=1, default=0.8
    )
    permit_weeks: float = key(
        "Weeks that full favour takes off a grid connection.", low=0, high=30, default=0.0
    )


@table
class Brussels:
    """Europe's rules, its tax and its fines."""

    digital_tax: float = key(
        "Tax at the start, part of what is sold there.", low=0, high=1, default=0.0
    )
    scrutiny: float = key(
        "How closely rules are enforced at the start.", low=0, high=1, default=0.0
    )
    comply_cost: float = key(
        "Keeping all the rules under full scrutiny, part of sales there; 0 for no Brussels.",
        low=0, high=1, default=0.0,
    )  # fmt: skip
    compliance: float = key(
        "Part of the rules that every firm keeps at the start.", low=0, high=1, default=0.5
    )
    file_gain: float = key(
        "File a week of a firm that makes all sales there and keeps no rule.",
        low=0, high=10, default=0.2,
    )  # fmt: skip
    file_fade: float = key("Part of the file that fades in a week.", low=0, high=1, default=0.03)
    fine_bar: float = key("File below which nobody is fined.", low=0, high=1, default=0.3)
    fine_chance: float = key("Weekly chance of a fine at a full file.", low=0, high=1, default=0.2)
    fine_part: float = key(
        "Fine at a full file, part of a year's worldwide sales and other earnings.",
        low=0, high=1, default=0.1,
    )  # fmt: skip
    fine_trust: float = key("Part of trust lost with it.", low=0, high=1, default=0.03)


@table
class Ground:
    """Halls, and what a region's grid can connect."""

    hall_weeks: int = key(
        "Weeks until a hall stands; 0 when halls come with the power.", low=0, high=104, default=0
    )
    hall_cost: float = key("A hall.", unit="usd a kilowatt", low=0, high=1e6, default=0.0)
    buildout: dict[str, float] = key(
        "Megawatts a week that a region's grid connects, by region; no limit where not named.",
        low=0.001, high=1e6, factory=dict,
    )  # fmt: skip


@table
class Devices:
    """Devices as doors to the user."""

    device_weeks: int = key(
        "Weeks a device takes; 0 when there are none.", low=0, high=520, default=0
    )
    device_least: int = key(
        "Cheapest device.", unit="usd", low=1_000, high=10**12, default=100_000_000
    )
    device_scale: int = key(
        "Usual cost of a device.", unit="usd", low=1_000, high=10**13, default=1_000_000_000
    )
    device_base: float = key(
        "Log-odds of success at that cost without trust.", low=-20, high=20, default=-2.0
    )
    device_money: float = key("Log-odds per log of cost.", low=0, high=10, default=0.5)
    device_trust: float = key("Log-odds of full trust.", low=0, high=20, default=2.0)
    device_flop: float = key("Log-odds lost per flop before.", low=0, high=20, default=0.5)
    device_door: float = key(
        "Utility of an average success at its best.", low=0, high=10, default=0.8
    )
    device_peak: float = key("Weeks until it is at its best.", low=1, high=520, default=8.0)
    device_wait: int = key(
        "Weeks after one was shown before the next may be begun.", low=0, high=520, default=12
    )
    device_shame: float = key("Part of sentiment lost by a flop.", low=0, high=1, default=0.06)


@table
class Fog:
    """What scouts find out, and what leaks."""

    scout_weeks: int = key(
        "Weeks that scouts tell of a rival; 0 when there are none.", low=0, high=100, default=0
    )
    scout_scale: int = key(
        "Usual cost of scouting.", unit="usd", low=1_000, high=10**12, default=5_000_000
    )
    scout_log_error: float = key(
        "Log error at that cost; it falls with its root.", low=0.001, high=3, default=0.3
    )
    scout_best: float = key("Log error that no money narrows.", low=0.001, high=3, default=0.05)
    leak_books: float = key(
        "Weekly chance that books leak where morale is nil.", low=0, high=1, default=0.0
    )


@table
class Jobs:
    """Jobs and bills: what the public minds."""

    jobs_gain: float = key(
        "Anger per log growth of use above `jobs_pace`.", low=0, high=100, default=0.0
    )
    jobs_pace: float = key(
        "Weekly log growth of use that people get used to.", low=0, high=1, default=0.01
    )
    jobs_fade: float = key("Part of that anger that fades in a week.", low=0, high=1, default=0.05)
    jobs_weight: float = key(
        "Public mood lost to full anger over jobs.", low=0, high=1, default=0.3
    )
    bills_gain: float = key(
        "Anger over bills per gigawatt newly connected.", low=0, high=10, default=0.0
    )
    bills_fade: float = key("Part of that anger that fades in a week.", low=0, high=1, default=0.03)
    bills_weight: float = key(
        "Public mood lost to full anger over bills.", low=0, high=1, default=0.3
    )
    layoff_most: float = key(
        "Largest cut at a time, part of overheads; 0 for none.", low=0, high=0.5, default=0.0
    )
    layoff_all: float = key("Largest cut in all.", low=0, high=0.9, default=0.3)
    layoff_weeks: float = key("Severance, weeks of what is cut.", low=0, high=104, default=13.0)
    layoff_morale: float = key(
        "Morale lost per part of overheads cut.", low=0, high=10, default=1.0
    )
    layoff_anger: float = key(
        "Anger over jobs per million USD a week cut.", low=0, high=1, default=0.0005
    )
