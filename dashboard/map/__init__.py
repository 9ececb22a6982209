"""The pages Map and Brief: the plan on the map, edge to edge."""
