// Time: phases, steps, play, and personnel by nation on the same axis.

import type { Ref } from "preact";
import { memo } from "preact/compat";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Theme } from "../paint/palette.ts";
import { nextStop, phaseAt, snap, type TimeScale, timeScale, toldInstant } from "../scene/instants.ts";
import type { Phase, Scene } from "../scene/scene.ts";
import { say } from "../words/say.ts";
import { Areas, CHART_PX, ChartLegend } from "./chart.tsx";
import { TimeForm } from "./time-form.tsx";
import { Glyph, Transport, type TransportProps } from "./transport.tsx";

const BAND_PX = 22;
const LETTER_PX = 6.7;

interface Props {
  scene: Scene;
  t: number;
  playing: boolean;
  chart: boolean;
  theme: Theme;
  onTime(t: number): void;
  onPlay(): void;
  onChart(): void;
}

/** The time line with its buttons and the chart. */
export function Timeline(props: Props) {
  const { scene, t } = props;
  const track = useRef<HTMLDivElement>(null);
  const width = useWidth(track);
  const scale = useMemo(() => timeScale(scene.time.start, scene.time.end, scene.time.phases, width), [scene, width]);
  const phase = phaseAt(scene.time.phases, t);
  const [going, setGoing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setGoing(false);
    opener.current?.focus();
  };
  return (
    <>
      {going && <TimeForm scene={scene} t={t} onTime={props.onTime} onClose={close} />}
      <Dock {...props} {...{ track, width, scale, phase, going, opener }} onGoing={() => setGoing(!going)} />
    </>
  );
}

interface DockProps extends Props, TransportProps {
  track: Ref<HTMLDivElement>;
  width: number;
  scale: TimeScale;
}

function Dock(props: DockProps) {
  const { scene, t, track, width, scale, phase } = props;
  return (
    <section class="posture-dock" aria-label={say("timeline.time")}>
      <Transport {...props} />
      <div class="posture-track" ref={track}>
        <Track {...props} width={width} scale={scale} phase={phase} />
      </div>
      {props.chart && <ChartLegend scene={scene} t={t} theme={props.theme} />}
      <button
        type="button"
        class="posture-fold"
        aria-expanded={props.chart}
        aria-label={say("timeline.chart")}
        title={say("timeline.chart")}
        onClick={props.onChart}
      >
        <Glyph d={props.chart ? "M3 6l5 5 5-5z" : "M3 10l5-5 5 5z"} />
      </button>
    </section>
  );
}

function Track(props: Props & { width: number; scale: TimeScale; phase: Phase | undefined }) {
  const { scene, t, scale, width } = props;
  const height = BAND_PX + (props.chart ? CHART_PX : 0);
  const moveTo = (event: PointerEvent) => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    // The box may be larger than its own pixels: a page grows with its screen.
    props.onTime(snap(scale.invert(((event.clientX - box.left) / box.width) * width)));
  };
  return (
    <div
      class="posture-slider"
      role="slider"
      tabIndex={0}
      aria-label={say("timeline.time")}
      aria-valuemin={scene.time.start}
      aria-valuemax={scene.time.end}
      aria-valuenow={t}
      aria-valuetext={atPhase(scene, t, props.phase)}
      style={{ height }}
      onPointerDown={(event) => {
        (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
        moveTo(event);
      }}
      onPointerMove={(event) => event.buttons === 1 && moveTo(event)}
      onKeyDown={(event) => step(event, props)}
    >
      <Backdrop scene={scene} scale={scale} width={width} chart={props.chart} theme={props.theme} />
      <div class="posture-playhead" style={{ transform: `translateX(${scale(t)}px)`, height }} />
    </div>
  );
}

function atPhase(scene: Scene, t: number, phase: Phase | undefined): string {
  const instant = toldInstant(t, scene.time.ceasefire);
  return phase ? say("timeline.at-phase", { instant, phase: phase.name }) : instant;
}

function titled({ name, from, until, detail }: Phase, ceasefire: string | null): string {
  const [start, end] = [toldInstant(from, ceasefire), toldInstant(until, ceasefire)];
  return say("timeline.phase", { name, detail, start, end });
}

function step(event: KeyboardEvent, { scene, t, onTime }: Props): void {
  const phases = scene.time.phases.map((phase) => phase.from);
  const moves: Record<string, () => number> = {
    ArrowRight: () => nextStop(scene.time.stops, t, 1),
    ArrowLeft: () => nextStop(scene.time.stops, t, -1),
    ArrowUp: () => snap(t) + (Math.abs(t) < 72 ? 1 : 24),
    ArrowDown: () => snap(t) - (Math.abs(t) <= 72 ? 1 : 24),
    PageUp: () => nextStop(phases, t, 1),
    PageDown: () => nextStop(phases, t, -1),
    Home: () => scene.time.start,
    End: () => scene.time.end,
  };
  const move = moves[event.key];
  if (!move) return;
  event.preventDefault();
  event.stopPropagation();
  onTime(move());
}

const Backdrop = memo(function Backdrop(props: {
  scene: Scene;
  scale: TimeScale;
  width: number;
  chart: boolean;
  theme: Theme;
}) {
  const { scene, scale, width } = props;
  const top = props.chart ? CHART_PX : 0;
  return (
    <svg width={width} height={top + BAND_PX} aria-hidden="true">
      {props.chart && <Areas scene={scene} scale={scale} theme={props.theme} />}
      {scene.time.phases.map((phase, i) => (
        <PhaseBand
          key={phase.id}
          phase={phase}
          ceasefire={scene.time.ceasefire}
          odd={i % 2 === 1}
          {...{ scale, top }}
        />
      ))}
      {scene.time.stops.map((stop) => (
        <line key={stop} class="posture-stop" x1={scale(stop)} x2={scale(stop)} y1={top} y2={top + 4} />
      ))}
      <line class="posture-hour-zero" x1={scale(0)} x2={scale(0)} y1={0} y2={top + BAND_PX} />
    </svg>
  );
});

interface BandProps {
  phase: Phase;
  ceasefire: string | null;
  odd: boolean;
  scale: TimeScale;
  top: number;
}

function PhaseBand({ phase, ceasefire, odd, scale, top }: BandProps) {
  const x = scale(phase.from);
  const w = Math.max(0, scale(phase.until) - x);
  const room = Math.floor((w - 10) / LETTER_PX);
  const text = phase.name.length <= room ? phase.name : room > 5 ? `${phase.name.slice(0, room - 1)}…` : "";
  return (
    <g class={odd ? "posture-phase odd" : "posture-phase"}>
      <title>{titled(phase, ceasefire)}</title>
      <rect x={x} y={top} width={w} height={BAND_PX} />
      <text x={x + 6} y={top + BAND_PX / 2 + 4.5}>
        {text}
      </text>
    </g>
  );
}

/** The picture on a button, drawn from a path. */
export function useWidth(ref: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(600);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new ResizeObserver(
      ([entry]) => entry && setWidth(Math.max(40, Math.floor(entry.contentRect.width))),
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}
