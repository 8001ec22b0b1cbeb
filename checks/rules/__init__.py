"""Rules by table."""
