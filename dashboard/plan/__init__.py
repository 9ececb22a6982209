"""The page Plan, the planner's desk: tables, problems, changes, history, take-aways."""
