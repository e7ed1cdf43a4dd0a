"""How many independent columns a set of columns is worth."""

import numpy as np

from segmentry.maths import Floats


def effective_rank(correlations: Floats) -> float:
    """The effective rank of Roy & Vetterli (2007): exp(-sum p log p), p the eigenvalues over their sum.

    It is n for n columns without any correlation, 1 for n copies of one, and in between it changes smoothly, so that no
    threshold decides what counts. Of a matrix whose entries come from different rows, eigenvalues below 0 count as 0.

    Examples
    --------
    >>> [round(effective_rank(np.array([[1, r], [r, 1]])), 2) for r in (0, 0.5, 0.9, 1)]
    [2.0, 1.75, 1.22, 1.0]
    """
    eigenvalues = np.maximum(np.linalg.eigvalsh(correlations), 0.0)
    p = eigenvalues[eigenvalues > 0] / eigenvalues.sum()
    return float(np.exp(-np.sum(p * np.log(p))))
