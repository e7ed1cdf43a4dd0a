"""What the shop of the synthetic log sells: by product its code, name, category and list price."""

from collections.abc import Mapping

import numpy as np

#: By category its things with the price of the smallest, the most wanted first.
_THINGS: Mapping[str, Mapping[str, float]] = {
    "Kitchen": {"Tea mug": 7.5, "Chopping board": 18, "Frying pan": 34, "Storage jar": 9, "Knife": 22, "Apron": 15},
    "Home": {"Cushion": 16, "Candle": 8, "Blanket": 32, "Table lamp": 45, "Picture frame": 12, "Basket": 19},
    "Garden": {"Plant pot": 11, "Seed box": 6, "Watering can": 21, "Lantern": 17, "Bird house": 24, "Hammock": 58},
    "Fashion": {"Scarf": 19, "Socks": 7, "Hat": 23, "Bag": 39, "Gloves": 16, "Umbrella": 25},
    "Toys": {"Puzzle": 13, "Card game": 9, "Wooden train": 29, "Soft bear": 17, "Paint box": 11, "Kite": 20},
    "Beauty": {"Soap": 5.5, "Hand cream": 9, "Bath salt": 12, "Perfume": 42, "Brush": 14, "Towel": 18},
    "Stationery": {"Notebook": 6.5, "Pen": 4, "Calendar": 12, "Desk tidy": 18, "Letter set": 9, "Stamp": 7},
    "Gifts": {"Greeting card": 3.5, "Gift box": 14, "Photo album": 24, "Music box": 28, "Key ring": 6, "Charm": 15},
}
_MAKES = {"small": 1.0, "medium": 1.3, "large": 1.7}

_PRODUCTS = [
    (f"{category[:2].upper()}{number:03d}", f"{thing}, {make}", category, round(price * times, 2))
    for category, things in _THINGS.items()
    for number, (thing, price, make, times) in enumerate(
        ((thing, price, make, times) for thing, price in things.items() for make, times in _MAKES.items()), start=1
    )
]
#: Behind the goods stand a service that is sold, and two lines that are no goods.
_OTHERS = [("WRAP", "Gift wrap", "Gifts", 2.5), ("POST", "Shipping", None, 4.95), ("FEE", "Payment fee", None, 1.5)]

CATEGORIES: tuple[str, ...] = tuple(_THINGS)
GOODS = len(_PRODUCTS)
EACH = GOODS // len(CATEGORIES)  # products of a category, which stand together
CODES, PRODUCT_NAMES, CATEGORY_OF, _PRICES = zip(*_PRODUCTS, *_OTHERS, strict=True)
LIST_PRICES = np.array(_PRICES)
