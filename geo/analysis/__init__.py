"""Answers about a plan: strengths, flows, supply, losses, command, reach, and how two plans differ."""
