"""The page Analysis: its questions, a section each, with the rows and reasons of their answers."""
