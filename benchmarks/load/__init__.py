"""The load: a process of its own that speaks each peer's real wire over raw sockets, so that it is not what limits."""
