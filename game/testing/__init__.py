"""The proving kit: what a modder or a test uses to prove that rules and scenarios hold.

`invariants` lists what always holds; `search` plays until something does not and shrinks what
it found to a rule case; `cases` plays rule cases; `plugin` collects them for pytest;
`strategies` and `machine` offer worlds, orders and whole games to Hypothesis.

Invariant: only `strategies` and `machine` need Hypothesis, only `plugin` needs pytest; nobody
who plays needs either.
"""
