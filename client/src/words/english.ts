// Generated from geo/words/en/browser; change it there, then run make contract.

export const ENGLISH = {
  "about_panel.does.close": "close the card",
  "about_panel.does.find": "find",
  "about_panel.does.move": "an hour or a day",
  "about_panel.does.phase": "next or previous phase",
  "about_panel.does.play": "play or pause",
  "about_panel.does.step": "previous or next change (on the time line)",
  "about_panel.key.close": "Escape",
  "about_panel.key.find": "/",
  "about_panel.key.move": "↑ ↓",
  "about_panel.key.phase": "Page Up/Down",
  "about_panel.key.play": "Space",
  "about_panel.key.step": "← →",
  "about_panel.keys": "Keys",
  "about_panel.map": "Map",
  "about_panel.marking": "{marking}.",
  "answer.heading": "Answer",
  "answer.other-time": "This holds for {instant}. Answer for {now}",
  "arrival.no-basemap": "The map cannot be shown: Error: the base map could not be read ({status}). Reload the page.",
  "arrival.no-map": "The map cannot be shown: {error}. Reload the page.",
  "arrival.not-whole": "This page cannot be shown: it was changed, or is not whole. Ask for it again.",
  "arrival.other-version": "This page and its server are of different versions. Reload the page.",
  "briefing_panel.add": "Add this view as a chapter",
  "briefing_panel.chapter.delete": "Delete",
  "briefing_panel.chapter.down": "Down",
  "briefing_panel.chapter.notes": "Notes",
  "briefing_panel.chapter.reshoot": "Take this view",
  "briefing_panel.chapter.reshoot-help": "Time, layers and part of the map as they are now",
  "briefing_panel.chapter.title": "Title",
  "briefing_panel.chapter.up": "Up",
  "briefing_panel.edit": "Edit the chapters",
  "briefing_panel.from-here": "From here",
  "briefing_panel.made-up": "The plan has no briefing.csv with chapters: this one is made from the usual view.",
  "briefing_panel.present": "Present",
  "briefing_panel.window": "Presenter window",
  "briefing_panel.window-help": "Notes, the next chapter and a clock, in a window of their own",
  "card.close": "Close",
  "card.close-key": "Close (Escape)",
  "card.command.below": "Directly below",
  "card.command.hub": "Supplied by",
  "card.command.parent": "Under",
  "card.command.persons": {
    "one": "{count} person",
    "other": "{count} persons"
  },
  "card.command.strength": "{persons} in {units}",
  "card.command.strength-partly": "{persons} in {units} ({unknown} unknown)",
  "card.command.sum": "With all below",
  "card.command.units": {
    "one": "{count} unit",
    "other": "{count} units"
  },
  "card.edit": "Edit this row in its table",
  "card.heading": "About {name}",
  "card.not-in-force": "Not in force at {instant}: this row holds {period}.",
  "card.other-periods": "At other times",
  "card.question.from": "Route from here",
  "card.question.lose": "What if it is lost?",
  "card.question.to": "Route to here",
  "card.unsaved.edited": "Edited, not saved yet.",
  "card.unsaved.new": "New, not saved yet.",
  "changes.empty": "(empty)",
  "changes.id-from": "{id} from {start}",
  "changes.kind.added": {
    "one": "{sign} Added · {count} row",
    "other": "{sign} Added · {count} rows"
  },
  "changes.kind.changed": {
    "one": "{sign} Changed · {count} row",
    "other": "{sign} Changed · {count} rows"
  },
  "changes.kind.moved": {
    "one": "{sign} Moved · {count} row",
    "other": "{sign} Moved · {count} rows"
  },
  "changes.kind.removed": {
    "one": "{sign} Removed · {count} row",
    "other": "{sign} Removed · {count} rows"
  },
  "changes.moved-by": "{table}, {km} km",
  "changes.none": "The two hold the same rows.",
  "changes.not-compared": {
    "one": "{count} row not shown, and not compared.",
    "other": "{count} rows not shown, and not compared."
  },
  "changes.personnel": "Most personnel, by phase and nation",
  "changes.plans": "From {a} to {b}.",
  "changes.same-personnel": "No difference in any phase.",
  "chart.heading.force": "Force",
  "chart.heading.personnel": "Personnel by nation",
  "chart.more": "{nations} more",
  "chart.partly": {
    "one": "{total} ({count} unit unknown)",
    "other": "{total} ({count} units unknown)"
  },
  "chart.peak.persons": "peak {number} persons",
  "chart.peak.units": "peak {number} units",
  "chart.total.persons": "Personnel",
  "chart.total.units": "Units",
  "layers.clear": "Clear all filters",
  "layers.filters": "Filters",
  "layers.filters-on": "Filters ({number} on)",
  "layers.heading": "Layers",
  "legend.frame.planned": "Planned",
  "legend.frame.present": "In force",
  "legend.group.basis": "How it is known",
  "legend.group.frame": "Frame",
  "legend.group.layer": "{title} ({number})",
  "legend.group.lines": "Lines and marks",
  "legend.group.nations": "Nations",
  "legend.heading": "Legend",
  "legend.line.command": "Commands",
  "legend.line.event": "Event",
  "legend.line.precision": "Somewhere within",
  "legend.line.supply": "Supplies",
  "legend.more": "and {number} more",
  "legend.no-rows": "The plan has no rows yet: fill placements.csv and save it.",
  "legend.nothing": "Nothing is on the map at this time with these filters.",
  "legend.symbols": {
    "one": "{count} symbol",
    "other": "{count} symbols"
  },
  "list.extent": "What is listed",
  "list.matches": {
    "one": "{count} row match “{query}”",
    "other": "{count} rows match “{query}”"
  },
  "list.more": "Show more ({number} left)",
  "list.on-map": "On the map",
  "list.order.name": "by name",
  "list.order.nation": "by nation",
  "list.order.plan": "as in the plan",
  "list.rows": {
    "one": "{count} row",
    "other": "{count} rows"
  },
  "list.sort": "Sort",
  "list.whole": "Whole plan",
  "map.km": "{km} km",
  "map.metres": "{metres} m",
  "map.position.east": "{degrees}° E",
  "map.position.north": "{degrees}° N",
  "map.position.south": "{degrees}° S",
  "map.position.west": "{degrees}° W",
  "map.rolled-up": {
    "one": "{name}, with {count} units drawn on it: zoom in to see them",
    "other": "{name}, with {count} units drawn on it: zoom in to see them"
  },
  "map.stack": "{name} and {number} more: click to spread",
  "map.zoom-in": "Zoom in",
  "map.zoom-out": "Zoom out",
  "marks.flag.hq-gap": "gap",
  "marks.flag.hq-overlap": "overlap",
  "marks.flag.lost": "lost",
  "marks.flag.no-superior": "no superior",
  "marks.flag.outside": "outside",
  "marks.flag.over": "over",
  "marks.flag.short": "short",
  "marks.flag.superior-absent": "superior absent",
  "marks.flag.turned": "turned",
  "problems_panel.findings": {
    "one": "{count} finding",
    "other": "{count} findings"
  },
  "problems_panel.found": "{rows} not shown, {findings} in all.",
  "problems_panel.more": "{number} more: “posture check” lists them all.",
  "problems_panel.none": "No problem was found in the plan's files.",
  "problems_panel.rows": {
    "one": "{count} row",
    "other": "{count} rows"
  },
  "problems_panel.severity.error": {
    "one": "Errors: not shown · {count} finding",
    "other": "Errors: not shown · {count} findings"
  },
  "problems_panel.severity.notice": {
    "one": "Notices: read with an assumption · {count} finding",
    "other": "Notices: read with an assumption · {count} findings"
  },
  "problems_panel.severity.warning": {
    "one": "Warnings: shown, but looks wrong · {count} finding",
    "other": "Warnings: shown, but looks wrong · {count} findings"
  },
  "provenance.gives": "{contribution} ({status}, {basis})",
  "provenance.gives-with": "{contribution} ({status}, {basis}): {detail}",
  "provenance.heading": "Where is that from?",
  "provenance.not-shown": {
    "one": "{count} row of the plan not shown.",
    "other": "{count} rows of the plan not shown."
  },
  "provenance.notional": {
    "one": "{count} entry is notional: no government has agreed to this.",
    "other": "{count} entries are notional: no government has agreed to this."
  },
  "provenance.outside": {
    "one": "{count} symbol lies outside the picture.",
    "other": "{count} symbols lie outside the picture."
  },
  "provenance.sources": "Source: {sources}.",
  "provenance.unknown-source": "Source {source}, which sources.csv does not hold.",
  "shell.black": "Black screen",
  "shell.dark": "Dark",
  "shell.find": "Find by name or id",
  "shell.fold.about": "Fold about away",
  "shell.fold.briefing": "Fold briefing away",
  "shell.fold.changes": "Fold changes away",
  "shell.fold.layers": "Fold layers away",
  "shell.fold.list": "Fold list away",
  "shell.fold.problems": "Fold problems away",
  "shell.inset": "Europe",
  "shell.inset-help": "Show Europe",
  "shell.light": "Light",
  "shell.not-shown": {
    "one": "{count} row not shown",
    "other": "{count} rows not shown"
  },
  "shell.panel.about": "About",
  "shell.panel.briefing": "Briefing",
  "shell.panel.changes": "Changes",
  "shell.panel.layers": "Layers",
  "shell.panel.list": "List",
  "shell.panel.problems": "Problems",
  "shell.panels": "Panels",
  "shell.plan": "Plan",
  "shell.problems-found": "Problems {number}",
  "shell.symbols": {
    "one": "{count} symbol at {instant}",
    "other": "{count} symbols at {instant}"
  },
  "shell.unsaved": {
    "one": "with unsaved edits of {planner} in {count} row",
    "other": "with unsaved edits of {planner} in {count} rows"
  },
  "shell.views": "View",
  "still.at": "{name} ({id}) at {place}, {instant}.",
  "still.at-planned": "{name} ({id}) at {place}, {instant}, planned.",
  "still.here": "{name} ({id}), {instant}.",
  "still.here-planned": "{name} ({id}), {instant}, planned.",
  "still.known": "{basis}.",
  "still.known-from": "{basis}, source {source}.",
  "timeline.assumed-clock": "{time} UTC (assumed)",
  "timeline.at-phase": "{instant}, {phase}",
  "timeline.chart": "Personnel chart",
  "timeline.next": "Next change",
  "timeline.pause": "Pause",
  "timeline.period.always": "always",
  "timeline.period.from": "from {start}",
  "timeline.period.from-until": "{start} until {end}",
  "timeline.period.until": "until {end}",
  "timeline.phase": "{name}: {start} to {end}. {detail}",
  "timeline.play": "Play",
  "timeline.play-key": "Play (space)",
  "timeline.previous": "Previous change",
  "timeline.time": "Time"
} as const;
