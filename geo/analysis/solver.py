"""One linear programme in HiGHS, which keeps its basis from one cost to the next."""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_matrix

from geo.analysis.tolerance import FEASIBLE
from geo.errors import AnalysisError
from geo.words.text import Text

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]

Options = dict[str, str | int | float | bool]

_EITHER, _DUAL, _PRIMAL = 0, 1, 4
"""Strategies of the simplex method, as HiGHS numbers them. From the basis of an optimum, the primal one is the fastest."""

_USUAL: Options = {
    "output_flag": False,
    "threads": 1,
    "primal_feasibility_tolerance": FEASIBLE,
    "dual_feasibility_tolerance": FEASIBLE,
    "solver": "choose",
    "simplex_scale_strategy": 2,
}
_ATTEMPTS: tuple[Options, ...] = (
    {"presolve": "off", "simplex_strategy": _EITHER},
    {"presolve": "off", "simplex_strategy": _DUAL, "simplex_scale_strategy": 0},
    {"presolve": "off", "simplex_strategy": _PRIMAL, "simplex_scale_strategy": 4},
    {"presolve": "on", "simplex_strategy": _DUAL},
    {"presolve": "on", "solver": "ipm"},
    {"presolve": "off", "primal_feasibility_tolerance": 100 * FEASIBLE, "dual_feasibility_tolerance": 100 * FEASIBLE},
)
"""Options of the first attempt, and of those that follow while the solver finds no optimum. Later ones start without a basis."""


_SOLVED = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty)


@dataclass(frozen=True, slots=True)
class Answer:
    """An optimum of n variables and m rows.

    Attributes
    ----------
    values, reduced
        The variables, and their reduced costs: what a unit more of each would add to the cost. Shape (n,).
    prices
        What a unit more of the limit of each row would add to the cost. Shape (m,).
    """

    values: Floats
    reduced: Floats
    prices: Floats


class Solver:
    """A linear programme: rows with limits, and variables. Both may be added later, and the basis stays.

    Parameters
    ----------
    lower, upper
        Limits of the rows, shape (m,).
    """

    def __init__(self, lower: Floats, upper: Floats) -> None:
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call]
        self._set(_USUAL | _ATTEMPTS[0])
        self.rows = self.count = 0
        self.limit(lower, upper)

    def limit(self, lower: Floats, upper: Floats) -> Indices:
        """Add k rows that no variable takes part in yet, and return their indices.

        Parameters
        ----------
        lower, upper
            Limits of the rows, shape (k,).
        """
        nothing = np.zeros(0, dtype=np.int32)
        self._highs.addRows(len(lower), lower, upper, 0, nothing, nothing, np.zeros(0))
        self.rows += len(lower)
        return np.arange(self.rows - len(lower), self.rows)

    def _set(self, options: Options) -> None:
        for name, value in options.items():
            self._highs.setOptionValue(name, value)

    def add(self, columns: csc_matrix, lower: Floats, upper: Floats) -> Indices:
        """Add n variables that cost nothing, and return their indices.

        Parameters
        ----------
        columns
            How much of each row a unit of each variable takes, shape (m, n).
        lower, upper
            Bounds of the variables, shape (n,).
        """
        n = columns.shape[1]
        starts, rows = columns.indptr.astype(np.int32), columns.indices.astype(np.int32)
        self._highs.addCols(n, np.zeros(n), lower, upper, columns.nnz, starts, rows, columns.data)
        self.count += n
        return np.arange(self.count - n, self.count)

    def cost(self, costs: Floats) -> None:
        """Give every variable its cost, shape (n,)."""
        self._highs.changeColsCost(self.count, np.arange(self.count, dtype=np.int32), costs)

    def bound(self, variables: Indices, lower: Floats, upper: Floats) -> None:
        """Give k variables other bounds.

        Parameters
        ----------
        variables
            Their indices, shape (k,).
        lower, upper
            Their bounds, shape (k,).
        """
        if len(variables):
            self._highs.changeColsBounds(len(variables), variables.astype(np.int32), lower, upper)

    def tie(self, rows: Indices, limits: Floats) -> None:
        """Make k rows meet their limits exactly.

        Parameters
        ----------
        rows
            Their indices, shape (k,).
        limits
            What each must be, shape (k,).
        """
        for row, limit in zip(rows.tolist(), limits.tolist(), strict=True):
            self._highs.changeRowBounds(row, limit, limit)

    def solve(self) -> Answer:
        """Return the variables of the least cost.

        Raises
        ------
        AnalysisError
            If no attempt finds an optimum.
        """
        for attempt in _ATTEMPTS:
            if attempt is not _ATTEMPTS[0]:
                self._highs.clearSolver()
                self._set(_USUAL | attempt)
            self._highs.run()
            if self._highs.getModelStatus() in _SOLVED:
                return self._answer()
        raise AnalysisError(Text("analysis_supply.unsolved"))

    def _answer(self) -> Answer:
        self._set(_USUAL | _ATTEMPTS[0] | {"simplex_strategy": _PRIMAL})
        found = self._highs.getSolution()
        return Answer(
            np.array(found.col_value, dtype=np.float64),
            np.array(found.col_dual, dtype=np.float64),
            np.array(found.row_dual, dtype=np.float64),
        )
