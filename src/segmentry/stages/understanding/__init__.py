"""What `inspect` knows of a column: the vocabulary, the facts, the rules for its part, and the findings."""
