"""Contracts on the screen: what binds whom, offers, the editor, the web and what falls next.

Invariant: nothing here decides what a contract is worth or who fails; the session
says it, and what is sent to others goes through the tray like any order.
"""
