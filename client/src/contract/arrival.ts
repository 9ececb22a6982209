// What arrives from the server: read, and checked against the contract before anything uses it.

/** Tells whether data is what a part declares; where it is not, `errors` says why. */
export interface Check {
  (data: unknown): boolean;
  errors?: { instancePath: string; keyword: string; params: object }[] | null;
}

/** What arrived is not what the contract declares: server and page are of different versions. */
export class ContractError extends Error {}

/** Returns what reads a part: data as it is declared, or a ContractError that says where it is not. */
export function reader<T>(name: string, check: Check): (data: unknown) => T {
  return (data) => {
    if (check(data)) return data as T;
    const [first] = check.errors ?? [];
    const why = `${first?.keyword ?? ""} ${JSON.stringify(first?.params ?? {})}`;
    throw new ContractError(`${name}${first?.instancePath ?? ""}: ${why}`);
  };
}

/** Reads what Streamlit hands over, JSON as text; what is not by the contract is told, and null. */
export function arrived<T>(data: string, read: (data: unknown) => T, tell: (text: string) => void): T | null {
  try {
    const found = read(JSON.parse(data));
    tell("");
    return found;
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    console.error(error);
    tell("This page and its server are of different versions. Reload the page.");
    return null;
  }
}

/** Returns what tells a text at the end of an element; "" takes it back. */
export function noticeIn(parent: HTMLElement): (text: string) => void {
  return (text) => {
    parent.querySelector(":scope > .posture-notice")?.remove();
    if (!text) return;
    const notice = document.createElement("p");
    notice.className = "posture-notice";
    notice.setAttribute("role", "alert");
    notice.textContent = text;
    parent.append(notice);
  };
}
