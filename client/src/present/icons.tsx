// The signs on the buttons of the stage.

const PATHS = {
  previous: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  menu: "M4 6.5h16M4 12h16M4 17.5h16",
  fill: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  window: "M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5",
  out: "M6 6l12 12M18 6L6 18",
  pointer: "M12 3v4M12 17v4M3 12h4M17 12h4M12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
  pen: "M4 20l1-4L16.5 4.5a2.1 2.1 0 0 1 3 3L8 19z",
  spotlight:
    "M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2",
  wipe: "M8.5 19H20M4.6 14.6l8.9-8.9a2 2 0 0 1 2.8 0l3 3a2 2 0 0 1 0 2.8L11.8 19H8.5l-3.9-1.6a2 2 0 0 1 0-2.8z",
  back: "M4 12a8 8 0 1 0 2.6-5.9M4 4v4.5h4.5",
} as const;

/** The name of a sign. */
export type IconName = keyof typeof PATHS;

/** A sign; what it means is said by the button that has it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
