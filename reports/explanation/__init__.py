"""Where a printed figure comes from: its formula, its parameters, and the cells of the files behind it."""
