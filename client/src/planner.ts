// A component of its own that tells the server who edits in this browser, and asks for a name if it knows none.

import { h, render } from "preact";
import { reader } from "./contract/arrival.ts";
import { check } from "./contract/checks/PlannerQuestion.js";
import type { PlannerQuestion, Sent } from "./contract/types.ts";
import { NameForm } from "./edit/name-form.tsx";
import { nameFrame } from "./frame/frame.ts";
import { onceGone } from "./frame/leaving.ts";
import { watchLinks } from "./frame/links.ts";
import { watchSteps } from "./frame/steps.ts";
import { arrived, noticeIn } from "./messages/arrival.ts";
import { knownPlanner, type Planner } from "./messages/planner.ts";
import { speak } from "./words/say.ts";

interface ComponentArgs {
  /** JSON: whether to ask for a name, and the name that the server knows. */
  data: string;
  parentElement: HTMLElement;
  setStateValue(name: string, value: unknown): void;
}

const readPlannerQuestion = reader<PlannerQuestion>("planner", check);
const mounted = new WeakMap<HTMLElement, HTMLElement>();

/** Mounts or updates the form for a name in an element; returns what removes it. */
export default function planner({ data, parentElement, setStateValue }: ComponentArgs): () => void {
  const send = (who: Planner) => setStateValue("outbox", { planner: who, boxes: [] } satisfies Sent);
  let root = mounted.get(parentElement);
  if (!root) {
    root = document.createElement("div");
    root.className = "posture-planner";
    parentElement.append(root);
    mounted.set(parentElement, root);
    const who = knownPlanner();
    if (who) send(who);
  }
  const question = arrived(data, readPlannerQuestion, noticeIn(parentElement));
  if (question) {
    speak(question.words);
    nameFrame();
    watchLinks();
    watchSteps();
  }
  const asking = question?.ask && question.known === null && !knownPlanner();
  render(asking ? h(NameForm, { onName: send }) : null, root);
  return onceGone(parentElement, () => {
    if (root) render(null, root);
    root?.remove();
    mounted.delete(parentElement);
  });
}
