"""What was measured, and the commands that measure it again: `make bench`, or `python -m benchmarks NAME`."""
