// Generated from geo/words/en/browser; change it there, then run make contract.

export const ENGLISH = {
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
