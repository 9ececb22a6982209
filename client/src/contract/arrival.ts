// Checks what arrives from the server against the contract, before anything uses it.

/** Tells whether data matches a part of the contract; if it does not, `errors` says why. */
export interface Check {
  (data: unknown): boolean;
  errors?: { instancePath: string; keyword: string; params: object }[] | null;
}

/** What arrived does not match the contract: server and page have different versions. */
export class ContractError extends Error {}

/** Returns a function that reads a part: it returns the data, or throws a ContractError that says what is wrong. */
export function reader<T>(name: string, check: Check): (data: unknown) => T {
  return (data) => {
    if (check(data)) return data as T;
    const [first] = check.errors ?? [];
    const why = `${first?.keyword ?? ""} ${JSON.stringify(first?.params ?? {})}`;
    throw new ContractError(`${name}${first?.instancePath ?? ""}: ${why}`);
  };
}
