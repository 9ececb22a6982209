"""What a page hears when the plan that it shows has changed."""

from __future__ import annotations

from geo.contract.part import Part


class News(Part):
    """A line of the stream of a plan: it says that there is something newer, and nothing of what.

    Attributes
    ----------
    revision
        That of the scene.
    generation
        Another one with every change of what pages show, also where the revision stays: a file that cannot be read, say. For
        the whole plan it goes up by one.
    """

    revision: str
    generation: int


class Following(Part):
    """What the part of a page that listens needs.

    Attributes
    ----------
    feed
        Names the stream.
    generation
        What the page shows now.
    """

    feed: str
    generation: int
