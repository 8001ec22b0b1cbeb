"""Whole-process measurements, side by side in one run: ours, a plain script, and the floor under both."""
