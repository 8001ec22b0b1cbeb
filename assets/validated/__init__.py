"""Assets of the validated layer."""
