"""What `prepare` does: draw the sample, choose the features, fit the recipe, apply it."""
