"""What lies on the ground: countries, oblasts and towns; roads and railways, their borders, closures and ways."""
