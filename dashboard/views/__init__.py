"""The pages: each reads top-down, and none computes."""
