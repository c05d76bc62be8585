"""Systems of linear equations, solved inside kernels.

Invariant: plain elimination in a fixed order of operations, so the same system gives the
same bits compiled and as Python, and nothing beyond NumPy's arrays is loaded.
"""

from __future__ import annotations

from game.compiled.layout import Floats
from game.engine.jit import kernel


@kernel
def solve(matrix: Floats, right: Floats, size: int) -> None:
    """Solve `matrix` x = `right`; x is left in `right` (both modified in place).

    Only the first `size` rows and columns count. Gaussian elimination with partial
    pivoting (Golub & Van Loan 2013, 3.4), quick where zeros abound; `matrix` must not be
    singular.
    """
    for k in range(size):
        _bring_up_pivot(matrix, right, k, size)
        for i in range(k + 1, size):
            if matrix[i, k] == 0.0:
                continue
            factor = matrix[i, k] / matrix[k, k]
            for j in range(k + 1, size):
                matrix[i, j] -= factor * matrix[k, j]
            right[i] -= factor * right[k]
    for k in range(size - 1, -1, -1):
        for j in range(k + 1, size):
            right[k] -= matrix[k, j] * right[j]
        right[k] /= matrix[k, k]


@kernel
def _bring_up_pivot(matrix: Floats, right: Floats, k: int, size: int) -> None:
    """Exchange row `k` with the one below it that is largest in column `k`."""
    best = k
    for i in range(k + 1, size):
        if abs(matrix[i, k]) > abs(matrix[best, k]):
            best = i
    if best == k:
        return
    for j in range(size):
        kept = matrix[k, j]
        matrix[k, j] = matrix[best, j]
        matrix[best, j] = kept
    kept = right[k]
    right[k] = right[best]
    right[best] = kept
