"""What the pipeline knows: how to read, compute and store. Importing it costs nothing."""
