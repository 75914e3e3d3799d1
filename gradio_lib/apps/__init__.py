"""Whole apps: Blocks that can be launched, Interface, and what they are made of."""
