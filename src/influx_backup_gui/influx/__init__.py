"""The server's side of the world: HTTP, windows, line protocol."""
