"""A file in, tidy frames and findings out, every value with the cell it came from."""
