import { posix } from "node:path";
import type { Candidate } from "../model/candidate.js";
import { type Key, reveal } from "../model/key.js";
import type { Project } from "./project.js";

/** Maps beyond this many bytes are not opened. */
const LIMIT = 16 * 1024 * 1024;

/** The file that a build made something from, as the map names it; lines and columns count from 1. */
export interface OriginalPlace {
  readonly source: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Where a key that stands in something built was written: by the source map beside the file, in it, or by the sources that a map
 * holds where the key stands in the map itself. Null where no map tells.
 */
export async function originalPlace(
  { location }: Candidate,
  key: Key,
  project: Project,
): Promise<OriginalPlace | null> {
  const { path, start } = location;
  if (!/\.(?:[cm]?js|css|map|jsbundle|bundle)$/iu.test(path)) return null;
  if (/\.map$/iu.test(path)) {
    const held = inSources(mapOf(project.text(path, LIMIT)), key);
    return held === null ? null : { ...held, source: sourcePath(held.source, path, project) };
  }
  const map = mapOf(project.text(`${path}.map`, LIMIT)) ?? mapOf(linkedMap(path, project));
  if (map === null) return null;
  const { AnyMap, originalPositionFor } = await import("@jridgewell/trace-mapping");
  try {
    const traced = originalPositionFor(new AnyMap(map as never), {
      line: start.line,
      column: start.column - 1,
    });
    if (traced.source === null) return null;
    const source = sourcePath(traced.source, path, project);
    return { source, line: traced.line, column: traced.column + 1 };
  } catch {
    // Whoever wrote the map wrote no map.
    return null;
  }
}

/** The path of a source from the scanned root, where it is a file there; else as the map has it. */
function sourcePath(source: string, mapPath: string, project: Project): string {
  const plain = source.replace(/^webpack:\/{2}[^/]{0,100}\/(?:\.\/)?/u, "").replace(/\?[\w-]{0,20}$/u, "");
  const beside = posix.normalize(posix.join(posix.dirname(mapPath), plain));
  const found = [beside, posix.normalize(plain)].find(
    (path) => !path.startsWith("../") && !path.startsWith("/") && project.has(path),
  );
  return found ?? source;
}

type MapObject = Readonly<Record<string, unknown>>;

function mapOf(text: string | null): MapObject | null {
  if (text === null) return null;
  try {
    // Some servers put a line before JSON so that it cannot be run (the format allows for it).
    const value: unknown = JSON.parse(text.replace(/^\)\]\}'[^\n]{0,80}\n/u, ""));
    return typeof value === "object" && value !== null ? (value as MapObject) : null;
  } catch {
    return null;
  }
}

const LINK = /\/[/*][#@] ?sourceMappingURL=([^\s'"*]+)/gu;

/** The map that the end of a file names or holds. */
function linkedMap(path: string, project: Project): string | null {
  const tail = project.text(path, LIMIT) ?? "";
  const url = [...tail.matchAll(LINK)].at(-1)?.[1];
  if (url === undefined) return null;
  const data = /^data:application\/json;(?:charset=[\w-]{1,20};)?base64,([A-Za-z0-9+/=]+)$/u.exec(url)?.[1];
  if (data !== undefined) return Buffer.from(data, "base64").toString("utf8");
  if (/^[a-z]+:|^\//iu.test(url)) return null;
  const linked = posix.normalize(posix.join(posix.dirname(path), url));
  return linked.startsWith("../") ? null : project.text(linked, LIMIT);
}

function inSources(map: MapObject | null, key: Key): OriginalPlace | null {
  const contents = map?.sourcesContent;
  if (map === null || !Array.isArray(contents)) return null;
  const value = reveal(key);
  for (const [index, content] of (contents as readonly unknown[]).entries()) {
    const at = typeof content === "string" ? content.indexOf(value) : -1;
    if (typeof content !== "string" || at === -1) continue;
    const before = content.slice(0, at).split(/\r\n|\n|\r/u);
    const source = Array.isArray(map.sources) ? (map.sources as readonly unknown[])[index] : undefined;
    if (typeof source !== "string") return null;
    const root = typeof map.sourceRoot === "string" ? map.sourceRoot.replace(/\/?$/u, "/") : "";
    return {
      source: root.length > 1 ? root + source : source,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
    };
  }
  return null;
}
