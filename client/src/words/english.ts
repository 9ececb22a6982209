// Generated from geo/words/en/browser; change it there, then run make contract.

export const ENGLISH = {
  "marks.flag.hq-gap": "gap",
  "marks.flag.hq-overlap": "overlap",
  "marks.flag.lost": "lost",
  "marks.flag.no-superior": "no superior",
  "marks.flag.outside": "outside",
  "marks.flag.over": "over",
  "marks.flag.short": "short",
  "marks.flag.superior-absent": "superior absent",
  "marks.flag.turned": "turned",
  "timeline.assumed-clock": "{time} UTC (assumed)",
  "timeline.at-phase": "{instant}, {phase}",
  "timeline.chart": "Personnel chart",
  "timeline.next": "Next change",
  "timeline.pause": "Pause",
  "timeline.phase": "{name}: {start} to {end}. {detail}",
  "timeline.play": "Play",
  "timeline.play-key": "Play (space)",
  "timeline.previous": "Previous change",
  "timeline.time": "Time"
} as const;
