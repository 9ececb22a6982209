// Says to the server who edits in this browser, and asks for a name where it is not known: a component of its own.

import { h, render } from "preact";
import { NameForm } from "./edit/name-form.tsx";
import { knownPlanner, type Planner } from "./messages/planner.ts";

interface ComponentArgs {
  /** Whether a name is to be asked for, and the one that the server knows. */
  data: { ask: boolean; known: string | null };
  parentElement: HTMLElement;
  setStateValue(name: string, value: unknown): void;
}

const mounted = new WeakMap<HTMLElement, HTMLElement>();

export default function planner({ data, parentElement, setStateValue }: ComponentArgs): () => void {
  const send = (who: Planner) => setStateValue("outbox", { planner: who, boxes: [] });
  let root = mounted.get(parentElement);
  if (!root) {
    root = document.createElement("div");
    root.className = "posture-planner";
    parentElement.append(root);
    mounted.set(parentElement, root);
    const who = knownPlanner();
    if (who) send(who);
  }
  const asking = data.ask && data.known === null && !knownPlanner();
  render(asking ? h(NameForm, { onName: send }) : null, root);
  return () => {
    if (root) render(null, root);
    root?.remove();
    mounted.delete(parentElement);
  };
}
