"""The apps that are measured: the same functions behind each peer."""
