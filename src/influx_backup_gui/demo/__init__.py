"""A stand-in InfluxDB 3 on loopback: the embedded default for trying out, tests and screenshots."""
