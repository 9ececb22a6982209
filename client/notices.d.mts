interface Bundled {
  outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>;
}

export function foldersOf(metafiles: readonly Bundled[], workingFolder: string): string[];
export function noticeOf(folder: string): Promise<string>;
export function noticesOf(folders: readonly string[], dataFiles: readonly string[]): Promise<string>;
