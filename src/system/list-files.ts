import { readdirSync } from "node:fs";
import { relative, sep } from "node:path";

/**
 * All paths below a folder, relative to it, with `/`; without git's own and `node_modules`. Links are not followed; what cannot
 * be opened is left out.
 */
export function listFiles(folder: string): Set<string> {
  const paths = new Set<string>();
  const folders = [folder];
  for (let next; (next = folders.pop()) !== undefined;) {
    for (const entry of entriesOf(next)) {
      const path = `${next}/${entry.name}`;
      if (!entry.isDirectory()) paths.add(relative(folder, path).split(sep).join("/"));
      else if (entry.name !== ".git" && entry.name !== "node_modules") folders.push(path);
    }
  }
  return paths;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
