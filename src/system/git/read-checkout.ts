import { join, relative, sep } from "node:path";
import type { Checkout } from "../../model/checkout.js";
import { isInside } from "../real-folder.js";
import { lastValue, parseGitConfig } from "./git-config.js";
import { locateRepository } from "./locate-repository.js";
import { readPlainFile } from "./plain-file.js";
import type { Repository } from "./repository.js";
import { webAddress } from "./web-address.js";

const SMALL = 64 << 10;
const CONFIG_LIMIT = 4 << 20;
const PACKED_LIMIT = 256 << 20;
const ID = /^(?:[0-9a-f]{64}|[0-9a-f]{40})$/u;
const BRANCH = /^ref:[ \t]*refs\/heads\/(?<name>[^\s]{1,1000})\s*$/u;

/**
 * What is checked out where a folder lies: for reports alone, which nothing is decided by. Read from the files of the
 * repository without git; what they do not tell, as where refs are kept otherwise, is null. Null outside of repositories.
 *
 * @param folder absolute
 */
export function readCheckout(folder: string): Checkout | null {
  const repository = locateRepository(folder);
  if (repository?.workTree == null) return null;
  const way = relative(repository.workTree, folder);
  const head = textOf(join(repository.gitDir, "HEAD"), SMALL)?.trim() ?? "";
  const branch = BRANCH.exec(head)?.groups?.name ?? null;
  return {
    prefix: way === "" || !isInside(folder, repository.workTree) ? "" : `${way.split(sep).join("/")}/`,
    commit: branch === null ? idOf(head) : commitOf(repository, `refs/heads/${branch}`),
    branch,
    uri: addressOf(repository),
  };
}

function commitOf({ commonDir, gitDir }: Repository, ref: string): string | null {
  if (ref.split("/").includes("..")) return null;
  for (const folder of [gitDir, commonDir]) {
    const id = idOf(textOf(join(folder, ref), SMALL) ?? "");
    if (id !== null) return id;
  }
  const packed = textOf(join(commonDir, "packed-refs"), PACKED_LIMIT) ?? "";
  const end = packed.indexOf(` ${ref}\n`);
  return end === -1 ? null : idOf(packed.slice(packed.lastIndexOf("\n", end) + 1, end));
}

function idOf(text: string): string | null {
  return ID.exec(text.trim())?.[0] ?? null;
}

function addressOf({ commonDir }: Repository): string | null {
  const config = textOf(join(commonDir, "config"), CONFIG_LIMIT);
  const url = config === null ? null : lastValue(parseGitConfig(config), "remote.origin.url");
  return url === null ? null : webAddress(url);
}

function textOf(path: string, limit: number): string | null {
  const file = readPlainFile(path, limit);
  return file.status === "read" ? file.bytes.toString() : null;
}
