"""What must hold within and between the published tables."""
