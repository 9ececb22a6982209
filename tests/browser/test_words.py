"""Every text of both hosts is from the catalogue: seen in the pseudo-language, text node by text node."""

from __future__ import annotations

TEXTS = """() => {
  const found = [];
  const visible = element => element.closest("canvas, title, desc") !== null
    || element.checkVisibility({ visibilityProperty: true });
  const at = element => `${element.tagName.toLowerCase()}.${element.className?.baseVal ?? element.className ?? ""}`
    + ` ${element.closest("[data-testid]")?.dataset.testid ?? ""}`;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("script, style, template, [data-testid=stIconMaterial]")) continue;
    if (visible(element)) found.push({ text: node.data.trim(), at: at(element) });
  }
  for (const element of document.querySelectorAll("body *")) {
    if (!visible(element)) continue;
    for (const name of ["aria-label", "aria-valuetext", "aria-description", "title", "placeholder", "alt"]) {
      const text = element.getAttribute(name);
      if (text) found.push({ text, at: `${at(element)} @${name}` });
    }
  }
  return found;
}"""
"""Returns each text that a page shows or names something with, and where."""
