"""What most people would write: one script, the usual libraries in their usual way. See ``benchmarks/README.md``."""
