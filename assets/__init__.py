"""Dagster assets: what a coordinator sees as tables, by layer raw → validated → derived."""
