import { assignedName } from "../detect/assigned-name.js";
import type { Sign, Usage } from "../model/usage.js";
import { agentSigns } from "./agent-signs.js";
import { browserStorage } from "./browser-storage.js";
import { malformations } from "./malformations.js";
import { PageScripts } from "./page-scripts.js";
import { programSigns } from "./program-signs.js";
import { sections } from "./sections.js";
import { buildSetting } from "./build-setting.js";
import { urlParameter } from "./url-parameter.js";

/**
 * Tells how keys are used in one text. What is asked about the text as a whole is worked out once, whatever the number of its
 * keys; what is asked about a key, in a stretch of bounded length around it. Pure.
 */
export class UsageReader {
  readonly #text: string;
  readonly #path: string;
  readonly #scripts: PageScripts;
  #program: readonly Sign[] | undefined;

  /** @param path as reports have it; empty where it is not known */
  constructor(text: string, path: string) {
    this.#text = text;
    this.#path = path;
    this.#scripts = new PageScripts(text, path);
  }

  /** How the key at some offsets is used. */
  of(start: number, end: number): Usage {
    const text = this.#text;
    const name = assignedName(text, start, 0)?.name ?? null;
    const signs = [
      ...malformations(text, start, end, this.#path),
      ...urlParameter(text, start, end),
      ...browserStorage(text, start),
      ...this.#scripts.at(start),
      ...agentSigns(text, start, this.#path),
      ...buildSetting(text, start, this.#path),
      ...sections(text, start, this.#path),
      ...(this.#program ??= programSigns(text, this.#path)),
    ];
    return { name, signs };
  }
}
