"""Themes: tables of css variables, and the one writer of the style sheet."""
