// Small maps of one chapter side by side: the same part of the world at one scale, at several instants.

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Basemap } from "../basemap/load.ts";
import type { Form } from "../paint/form-marks.ts";
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
  /** Is told what the maps draw, for the legend. */
  onDrawn(drawn: Explained): void;
}

/** What maps draw and a legend explains: the keys of symbols, and the forms in which they are drawn. */
export interface Explained {
  drawn: ReadonlySet<string>;
  forms: ReadonlySet<Form>;
}

/** The maps of the chapter; nothing for a chapter of one instant. */
export function Multiples({ scene, state, theme, basemap, onDrawn }: MultiplesProps) {
  const chapter = scene.chapters.find((one) => one.id === state.chapter);
  const instants = instantsBeside(scene, state);
  const room = useRef<HTMLElement>(null);
  const each = useRef(new Map<number, Explained>());
  const tell = (t: number, drawn: Explained) => {
    each.current.set(t, drawn);
    const shown = instants.flatMap((one) => each.current.get(one) ?? []);
    if (shown.length === instants.length) onDrawn(unionOf(shown));
  };
  useLayoutEffect(() => {
    room.current?.style.setProperty("--plate", `${plateEnd(room.current.parentElement)}px`);
  });
  if (!chapter || instants.length === 0) return null;
  return (
    <section class="posture-multiples" data-count={instants.length} aria-label={say("stage.multiples")} ref={room}>
      {instants.map((t) => (
        <SmallMap
          key={`${chapter.id}/${t}`}
          t={t}
          chapter={chapter}
          scene={scene}
          theme={theme}
          basemap={basemap}
          onDrawn={(drawn) => tell(t, drawn)}
        />
      ))}
    </section>
  );
}

function unionOf(all: readonly Explained[]): Explained {
  return {
    drawn: new Set(all.flatMap(({ drawn }) => [...drawn])),
    forms: new Set(all.flatMap(({ forms }) => [...forms])),
  };
}

interface SmallMapProps extends Omit<MultiplesProps, "state"> {
  chapter: Chapter;
  t: number;
}

function SmallMap({ chapter, t, scene, theme, basemap, onDrawn }: SmallMapProps) {
  const slot = useRef<HTMLDivElement>(null);
  const map = useRef<Preview | null>(null);
  const { instant, phase, clock } = whenOf(scene, "", t);
  useEffect(() => {
    const small = new Preview(basemap);
    map.current = small;
    slot.current?.append(small.element);
    return () => small.destroy();
  }, [basemap]);
  useEffect(() => {
    const show = () => {
      const drawn = map.current?.show({ scene, chapter, t, theme, picture: null, alone: true });
      if (drawn) onDrawn(drawn);
    };
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
        {clock && <span>{clock}</span>}
      </figcaption>
      <div class="posture-small-map" ref={slot} />
    </figure>
  );
}
