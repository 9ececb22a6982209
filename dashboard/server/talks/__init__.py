"""Talks: a stage leads, an audience follows at a link, and a phone may be the remote. Nothing of a talk is kept in a file."""
