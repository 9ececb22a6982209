"""What a file of PowerPoint is made of: theme, masters, placeholders, shapes and their glue, as Office Open XML."""
