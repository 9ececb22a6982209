"""What is wrong, or looks wrong, in tables that were read: references, periods, positions, closures."""
