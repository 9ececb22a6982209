"""The verbs of planners: each turns rows, an instant and its arguments into the actions of one step, or refuses."""
