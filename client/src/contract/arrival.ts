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
