"""Data quality: numbered rules, suites, and the runner that evaluates them."""
