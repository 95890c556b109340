import type { TextCandidate } from "../model/candidate.js";
import { Key } from "../model/key.js";
import { placeholderReason } from "./placeholder.js";
import type { Scene } from "./scene.js";

const SHORTEST_SECRET = 8;
const HOOK_URL =
  /https?:(?:\\{0,4}\/){2}api\.pictify\.io\\{0,4}\/workflow\\{0,4}\/hooks\\{0,4}\/([A-Za-z0-9_-]{1,128})\\{0,4}\/([A-Za-z0-9_-]{1,256})/g;

/** Workflow hook URLs: whoever has one can start the workflow. The key is the URL, without escapes before its slashes. */
export function findHookUrls(scene: Scene): TextCandidate[] {
  return [...scene.text.matchAll(HOOK_URL)]
    .filter(([, , secret = ""]) => secret.length >= SHORTEST_SECRET)
    .map((match) => {
      const [url, , secret = ""] = match;
      const reason = placeholderReason(secret);
      return {
        key: new Key("hook-url", url.replaceAll("\\", "")),
        rule: "pictify-hook-url",
        judgement:
          reason === null
            ? { status: "ours", strength: "strong", evidence: ["api.pictify.io on the same line"] }
            : { status: "placeholder", evidence: [reason] },
        start: match.index,
        end: match.index + url.length,
      };
    });
}
