"""Turns the bytes of a plan's files into typed tables and settings: encodings, lines, header, rows and cells."""
