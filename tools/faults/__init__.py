"""Everything that may go wrong, tried for real, and what the program makes of it: `make faults`."""
