"""What differs between two methods or two report sets, and because of what: the knowledge behind ``shnor diff``."""
