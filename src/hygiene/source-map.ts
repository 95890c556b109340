import { posix } from "node:path";
import type { Candidate } from "../model/candidate.js";
import type { TraceMap } from "@jridgewell/trace-mapping";
import { isRecord } from "../model/json-record.js";
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
    const held = inSources(mapAt(path, project), key);
    return held === null ? null : { ...held, source: sourcePath(held.source, path, project) };
  }
  const map = mapAt(`${path}.map`, project) ?? linkedMap(path, project);
  if (map === null) return null;
  const { originalPositionFor } = await import("@jridgewell/trace-mapping");
  try {
    const traced = originalPositionFor(await traceable(map), {
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

const decoded = new WeakMap<MapObject, TraceMap>();

/** A map made ready to look places up in, once. */
async function traceable(map: MapObject): Promise<TraceMap> {
  const { AnyMap } = await import("@jridgewell/trace-mapping");
  let trace = decoded.get(map);
  if (trace === undefined) decoded.set(map, (trace = new AnyMap(map as never)));
  return trace;
}

/** What is in a file that is a map; null where it is none, or where all maps together are too long. */
function mapAt(path: string, project: Project): MapObject | null {
  const text = project.text(path, LIMIT);
  return text !== null && project.steps.take(text.length) ? project.parsed(path, mapOf) : null;
}

function mapOf(text: string): MapObject | null {
  try {
    // Some servers put a line before JSON so that it cannot be run (the format allows for it).
    const value: unknown = JSON.parse(text.replace(/^\)\]\}'[^\n]{0,80}\n/u, ""));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

const LINK = /\/[/*][#@] ?sourceMappingURL=([^\s'"*]+)/gu;
const DATA = /^data:application\/json(?:;charset=[\w-]{1,20})?(?<base64>;base64)?,(?<data>[^\n]*)$/iu;

/** The map that the end of a file names or holds. */
function linkedMap(path: string, project: Project): MapObject | null {
  const text = project.text(path, LIMIT);
  if (text === null || !project.steps.take(text.length)) return null;
  const link = project.parsed(path, linkIn);
  if (link === null || typeof link !== "string") return link;
  const linked = posix.normalize(posix.join(posix.dirname(path), link));
  return mapAt(linked, project);
}

/** The path of the map that a text names last, relative to it; the map itself, where it holds that; null where it does neither. */
function linkIn(text: string): string | MapObject | null {
  const url = [...text.matchAll(LINK)].at(-1)?.[1];
  if (url === undefined) return null;
  const { data, base64 } = DATA.exec(url)?.groups ?? {};
  if (data !== undefined) {
    return mapOf(base64 === undefined ? plain(data) : Buffer.from(data, "base64").toString("utf8"));
  }
  return /^[a-z]+:|^\//iu.test(url) ? null : plain(url.replace(/[?#].*$/u, ""));
}

/** A text of an address without its percents. */
function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Where a key stands in the sources that a map holds; a map of sections holds those of each. */
function inSources(map: MapObject | null, key: Key): OriginalPlace | null {
  if (map === null) return null;
  const sections = Array.isArray(map.sections) ? (map.sections as readonly unknown[]) : [];
  for (const part of [map, ...sections.map((section) => (isRecord(section) ? section.map : null))]) {
    const place = isRecord(part) ? inContents(part, reveal(key)) : null;
    if (place !== null) return place;
  }
  return null;
}

function inContents(map: MapObject, value: string): OriginalPlace | null {
  const contents = Array.isArray(map.sourcesContent) ? (map.sourcesContent as readonly unknown[]) : [];
  for (const [index, content] of contents.entries()) {
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
