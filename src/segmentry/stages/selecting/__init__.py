"""How many segments, and are they real: the figures per k, the comparison with customers without clusters, the rule."""
