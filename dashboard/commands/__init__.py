"""The commands of ``posture``, a module each, and the parser that they share."""
