"""A synthetic district in the real file layouts, with planted faults and the truth about every row."""
