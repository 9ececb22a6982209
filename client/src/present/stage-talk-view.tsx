// The talk over the map of a stage.

import { TalkPlate, type TalkPlateProps } from "../talk/talk-plate.tsx";

/** What the stage shows of its talk. */
export interface StageTalkProps extends Omit<TalkPlateProps, "told"> {
  told: TalkPlateProps["told"] | null;
}

/** The talk of the stage; nothing before it has begun. */
export function StageTalkView(props: StageTalkProps) {
  return props.told && <TalkPlate {...props} told={props.told} />;
}
