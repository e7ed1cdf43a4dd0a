"""Which rule finds the right number of clusters: a held-out suite of tables, the usual rules, and ours."""
