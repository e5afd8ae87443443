"""The service under a real systemd: a Debian of its own in a virtual machine (`make test-systemd`)."""
