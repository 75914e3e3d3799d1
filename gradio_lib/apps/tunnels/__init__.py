"""Providers of public links, one file each."""
