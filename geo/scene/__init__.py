"""What a map page is given of a plan: layers, chapters, comparison, answers, and what may be told at all."""
