"""The analyses: each with its section of the page, its columns and reasons, and some with a report at a terminal."""
