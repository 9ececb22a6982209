"""The analyses: each with its section of the page, its columns and reasons, and where it has one its report at a terminal."""
