"""The layouts: containers, one file each."""
