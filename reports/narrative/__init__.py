"""Russian sentences from figures."""
