// The talk over the map of a stage, with the button of the pointer.

import { TalkPlate, type TalkPlateProps } from "../talk/talk-plate.tsx";
import { say } from "../words/say.ts";

/** What the stage shows of its talk. */
export interface StageTalkProps extends Omit<TalkPlateProps, "told"> {
  told: TalkPlateProps["told"] | null;
  pointing: boolean;
  onPoint(on: boolean): void;
}

/** The talk of the stage; before it has begun, the pointer alone. */
export function StageTalkView({ presenting, ...props }: StageTalkProps & { presenting: boolean }) {
  const { told, open, pointing, onPoint } = props;
  return (
    <>
      {told && <TalkPlate {...props} told={told} />}
      {presenting && !open && (
        <div class={told ? "posture-talk-line left" : "posture-talk-line left spare"}>
          <button
            type="button"
            aria-pressed={pointing}
            title={say("talk.pointer.help")}
            onClick={() => onPoint(!pointing)}
          >
            {say("talk.pointer.on")}
          </button>
        </div>
      )}
    </>
  );
}
