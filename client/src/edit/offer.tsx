// A line above the map about drafts without their browser, with the way to where a planner can take them up.

import type { Editing } from "../contract/types.ts";
import { knownPlanner } from "../messages/planner.ts";
import { say } from "../words/say.ts";

interface Props {
  plan: string;
  editing: Editing | undefined;
}

/** The line about drafts; nothing until the server knows who edits here, since one of the drafts may be theirs. */
export function Offer({ plan, editing }: Props) {
  const count = editing?.offered ?? 0;
  if (!count || (editing?.planner === null && knownPlanner())) return null;
  return (
    <p class="posture-offer" role="status">
      {say("edit.offered", { count })}{" "}
      <a href={`./tables?${new URLSearchParams({ plan, section: "Changes" })}`} target="_self">
        {say("edit.offered-way")}
      </a>
    </p>
  );
}
