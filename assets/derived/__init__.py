"""Assets of the derived layer."""
