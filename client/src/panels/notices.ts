// The notices of packages and data in the client; the build writes them in.

declare const POSTURE_NOTICES: string;

/** The notices as one text; "" where the client runs without a build. */
export const NOTICES = typeof POSTURE_NOTICES === "undefined" ? "" : POSTURE_NOTICES;
