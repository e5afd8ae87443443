"""The service under a real systemd: a Debian in namespaces of its own (`make test-systemd`)."""
