"""What is tried, on whom of which segments, in which order, and what would count."""
