"""The ground firms stand on: pledges at home, halls and grids, Brussels, devices, scouts, jobs.

Invariant: money moves by postings only, and every rule here is off in a scenario that
leaves its table out.
"""
