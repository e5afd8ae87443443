"""Tests of what leaves the machine, against real servers on loopback."""
