"""What exists for 3.x only: tables of renamed parameters and methods."""
