"""Packages as a person gets them: built, installed, started, removed. `make test-packages`."""
