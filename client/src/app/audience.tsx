// What a page has to do with a talk: it leads one from the stage, or follows one.

import type { ComponentChildren } from "preact";
import { PointerDot } from "../map/pointer-dot.ts";
import type { Presentation } from "../present/presentation.ts";
import type { StageTalkProps } from "../present/stage-talk-view.tsx";
import type { Chapter, Scene } from "../scene/scene.ts";
import type { State, Store } from "../scene/state.ts";
import { FollowBar } from "../talk/follow-bar.tsx";
import { Following } from "../talk/following.ts";
import type { Host } from "./host.ts";
import type { MapView } from "./map-view.ts";
import type { Reading } from "./reading.ts";

interface Page {
  reading: Reading;
  store: Store;
  view: MapView;
  presentation: Presentation;
  paint(): void;
}

/** Returns what follows a talk on a page; null where there is no talk to follow. */
export function newFollowing(follow: Host["follow"], page: Page): Following | null {
  if (!follow) return null;
  const { reading, store, view, presentation, paint } = page;
  store.update({ panel: null });
  const dot = new PointerDot(view.map.leaflet);
  return new Following({
    ...follow,
    store,
    scene: () => reading.scene,
    go: (chapter) => presentation.go(chapter),
    settle: () => presentation.settle(),
    showBounds: () => view.showBounds(true),
    showPart: (part) => view.showPart(part),
    point: (place) => dot.show(place),
    draw: (strokes) => view.map.ink.show(strokes),
    changed: paint,
  });
}

/** Returns what the stage shows of its talk. */
export function ofStage({ talk }: Presentation, { editing }: Scene): StageTalkProps {
  return {
    told: talk.told,
    open: talk.open,
    unsaved: (editing?.unsaved ?? 0) > 0,
    act: (act) => talk.act(act),
  };
}

/** Returns what a follower is told of the talk; null on every other page. */
export function ofFollower(following: Following | null, { chapters }: Scene, { chapter }: State): ComponentChildren {
  if (!following) return null;
  return (
    <FollowBar
      told={following.told}
      title={toldOf(chapters.find(({ id }) => id === chapter))}
      onBack={() => following.comeBack()}
      onLook={() => following.lookAround()}
    />
  );
}

/** Returns what a chapter says; its title if it says nothing. */
function toldOf(chapter: Chapter | undefined): string {
  return chapter ? chapter.message || chapter.title : "";
}
