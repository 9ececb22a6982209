// What a stage shows of its talk: the code to scan, how many follow, and the remote.

import { say } from "../words/say.ts";
import { Qr } from "./qr.tsx";
import type { TalkAct, TalkTold } from "./told.ts";

/** What the stage shows of its talk, and what it calls. */
export interface TalkPlateProps {
  told: TalkTold;
  /** Whether the code is shown. */
  open: boolean;
  /** Whether the stage has edits that the audience does not see. */
  unsaved: boolean;
  act(act: TalkAct): void;
}

/** The talk on the stage: the code, or a line that opens it. */
export function TalkPlate(props: TalkPlateProps) {
  const { told, open, act } = props;
  const isOn = told.state === "on";
  return (
    <>
      {open && <Invitation {...props} />}
      <div class="posture-talk-line">
        <p role="status">{isOn ? say("talk.followers", { count: told.followers }) : ""}</p>
        {isOn && !open && (
          <button type="button" onClick={() => act("show")}>
            {say("talk.show")}
          </button>
        )}
        {told.remote === "on" && <span>{say("talk.remote.on")}</span>}
        {told.remote === "on" && (
          <button type="button" onClick={() => act("end-remote")}>
            {say("talk.remote.end")}
          </button>
        )}
      </div>
      <RemoteQuestion told={told} act={act} />
    </>
  );
}

function Invitation({ told, unsaved, act }: TalkPlateProps) {
  return (
    <section class="posture-talk" aria-label={say("talk.title")}>
      <TalkState told={told} />
      {told.code && <Qr code={told.code} label={say("talk.code", { address: told.address })} />}
      {told.code && <p>{say("talk.scan")}</p>}
      {told.code && (
        <p class="posture-talk-address" dir="ltr">
          {told.address}
        </p>
      )}
      {unsaved && <p class="posture-hint">{say("talk.unsaved")}</p>}
      <p class="posture-talk-acts">
        <button type="button" onClick={() => act("show")}>
          {say("talk.hide")}
        </button>
        {told.state === "on" && (
          <button type="button" onClick={() => act("end")}>
            {say("talk.end")}
          </button>
        )}
      </p>
    </section>
  );
}

/** What is not as it should be with a talk. */
export function TalkState({ told }: { told: TalkTold }) {
  const { state, near, lost } = told;
  return (
    <div role="status">
      {state !== "on" && <p>{say(`talk.${state}`)}</p>}
      {state === "on" && near && <p class="posture-talk-near">{say("talk.near")}</p>}
      {state === "on" && lost && <p>{say("talk.lost")}</p>}
    </div>
  );
}

/** The question whether a phone may be the remote; only a click answers it. */
export function RemoteQuestion({ told, act }: Pick<TalkPlateProps, "told" | "act">) {
  const asks = told.remote === "asks";
  return (
    <div role="alert">
      {asks && (
        <section class="posture-talk-asks" aria-label={say("talk.remote.title")}>
          <p>{say("talk.remote.asks", { code: told.asks })}</p>
          <p class="posture-talk-acts">
            <button type="button" onClick={() => act("allow")}>
              {say("talk.remote.allow")}
            </button>
            <button type="button" onClick={() => act("refuse")}>
              {say("talk.remote.refuse")}
            </button>
          </p>
        </section>
      )}
    </div>
  );
}
