"""What contracts do: a kernel for each kind of clause, gathered by the phase it acts in.

Invariant: a clause acts only while its contract runs, never twice in a week, and never
after its end. A new kind is a row of `game.compiled.clauses.CLAUSE_KINDS` and a kernel
here: in `dues` when it makes something due, in `delivery` when it moves compute or chips,
in `terms` when it permits or favours, in `ends` when it ends a contract. What breaking
one costs stands in `breaches` and `damages`, what may be written in `writing` and `pledges`.
"""
