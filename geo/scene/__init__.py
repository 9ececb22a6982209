"""What a map page gets of a plan: layers, chapters, comparison, answers; and what a take-away may show."""
