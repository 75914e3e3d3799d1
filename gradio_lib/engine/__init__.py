"""Runs functions for sessions: queue, executor, run logs; knows no HTTP."""
