// What the windows of a presenter show of a talk: plain data, which one window may send to another.

import type { QrCode, StageHeard } from "../contract/types.ts";

/** A talk that an audience can follow. */
export interface TalkTold {
  state: "starting" | "failed" | "on" | "over";
  address: string;
  code: QrCode | null;
  remoteCode: QrCode | null;
  /** Whether only this machine reaches the address. */
  near: boolean;
  lost: boolean;
  followers: number;
  remote: StageHeard["remote"];
  /** What a phone that asks to be the remote shows. */
  asks: string;
}

/** A talk of which nothing is known yet. */
export const NEW_TALK: TalkTold = {
  state: "starting",
  address: "",
  code: null,
  remoteCode: null,
  near: false,
  lost: false,
  followers: 0,
  remote: "none",
  asks: "",
};

/** What a presenter can do with a talk. */
export type TalkAct = "start" | "show" | "end" | "allow" | "refuse" | "end-remote";
