// The talk in the presenter's window: it begins and ends here, and the code of the remote is here alone.

import { Qr } from "../talk/qr.tsx";
import { RemoteQuestion, TalkState } from "../talk/talk-plate.tsx";
import type { TalkAct, TalkTold } from "../talk/told.ts";
import { say } from "../words/say.ts";

interface Props {
  told: TalkTold | null;
  act(act: TalkAct): void;
}

/** The talk as the presenter sees it. */
export function TalkDesk({ told, act }: Props) {
  const isOn = told?.state === "on";
  const buttons: readonly TalkAct[] = isOn ? ["show", "end"] : ["start"];
  return (
    <section class="posture-talk-desk" aria-label={say("talk.title")}>
      {buttons.map((one) => (
        <button key={one} type="button" onClick={() => act(one)}>
          {say(`talk.${one as "show" | "end" | "start"}`)}
        </button>
      ))}
      {told && <TalkState told={told} />}
      <p role="status">{isOn ? say("talk.followers", { count: told.followers }) : ""}</p>
      {told && <RemoteQuestion told={told} act={act} />}
      {isOn && told.remote === "on" && (
        <button type="button" onClick={() => act("end-remote")}>
          {say("talk.remote.end")}
        </button>
      )}
      {isOn && told.remoteCode && told.remote === "none" && (
        <details>
          <summary>{say("talk.remote.title")}</summary>
          <p>{say("talk.remote.scan")}</p>
          <Qr code={told.remoteCode} label={say("talk.remote.code")} />
        </details>
      )}
    </section>
  );
}
