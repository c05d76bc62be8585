"""The twelve phases of a turn, a module each, in the order `game.engine.turn` calls them.

Invariant: a phase reads the rules, changes the world and writes the log; what it
owns it moves by postings. A phase knows no other phase.
"""
