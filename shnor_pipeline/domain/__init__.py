"""Formulas over pandas frames: no orchestrator, no database, no files."""
