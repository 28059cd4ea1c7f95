"""What students handed in: collected, read, matched to the assignment's cells and repaired."""
