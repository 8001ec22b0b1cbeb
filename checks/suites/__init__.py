"""Expectation suites, one per canonical table."""
