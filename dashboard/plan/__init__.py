"""The page Plan and its sections: tables, problems, changes, history, take-aways."""
