// How Tabulator looks and behaves here, and the modules that it needs.

import {
  EditModule,
  FilterModule,
  FormatModule,
  FrozenColumnsModule,
  InteractionModule,
  KeybindingsModule,
  type Options,
  ResizeColumnsModule,
  SelectRangeModule,
  SortModule,
  Tabulator,
} from "tabulator-tables";

Tabulator.registerModule([
  EditModule,
  FilterModule,
  FormatModule,
  FrozenColumnsModule,
  InteractionModule,
  KeybindingsModule,
  ResizeColumnsModule,
  SelectRangeModule,
  SortModule,
]);

/** The types of Tabulator lack the first, and the second takes no key that is off. */
const UNTYPED = {
  selectableRangeAutoFocus: false,
  keybindings: {
    navPrev: false,
    navNext: false,
    scrollPageUp: false,
    scrollPageDown: false,
    scrollToStart: false,
    scrollToEnd: false,
  },
} as Options;

/** The options of every table. Keys that the desk handles itself are off. */
export const LOOK: Options = {
  ...UNTYPED,
  height: "100%",
  layout: "fitData",
  rowHeight: 27,
  selectableRange: true,
  selectableRangeColumns: false,
  selectableRangeRows: true,
  editTriggerEvent: "dblclick",
  columnDefaults: { resizable: "header", headerSortTristate: true, vertAlign: "middle" },
};
