"""Graphs: who is tied to whom, in the formats of programs that draw, search and exchange networks."""
