"""Serves an app over HTTP: routes, auth, the file gate, the page."""
