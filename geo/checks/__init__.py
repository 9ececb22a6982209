"""Checks of tables that were read: what is wrong, or looks wrong, in references, periods, positions and closures."""
