// What arrives from the server: read, and checked against the contract before anything uses it.

import {
  type Check,
  checkFrameRequest,
  checkGridData,
  checkPartsRequest,
  checkPlannerQuestion,
  checkScene,
} from "./checks.js";
import type { FrameRequest, GridData, PartsRequest, PlannerQuestion, Scene } from "./types.ts";

/** What arrived is not what the contract declares: server and page are of different versions. */
export class ContractError extends Error {}

function reader<T>(name: string, check: Check): (data: unknown) => T {
  return (data) => {
    if (check(data)) return data as T;
    const [first] = check.errors ?? [];
    const why = `${first?.keyword ?? ""} ${JSON.stringify(first?.params ?? {})}`;
    throw new ContractError(`${name}${first?.instancePath ?? ""}: ${why}`);
  };
}

export const readScene = reader<Scene>("scene", checkScene);
export const readGridData = reader<GridData>("grid", checkGridData);
export const readPlannerQuestion = reader<PlannerQuestion>("planner", checkPlannerQuestion);
export const readFrameRequest = reader<FrameRequest>("frame", checkFrameRequest);
export const readPartsRequest = reader<PartsRequest>("parts", checkPartsRequest);

/** Reads what Streamlit hands over, JSON in UTF-8; what is not by the contract is told in place of the component. */
export function arrived<T>(data: Uint8Array, read: (data: unknown) => T, parent: HTMLElement): T | null {
  try {
    return read(JSON.parse(new TextDecoder().decode(data)));
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    console.error(error);
    parent.textContent = "This page and its server are of different versions. Reload the page.";
    return null;
  }
}
