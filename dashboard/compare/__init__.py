"""The page Compare: which plans, and how they differ."""
