"""Forms for schools: issued pre-filled, checking themselves, and answered after they come back."""
