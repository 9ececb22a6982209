"""From bytes to typed tables: encodings, lines, header, rows, cells, and the settings of plan.toml."""
