"""Whether a part of a page can be seen whole."""

from playwright.sync_api import Locator, expect

HINDERED = """(element) => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const met = [[left + 1, y], [right - 2, y], [x, top + 1], [x, bottom - 2]].map((at) => document.elementFromPoint(...at));
  return element.scrollWidth > element.clientWidth + 1 || !met.every((one) => one && element.contains(one));
}"""
"""Tells whether something cuts or covers an element."""


def whole(part: Locator) -> None:
    """Fail if something cuts or covers a part of a page."""
    expect(part).to_be_visible()
    assert not part.evaluate(HINDERED)
