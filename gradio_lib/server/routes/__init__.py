"""The routes, one family per file; each is reached under the prefix and at the root."""
