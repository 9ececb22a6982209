"""What the offline base map knows: countries, oblasts and towns; roads and railways, their borders, closures and routes."""
