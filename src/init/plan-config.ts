import { CONFIG_FILE_NAME } from "../config/read-config.js";
import { parseConfig } from "../config/parse-config.js";
import { UserError } from "../model/errors.js";
import { left, type Step } from "./step.js";
import { isThere, type Surroundings, wantedVersion } from "./surroundings.js";
import { readTarget } from "./target-file.js";

const WHAT = "configuration";
const PUBLISHED = "https://unpkg.com/keylint/schemas/keylint.config.schema.json";
const INSTALLED = "./node_modules/keylint/schemas/keylint.config.schema.json";

/** The configuration file, where there is none. */
export function planConfig(surroundings: Surroundings): Step {
  const file = readTarget(surroundings.top, CONFIG_FILE_NAME);
  switch (file.kind) {
    case "unsafe":
      return left(WHAT, file.because);
    case "file":
      return left(WHAT, faultOf(file.text) ?? `${CONFIG_FILE_NAME} is there already`);
    case "absent": {
      const isInstalled =
        wantedVersion(surroundings, "keylint") !== null || isThere(surroundings, "node_modules/keylint");
      const text = JSON.stringify({ $schema: isInstalled ? INSTALLED : PUBLISHED, exclude: [] }, null, 2);
      return { kind: "make", what: WHAT, path: CONFIG_FILE_NAME, text: `${text}\n` };
    }
  }
}

function faultOf(text: string): string | null {
  try {
    parseConfig(
      Buffer.from(text, "latin1")
        .toString()
        .replace(/^\uFEFF/u, ""),
      CONFIG_FILE_NAME,
    );
    return null;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}
