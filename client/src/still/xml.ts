// Text of a plan inside XML: escaped, and without characters that XML 1.0 does not allow.

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Returns a text that is safe inside XML. */
export function escapeXml(text: string): string {
  return [...text]
    .filter(allowed)
    .map((c) => ESCAPES[c] ?? c)
    .join("");
}

function allowed(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}
