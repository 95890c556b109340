/** The production key that the story is about. */
export const PRODUCTION_KEY: string;
/** Makes the repository in a folder, which may be there and empty. */
export function makeDemoRepository(folder: string): void;
/** Writes what is about to be committed. */
export function changeDemoRepository(folder: string): void;
