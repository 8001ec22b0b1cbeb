"""The inbox: what came, what became of it, and the archive of originals."""
