// Small maps of one chapter side by side: the same part of the world at one scale, at several instants.

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Basemap } from "../basemap/load.ts";
import type { Theme } from "../paint/palette.ts";
import { instantsBeside } from "../scene/beside.ts";
import { whenOf } from "../scene/headline.ts";
import type { Chapter, Scene } from "../scene/scene.ts";
import type { State } from "../scene/state.ts";
import { say } from "../words/say.ts";
import { plateEnd } from "./plate.ts";
import { Preview } from "./preview.ts";

interface MultiplesProps {
  scene: Scene;
  state: State;
  theme: Theme;
  basemap: Basemap;
}

/** The maps of the chapter; nothing for a chapter of one instant. */
export function Multiples({ scene, state, theme, basemap }: MultiplesProps) {
  const chapter = scene.chapters.find((one) => one.id === state.chapter);
  const instants = instantsBeside(scene, state);
  const room = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (room.current) room.current.style.top = `${plateEnd(room.current.parentElement)}px`;
  });
  if (!chapter || instants.length === 0) return null;
  return (
    <section class="posture-multiples" data-count={instants.length} aria-label={say("stage.multiples")} ref={room}>
      {instants.map((t) => (
        <SmallMap key={t} t={t} chapter={chapter} scene={scene} theme={theme} basemap={basemap} />
      ))}
    </section>
  );
}

interface SmallMapProps extends Omit<MultiplesProps, "state"> {
  chapter: Chapter;
  t: number;
}

function SmallMap({ chapter, t, scene, theme, basemap }: SmallMapProps) {
  const slot = useRef<HTMLDivElement>(null);
  const map = useRef<Preview | null>(null);
  const { instant, phase } = whenOf(scene, "", t);
  useEffect(() => {
    const small = new Preview(basemap);
    map.current = small;
    slot.current?.append(small.element);
    return () => small.destroy();
  }, [basemap]);
  useEffect(() => {
    const show = () => map.current?.show({ scene, chapter, t, theme, picture: null, alone: true });
    const watch = new ResizeObserver(show);
    show();
    if (slot.current) watch.observe(slot.current);
    return () => watch.disconnect();
  }, [basemap, scene, chapter, t, theme]);
  return (
    <figure data-t={instant}>
      <figcaption>
        <strong>{instant}</strong>
        {phase && <span dir="auto">{phase}</span>}
      </figcaption>
      <div class="posture-small-map" ref={slot} />
    </figure>
  );
}
