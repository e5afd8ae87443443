"""The disk: archives, repositories, catalog, settings, secrets."""
