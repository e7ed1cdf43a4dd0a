"""Counts of visits or orders, and what tells of single ones: an average, or a share of them."""

from segmentry.results.columns import Column
from segmentry.stages.shared.in_percent import is_part_of_a_whole
from segmentry.stages.shared.plain_words import within
from segmentry.stages.shared.quantities import is_of_one
from segmentry.stages.shared.traits import normal

#: What is counted that has an average of one, and shares: with a time, or not.
_COUNTED = within(
    r"(num_|n_|nb_|count_)?(visits|orders|purchases|trips|flights|stays|bookings|transactions|tx|sessions|"
    r"besuche|bestellungen|einkaufe|fahrten|fluge|buchungen|visites|commandes|achats|visitas|pedidos|compras|ordini|"
    r"acquisti|bestellingen|bezoeken|zamowienia|wizyty)"
)


def counts_visits(column: Column) -> bool:
    """Whether it counts visits, orders or the like, of which some customers have none.

    >>> about = {"role": "feature", "theme": "does", "reason": "", "filled": 200, "distinct": 9, "minimum": 0.0}
    >>> of = [Column(name=x, type="integer", **about) for x in ("visits_90d", "items_per_visit", "app_opens_30d")]
    >>> [counts_visits(x) for x in of], [tells_of_visits(x) for x in of]
    ([True, False, False], [False, True, False])
    """
    is_counted = column.type == "integer" and column.minimum == 0
    return is_counted and bool(_COUNTED.match(normal(column.name))) and not tells_of_visits(column)


def tells_of_visits(column: Column) -> bool:
    """Whether it is an average of one visit, or a share of what customers do."""
    is_share = column.theme == "does" and is_part_of_a_whole(column.name)
    return column.kind == "number" and (is_share or is_of_one(column.name))
