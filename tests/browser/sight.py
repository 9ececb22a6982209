"""Whether a part of a page can be seen whole, and where its map looks."""

from playwright.sync_api import Locator, expect

HINDERED = """(element) => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const met = [[left + 1, y], [right - 2, y], [x, top + 1], [x, bottom - 2]].map((at) => document.elementFromPoint(...at));
  return element.scrollWidth > element.clientWidth + 1 || !met.every((one) => one && element.contains(one));
}"""
"""Tells whether something cuts or covers an element."""
MIDDLE = """() => {
  const map = document.querySelector(".posture-map");
  const { left, top, width, height } = map.getBoundingClientRect();
  const at = { bubbles: true, clientX: left + width / 2, clientY: top + height / 2 };
  for (const type of ["mouseover", "mousemove"]) map.dispatchEvent(new MouseEvent(type, at));
  return document.querySelector(".posture-readout").textContent;
}"""
"""Returns the position in the middle of the map."""


def whole(part: Locator) -> None:
    """Fail if something cuts or covers a part of a page."""
    expect(part).to_be_visible()
    assert not part.evaluate(HINDERED)
