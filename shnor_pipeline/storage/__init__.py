"""The warehouse: SQL tables made from the catalogue, replaced partition by partition."""
