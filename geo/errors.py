"""The exceptions of the library.

What is wrong *in a planner's file* is a :class:`geo.problem.Problem`, which is data. An exception says that the library
cannot do what a caller asked.
"""


class PostureError(Exception):
    """Base of every exception that the library raises on purpose; its text may be shown to a person."""


class PlanUnreadableError(PostureError):
    """The plan cannot be read at all: its folder is absent, is no folder, or refuses access."""


class UnknownPlanError(PlanUnreadableError):
    """A server has no plan of the name that was asked for."""


class InstantError(PostureError, ValueError):
    """A text is no instant (``D+30``, ``H-6``, or an ISO date with a ceasefire date to count from)."""


class GridError(PostureError, ValueError):
    """A text is no MGRS reference, or a position is outside the grid."""


class SidcError(PostureError, ValueError):
    """A text is no symbol identification code of 20 or 30 digits."""


class PlanExistsError(PostureError):
    """A new plan would overwrite something that already exists."""


class VersionError(PostureError, LookupError):
    """The history of a plan has no version of that number."""


class SaveError(PostureError):
    """A plan could not be saved; each of its files is whole, the old one or the new one."""


class NotAllowedError(PostureError):
    """The actor lacks the right for this action; nothing was done."""


class HiddenError(PlanUnreadableError, NotAllowedError):
    """The actor may not read the plan."""


class ReadOnlyError(SaveError, NotAllowedError):
    """The actor may not edit the plan."""


class EditError(PostureError):
    """An edit cannot be made: its row is gone or cannot be split, or a name is taken. Nothing was changed."""


class TakeAwayError(PostureError, ValueError):
    """A take-away cannot be made as asked: for example, it names a page, size, chapter or layer that does not exist."""


class AnalysisError(PostureError, ValueError):
    """A question of the analysis cannot be answered: it names an id that does not exist, or makes no sense."""


class ForeignFileError(PostureError, ValueError):
    """A file of other people cannot be imported: it cannot be read, or nobody can tell what its columns mean."""
