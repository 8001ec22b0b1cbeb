"""From view models to docx, xlsx and html, and their safe delivery."""
