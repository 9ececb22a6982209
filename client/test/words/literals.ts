// Texts that a module holds and people may read, from its syntax tree as the TypeScript compiler reads it.

import {
  isBinaryExpression,
  isCallExpression,
  isCaseClause,
  isConditionalExpression,
  isExportDeclaration,
  isImportDeclaration,
  isJsxAttribute,
  isJsxElement,
  isJsxExpression,
  isJsxFragment,
  isJsxText,
  isLiteralTypeNode,
  isNewExpression,
  isNoSubstitutionTemplateLiteral,
  isParenthesizedExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isStringLiteral,
  isTemplateExpression,
  isTemplateLiteralTypeNode,
  type Node,
  type SourceFile,
  SyntaxKind,
} from "typescript/unstable/ast";
import { createVirtualFileSystem } from "typescript/unstable/fs";
import { API } from "typescript/unstable/sync";

/** A text with `{}` for each value in it. */
export interface Literal {
  module: string;
  line: number;
  text: string;
}

const CONFIG = JSON.stringify({
  compilerOptions: { jsx: "preserve", noLib: true, noResolve: true, types: [] },
  include: ["**/*.ts", "**/*.tsx"],
});

/** Calls that take the key of a sentence first. */
const SAYING = ["say", "sayWith"];
/** Calls whose texts are selectors. */
const SELECTING = ["closest", "matches", "querySelector", "querySelectorAll"];
/** Attributes that style, draw or address. */
const UNSEEN = ["class", "style", "d", "viewBox", "transform", "points", "href", "rel"];
/** Properties that style. */
const STYLING = ["className", "cssClass", "cssText"];
/** Attributes and properties that are shown or read aloud, whatever they hold. */
const SHOWN = [
  "title",
  "aria-label",
  "aria-description",
  "aria-valuetext",
  "placeholder",
  "alt",
  "label",
  "textContent",
];
/** Names of keys on a keyboard, as events have them. */
const KEYS = ["Enter", "Escape", "Tab", "Delete", "Backspace", "Home", "End"];

/** Selectors and colours, media queries, fonts and lengths. */
const STYLE = /^[.#:[]|^\(prefers-|px[, ]/;
const MARKUP = /<[^<>]*>|<[^<>]*$| ?[\w-]+="[^"]*"/g;
const WORDS = /\p{L}{2,}[,;:.!?…]? (\p{L}{2,}|\{\})|\{\}[,;:.]? \p{L}{2,}/u;
const LABEL = /^\p{Lu}\p{Ll}+[.:!?…]?$/u;
const GLUED = /^ \p{L}{2,}|\p{L}{2,}:? $/u;
const ANY_WORD = /\p{L}{2,}/u;

/** Returns what looks like a sentence or label for people in modules, given by name and text. */
export function sentencesIn(modules: ReadonlyMap<string, string>): Literal[] {
  const files = Object.fromEntries([...modules].map(([name, text]) => [`/${name}`, text]));
  const api = new API({ cwd: "/", fs: createVirtualFileSystem({ ...files, "/tsconfig.json": CONFIG }) });
  try {
    const program = api.updateSnapshot({ openProjects: ["/tsconfig.json"] }).getProject("/tsconfig.json")?.program;
    return [...modules.keys()].flatMap((name) => {
      const file = program?.getSourceFile(`/${name}`);
      if (!file) throw new Error(`the compiler has not read ${name}`);
      return sentences(file, file).map((found) => ({ module: name, ...found }));
    });
  } finally {
    api.close();
  }
}

function sentences(node: Node, file: SourceFile): Omit<Literal, "module">[] {
  const text = textOf(node);
  const found: Omit<Literal, "module">[] = [];
  if (text !== null && isForPeople(text, node)) {
    found.push({ line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1, text });
  }
  for (const child of seenParts(node)) found.push(...sentences(child, file));
  return found;
}

function textOf(node: Node): string | null {
  if (isJsxText(node)) return node.text.trim();
  if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map((span) => `{}${span.literal.text}`).join("");
}

function isForPeople(text: string, node: Node): boolean {
  const shown = text.replace(MARKUP, "");
  if (STYLE.test(shown)) return false;
  if (isShown(node)) return ANY_WORD.test(shown);
  return !isCompared(node) && (WORDS.test(shown) || GLUED.test(shown) || (LABEL.test(shown) && !KEYS.includes(shown)));
}

/** Whether a text stands on the page as it is: between tags, or as an attribute or property that is shown. */
function isShown(node: Node): boolean {
  const { parent } = node;
  if (isJsxElement(parent) || isJsxFragment(parent)) return true;
  if (isJsxAttribute(parent) || isPropertyAssignment(parent)) return SHOWN.includes(parent.name.getText());
  if (isCallExpression(parent)) return parent.arguments[1] === node && SHOWN.includes(attributeSet(parent));
  if (isBinaryExpression(parent) && parent.operatorToken.kind === SyntaxKind.EqualsToken) {
    return parent.right === node && SHOWN.includes(lastName(parent.left));
  }
  return isPassedOn(node) && isShown(parent);
}

/** Whether what a node is stands for all that its parent is. */
function isPassedOn({ parent }: Node): boolean {
  if (isConditionalExpression(parent) || isParenthesizedExpression(parent) || isJsxExpression(parent)) return true;
  const { AmpersandAmpersandToken, BarBarToken, QuestionQuestionToken } = SyntaxKind;
  const choosing: SyntaxKind[] = [AmpersandAmpersandToken, BarBarToken, QuestionQuestionToken];
  return isBinaryExpression(parent) && choosing.includes(parent.operatorToken.kind);
}

function isCompared({ parent }: Node): boolean {
  const { EqualsEqualsEqualsToken, ExclamationEqualsEqualsToken } = SyntaxKind;
  const comparing: SyntaxKind[] = [EqualsEqualsEqualsToken, ExclamationEqualsEqualsToken];
  return isCaseClause(parent) || (isBinaryExpression(parent) && comparing.includes(parent.operatorToken.kind));
}

/** Parts of a node, without those whose texts nobody reads on a page. */
function seenParts(node: Node): readonly Node[] {
  if (isUnseen(node)) return [];
  if (isPropertyAssignment(node)) return [node.initializer];
  if (isCallExpression(node) && SAYING.includes(nameOf(node))) return node.arguments.slice(1);
  const parts: Node[] = [];
  node.forEachChild((part) => {
    parts.push(part);
    return undefined;
  });
  return parts;
}

function isUnseen(node: Node): boolean {
  if (isImportDeclaration(node) || isExportDeclaration(node)) return true;
  if (isLiteralTypeNode(node) || isTemplateLiteralTypeNode(node)) return true;
  if (isJsxAttribute(node)) return UNSEEN.includes(node.name.getText());
  if (isPropertyAssignment(node)) return STYLING.includes(node.name.getText());
  if (isBinaryExpression(node)) return STYLING.includes(lastName(node.left));
  if (isNewExpression(node)) return lastName(node.expression).endsWith("Error");
  return SELECTING.includes(nameOf(node)) || isLogged(node);
}

function isLogged(node: Node): boolean {
  return isCallExpression(node) && node.expression.getText().startsWith("console.");
}

function nameOf(call: Node): string {
  return isCallExpression(call) ? lastName(call.expression) : "";
}

/** The attribute that a call sets; "" for another call. */
function attributeSet(call: Node): string {
  const [name] = isCallExpression(call) && nameOf(call) === "setAttribute" ? call.arguments : [];
  return (name && textOf(name)) ?? "";
}

function lastName(node: Node): string {
  return isPropertyAccessExpression(node) ? node.name.getText() : node.getText();
}
