"""Backs up and restores InfluxDB 3 over its HTTP API, and proves that what it stored can be brought back."""

__version__ = "0.1.0"
