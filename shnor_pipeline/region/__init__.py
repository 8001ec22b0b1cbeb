"""Many municipalities in one installation: each a working folder of its own, done one after another or by workers."""
