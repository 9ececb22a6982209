// The verbs that a form offers, what each asks for, and the edit that a filled form makes. Pure.

import type { EditMessage } from "../messages/outbox.ts";

/** A verb of planners. */
export type Verb = "withdraw" | "assign" | "relieve" | "shift" | "move" | "copy-to" | "split" | "join";

/** What a form asks for. */
export type Field =
  | "when"
  | "at"
  | "for-good"
  | "tie"
  | "to"
  | "by"
  | "amount"
  | "position"
  | "begin"
  | "until"
  | "parts"
  | "strengths";

/** A row that a verb is about. */
export interface VerbRow {
  handle: string;
  id: string;
}

const FIELDS: Record<Verb, readonly Field[]> = {
  move: ["when", "position"],
  withdraw: ["at", "for-good"],
  relieve: ["at", "by"],
  assign: ["when", "tie", "to"],
  shift: ["amount"],
  "copy-to": ["begin", "until"],
  split: ["when", "strengths"],
  join: ["at"],
};

/** Tables of units, hubs and nodes, and the verbs that each has besides those of all. */
const MORE: Record<string, readonly Verb[]> = {
  placements: ["move", "withdraw", "relieve", "assign", "split", "join"],
  hubs: ["move", "withdraw", "relieve", "assign"],
  command_nodes: ["move", "withdraw", "relieve", "assign"],
};

const PERIODS = ["contributions", "phases", "closures"];

/** Returns the verbs for the rows of a table, for as many rows as are chosen; none for a table without periods. */
export function verbsOf(table: string, count: number): Verb[] {
  const more = MORE[table];
  if (!more) return PERIODS.includes(table) ? ["shift", "copy-to"] : [];
  const verbs: Verb[] = [...more, "shift", "copy-to"];
  return verbs.filter((verb) => verb !== "join" || count > 1);
}

/** Returns what the form of a verb asks for. */
export function fieldsOf(verb: Verb): readonly Field[] {
  return FIELDS[verb];
}

/** Returns what rows of a table can be assigned to. */
export function tiesOf(table: string): ("parent" | "hub")[] {
  return table === "placements" ? ["parent", "hub"] : table === "hubs" ? ["hub"] : ["parent"];
}

/** Returns the strengths in a text, like `400; 200`; null if it says something else. */
export function strengthsOf(text: string): number[] | null {
  const parts = text.split(/[\s;,+]+/).filter(Boolean);
  return parts.every((part) => /^\d{1,6}$/.test(part)) ? parts.map(Number) : null;
}

/** Returns the edit that a filled form makes. */
export function editOf(verb: Verb, table: string, rows: readonly VerbRow[], form: FormData): EditMessage {
  const text = (name: Field | "latitude" | "longitude" | "unit"): string => String(form.get(name) ?? "").trim();
  const handles = rows.map((row) => row.handle);
  const about = { table, rows: handles };
  const when = text("when") === "whole" ? {} : { at: text("at") };
  switch (verb) {
    case "move": {
      const [row = "", ...more] = handles;
      const position = { lat: Number(text("latitude")), lon: Number(text("longitude")) };
      return { kind: "move", table, row, ...position, ...when, more };
    }
    case "withdraw":
      return { kind: "withdraw", ...about, at: text("at"), for_good: form.get("for-good") !== null };
    case "relieve":
      return { kind: "relieve", ...about, at: text("at"), by: form.getAll("by").map((id) => String(id).trim()) };
    case "assign":
      return { kind: "assign", ...about, tie: text("tie") === "hub" ? "hub" : "parent", to: text("to"), ...when };
    case "shift":
      return { kind: "shift", ...about, hours: Number(text("amount")) * (text("unit") === "days" ? 24 : 1) };
    case "copy-to":
      return { kind: "copy-to", ...about, begin: text("begin"), until: text("until") };
    case "split": {
      const strengths = strengthsOf(text("strengths")) ?? [];
      if (!strengths.length) return { kind: "split", ...about, parts: Number(text("parts")), ...when };
      return { kind: "split", ...about, parts: strengths.length, strengths, ...when };
    }
    case "join":
      return { kind: "join", ...about, at: text("at") };
  }
}
