"""What is told to other services."""
