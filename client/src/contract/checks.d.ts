// The checks that contract.mjs makes of the schema.

/** Tells whether data is what a part declares; where it is not, `errors` says why. */
export interface Check {
  (data: unknown): boolean;
  errors?: { instancePath: string; keyword: string; params: object }[] | null;
}

export const checkScene: Check;
export const checkGridData: Check;
export const checkPlannerQuestion: Check;
export const checkFrameRequest: Check;
export const checkPartsRequest: Check;
