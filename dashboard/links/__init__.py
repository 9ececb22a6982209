"""Links: addresses that show a part of one plan to whoever has them, until a day."""
