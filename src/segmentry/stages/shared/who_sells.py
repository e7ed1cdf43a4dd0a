"""Whether the rows of a table sell to others: sellers on a marketplace, merchants, suppliers. In the languages of the
word lists.

Orders there are what they are sent, and no purchases of theirs.
"""

from collections.abc import Iterable

from segmentry.stages.shared.plain_words import entries, in_name
from segmentry.stages.shared.words_in_names import has_words

#: Who they are, in the name of a table or of an id.
_WHO = in_name(
    entries(
        """
    seller, sellers, merchant, merchants, vendor, vendors, supplier, suppliers, reseller, resellers, dealer, dealers,
    verkaeufer, verkaufer, haendler, handler, lieferant, lieferanten, vendeur, vendeurs, marchand, marchands,
    fournisseur, fournisseurs, vendedor, vendedores, comerciante, comerciantes, proveedor, proveedores, venditore,
    venditori, esercente, esercenti, fornitore, fornitori, fornecedor, fornecedores, verkoper, verkopers, leverancier,
    leveranciers, sprzedawca, sprzedawcy, dostawca, dostawcy"""
    )
)
#: What only those have who sell.
_WHAT = in_name(
    entries(
        """
    gmv, listings, active listings, promoted listings, items sold, units sold, products sold, own stock, payout,
    payouts, seller rating, seller fees, storefront, handmade share, inserate, angebote online, annonces actives,
    anuncios activos, annunci attivi, anuncios ativos, actieve advertenties, aktywne oferty"""
    )
)


def tells_of_selling(table: str, ids: Iterable[str], columns: Iterable[str]) -> bool:
    """Whether a table of this name, with these ids and columns, is about those who sell.

    >>> tells_of_selling("seller_accounts", [], []), tells_of_selling("accounts", [], ["gmv_12m", "age"])
    (True, True)
    >>> tells_of_selling("customers", ["customer_id"], ["orders_12m", "units"])
    False
    """
    named = any(has_words(name, _WHO) for name in (table, *ids))
    return named or any(has_words(name, _WHAT) for name in columns)
