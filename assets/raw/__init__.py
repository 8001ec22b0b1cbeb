"""Assets of the raw layer."""
