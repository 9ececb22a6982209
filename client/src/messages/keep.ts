// What keeps texts in a browser.

/** What keeps texts: a browser's localStorage. */
export type Keep = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;
