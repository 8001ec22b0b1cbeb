"""Documents: report assets, view models, narrative and rendering."""
