"""Dialects of the wire: bytes to engine commands, engine events to frames; no sockets."""
