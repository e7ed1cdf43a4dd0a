"""What a table must hold to be labelled by a model: the features, or the columns that these are made of."""

from segmentry.results.recipe import OTHER, Feature, Recipe


def needs(recipe: Recipe) -> tuple[Feature, ...]:
    """The columns that the recipe reads, each as one of the table.

    Examples
    --------
    >>> from segmentry.results.made import Source
    >>> from segmentry.results.recipe import CategoryStep
    >>> sources = [Source(column=f"is_{name}", cell="true", level=name, type="boolean") for name in ("ios", "web")]
    >>> fitted = {"impute": "ios", "shares": (0.5, 0.5), "scales": (0.7, 0.7)}
    >>> device = CategoryStep(column="device", levels=("ios", "web"), made_of=tuple(sources), **fitted)
    >>> [feature.column for feature in needs(Recipe(steps=(device,)))]
    ['is_ios', 'is_web']
    """
    needed: dict[str, Feature] = {step.column: step for step in recipe.steps if not step.made_of}
    for step in recipe.steps:
        for source in step.made_of:
            levels = (source.cell, OTHER) if source.type == "text" else ()
            needed.setdefault(source.column, Feature(column=source.column, type=source.type, levels=levels))
    return tuple(needed.values())


def is_source(feature: Feature) -> bool:
    """Whether it is a column of text of which one cell counts and all others are alike."""
    return type(feature) is Feature and bool(feature.levels)
