"""Faults that must end well: each test first shows that the damage is real."""
