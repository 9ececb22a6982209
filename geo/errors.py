"""The exceptions of the library.

What is wrong *in a planner's file* is a :class:`geo.problem.Problem`, which is data. These exceptions are for what a
caller asked and the library cannot do.
"""


class PostureError(Exception):
    """Base of every exception that the library raises on purpose; its text is fit for a user."""


class PlanUnreadableError(PostureError):
    """The plan cannot be read at all: it is absent, no folder, or refuses access."""


class InstantError(PostureError, ValueError):
    """A text is no instant (``D+30``, ``H-6``, or an ISO date with a ceasefire date to count from)."""


class GridError(PostureError, ValueError):
    """A text is no MGRS reference, or a position has none."""


class SidcError(PostureError, ValueError):
    """A text is no symbol identification code of 20 or 30 digits."""


class PlanExistsError(PostureError):
    """A plan would be written over something that is already there."""


class VersionError(PostureError, LookupError):
    """The history of a plan has no such version."""


class SaveError(PostureError):
    """A plan could not be saved; its files are as they were."""


class NotAllowedError(PostureError):
    """Who asks may not do this; nothing was done."""


class HiddenError(PlanUnreadableError, NotAllowedError):
    """The plan is not shown to who asks."""


class ReadOnlyError(SaveError, NotAllowedError):
    """Who asks may not edit the plan."""


class EditError(PostureError):
    """An edit cannot be made as it was asked; nothing was changed."""


class TakeAwayError(PostureError, ValueError):
    """What was asked of a take-away cannot be: a page, a size, a chapter or a layer that there is not."""


class AnalysisError(PostureError, ValueError):
    """What was asked of an analysis cannot be answered: an id that there is not, or a question without sense."""
