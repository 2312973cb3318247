"""The certificates of each tenant, counted by when they expire: so no question for numbers reads a million of them.

Each transaction that changes such a number stores a change beside it, which collides with nobody. From time to time the changes are
added to the counts. Who asks reads counts and changes at one moment, so the numbers are exact at every moment.
"""
