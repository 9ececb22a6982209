"""A planner's edits: steps of a draft, merged onto the files as they are, saved in a store that keeps every version."""
