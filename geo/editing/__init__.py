"""A planner's edits: the steps of a draft, merged onto the current files and saved in a store that keeps every version."""
