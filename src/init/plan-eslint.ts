import { extendFlatConfig, flatConfigLines, isModuleCode, OWN_FLAT_CONFIG } from "./extend-flat-config.js";
import { left, type Step } from "./step.js";
import { isThere, type Surroundings, wantedVersion } from "./surroundings.js";
import { readTarget } from "./target-file.js";
import { workspaceFolders } from "./workspace-folders.js";

const WHAT = "ESLint";
const FLAT = ["js", "mjs", "cjs", "ts", "mts", "cts"].map((extension) => `eslint.config.${extension}`);
const OLD = ["", ".js", ".cjs", ".json", ".yml", ".yaml"].map((extension) => `.eslintrc${extension}`);

/** ESLint's configuration, where ESLint is used: a new one, or an entry in that which is there. Packages' own are left to them. */
export function planEslint(surroundings: Surroundings): readonly Step[] {
  const own = ownConfigs(surroundings);
  const atTop = planTop(surroundings);
  if (own.length === 0) return [atTop];
  const because = `${own.slice(0, 5).join(", ")}${own.length > 5 ? ` and ${own.length - 5} more` : ""}: of a package's own, to which that of the top does not apply; add`;
  return [atTop, left(WHAT, because, flatConfigLines(true))];
}

/** Flat configurations of packages that do not have keylint's rules, and do not take them from elsewhere. */
function ownConfigs(surroundings: Surroundings): readonly string[] {
  return workspaceFolders(surroundings).flatMap((folder) => {
    const path = FLAT.map((name) => `${folder}/${name}`).find((file) => isThere(surroundings, file));
    const file = path === undefined ? null : readTarget(surroundings.top, path);
    // One that imports another file of the repository most likely takes what that has.
    const isOwn = file?.kind === "file" && !/keylint|["']\.\.?\//u.test(file.text);
    return isOwn && path !== undefined ? [path] : [];
  });
}

function planTop(surroundings: Surroundings): Step {
  const flat = FLAT.find((name) => isThere(surroundings, name));
  if (flat !== undefined) return extend(surroundings, flat);
  const version = wantedVersion(surroundings, "eslint");
  const old = OLD.find((name) => isThere(surroundings, name));
  if (old !== undefined || surroundings.manifest?.eslintConfig !== undefined) {
    return left(
      WHAT,
      `${old ?? "eslintConfig in package.json"} is the old form, and a new file would take its place; in a flat configuration it is`,
      flatConfigLines(true),
    );
  }
  if (version === null) return left(WHAT, "the project does not use it");
  const major = Number(/\d+/u.exec(version)?.[0] ?? "9");
  if (major < 9)
    return left(WHAT, `it is eslint ${version.slice(0, 40)}, and keylint's rules need 9.15 or newer`);
  return { kind: "make", what: WHAT, path: "eslint.config.mjs", text: OWN_FLAT_CONFIG };
}

function extend({ top }: Surroundings, path: string): Step {
  const file = readTarget(top, path);
  if (file.kind === "unsafe") return left(WHAT, file.because);
  const text = file.kind === "file" ? file.text : "";
  if (/["']keylint\/eslint["']/u.test(text)) return left(WHAT, `${path} has keylint's rules already`);
  const insertions = extendFlatConfig(text);
  if (insertions !== null) return { kind: "add", what: WHAT, path, before: text, insertions };
  return left(
    WHAT,
    `${path} is not changed, as it does not show for certain where its list begins; add`,
    flatConfigLines(isModuleCode(text)),
  );
}
