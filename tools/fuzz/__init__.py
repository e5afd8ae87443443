"""Random tables through write, backup, restore and comparison, on the stand-in server: `make fuzz`."""
