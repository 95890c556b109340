// Writes THIRD-PARTY-NOTICES.md: the licences of the packages whose code is bundled into dist/.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The package of a bundled module, such as `node_modules/@a/b/lib/c.js`; null where it is our own. */
function packageOf(moduleId) {
  const match = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//u.exec(moduleId);
  return match === null ? null : { folder: match[1], name: match[2] };
}

/** @param {Iterable<string>} moduleIds paths of all bundled modules */
export function writeNotices(moduleIds) {
  const packages = new Map();
  for (const id of moduleIds) {
    const found = packageOf(id);
    if (found !== null) packages.set(found.name, found.folder);
  }
  const sections = [...packages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, folder]) => {
      const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/iu.test(entry));
      const text =
        file !== undefined && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : "";
      return `## ${name} ${version} (${license})\n\n${text.trim()}\n`;
    });
  writeFileSync(
    "THIRD-PARTY-NOTICES.md",
    `# Third-party notices\n\nkeylint bundles these packages; it thanks their authors.\n\n${sections.join("\n")}`,
  );
  return packages.size;
}
