// What a page has to do with a talk: it leads one from the stage, or follows one.

import type { ComponentChildren } from "preact";
import type { Presentation } from "../present/presentation.ts";
import type { StageTalkProps } from "../present/stage-talk-view.tsx";
import type { Scene } from "../scene/scene.ts";
import { FollowBar } from "../talk/follow-bar.tsx";
import type { Following } from "../talk/following.ts";

/** Returns what the stage shows of its talk. */
export function ofStage({ talk }: Presentation, { editing }: Scene): StageTalkProps {
  return {
    told: talk.told,
    open: talk.open,
    unsaved: (editing?.unsaved ?? 0) > 0,
    act: (act) => talk.act(act),
    pointing: talk.pointing.on,
    onPoint: (on) => talk.pointing.turn(on),
  };
}

/** Returns what a follower is told of the talk; null on every other page. */
export function ofFollower(following: Following | null): ComponentChildren {
  if (!following) return null;
  return <FollowBar told={following.told} onBack={() => following.comeBack()} onLook={() => following.lookAround()} />;
}
