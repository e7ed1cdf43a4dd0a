"""One next step for each segment: what a company can do with it, and the test of it."""
