"""From a file of other people to rows of a plan: its tables, what its columns mean, what would change, one step that does it."""
