"""The same job with the usual plumbing, to be measured against: see ``benchmarks/README.md`` for what it does."""
