"""Commands of ``posture`` that are more than a few lines."""
