"""A card for each segment: which facts tell who they are."""
