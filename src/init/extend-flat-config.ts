import { maskCode } from "./mask-code.js";
import type { Insertion } from "./step.js";

const ENTRY = "keylint.configs.recommended,";
const IMPORT = 'import keylint from "keylint/eslint";';
const REQUIRE = 'const keylint = require("keylint/eslint");';

/** What a flat configuration of ESLint would need: both lines, to be added by hand. */
export function flatConfigLines(isModule: boolean): readonly string[] {
  return [isModule ? IMPORT : REQUIRE, `${ENTRY} // as an entry of the list`];
}

/** A flat configuration of its own, as an ECMAScript module. */
export const OWN_FLAT_CONFIG = `${IMPORT}\n\nexport default [\n  keylint.configs.recommended,\n];\n`;

/**
 * Where keylint goes in a flat configuration: an import and an entry at the beginning of the list. Null where it does not show
 * for certain which list that is: nothing is run to find out.
 */
export function extendFlatConfig(text: string): readonly Insertion[] | null {
  const mask = maskCode(text);
  if (mask === null || /\bkeylint\b/u.test(mask)) return null;
  const isModule = isModuleCode(mask);
  const list = listStart(text, mask, isModule);
  if (list === null) return null;
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const at = importOffset(text, mask);
  const gap = /^(?:import|const|let|var)\b/u.test(mask.slice(at)) ? "" : end;
  const rest = /^[ \t]*\r?\n/u.test(text.slice(list)) ? "" : `${end}  `;
  return [
    { offset: at, text: (isModule ? IMPORT : REQUIRE) + end + gap },
    { offset: list, text: `${end}  ${ENTRY}${rest}` },
  ];
}

/** Whether code is an ECMAScript module, by what it does. */
export function isModuleCode(text: string): boolean {
  return !/\bmodule\.exports\b/u.test(text);
}

/** The offset behind the bracket that opens the list of configurations. */
function listStart(text: string, mask: string, isModule: boolean): number | null {
  const exported = isModule
    ? onlyEnd(mask, /^[ \t]*export[ \t]+default[ \t]+/gmu)
    : onlyEnd(mask, /^[ \t]*module\.exports[ \t]*=\s*/gmu);
  if (exported === null) return null;
  const name = /^([A-Za-z_$][\w$]*)[ \t]*(?:;|\r?\n|$)/u.exec(mask.slice(exported))?.[1];
  if (name === undefined) return openingAt(text, mask, exported);
  const escaped = name.replaceAll("$", String.raw`\$`);
  const declared = onlyEnd(
    mask,
    new RegExp(
      String.raw`^(?:export[ \t]+)?(?:const|let|var)[ \t]+${escaped}(?:[ \t]*:[^=\n]{1,100})?[ \t]*=\s*`,
      "gmu",
    ),
  );
  return declared === null ? null : openingAt(text, mask, declared);
}

function openingAt(text: string, mask: string, at: number): number | null {
  if (mask[at] === "[") return at + 1;
  const call = /^([\w$]+(?:\.[\w$]+)?)[ \t]*\(/u.exec(mask.slice(at));
  if (call?.[1] === undefined || !takesConfigs(call[1], text)) return null;
  const inside = at + call[0].length;
  const list = /^\s*\[/u.exec(text.slice(inside));
  return inside + (list?.[0].length ?? 0);
}

/** Calls all of whose arguments are configurations, or lists of them. */
function takesConfigs(name: string, text: string): boolean {
  if (name === "defineConfig") return /["']eslint\/config["']/u.test(text);
  if (name === "defineConfigWithVueTs") return true;
  return /^(?:[\w$]+\.)?config$/u.test(name) && /["']typescript-eslint["']/u.test(text);
}

/** Before the first import, or at the beginning, but behind what has to stand first. */
function importOffset(text: string, mask: string): number {
  const first = /^(?:import|export|const|let|var|module)\b/mu.exec(mask);
  if (
    first !== null &&
    /^(?:import\b|(?:const|let|var)\b[^=\n]{1,200}=\s*require\b)/u.test(mask.slice(first.index))
  ) {
    return first.index;
  }
  return (
    /^(?:\u00ef\u00bb\u00bf)?(?:#![^\n]*\n)?(?:\/\/ ?@ts-check[^\n]*\n)?(?:["']use strict["'];?[ \t]*\r?\n)?/u.exec(
      text,
    )?.[0].length ?? 0
  );
}

/** The end of the only match of an expression; null where there is none, or several. */
function onlyEnd(text: string, pattern: RegExp): number | null {
  const [match, ...more] = [...text.matchAll(pattern)];
  return match === undefined || more.length > 0 ? null : match.index + match[0].length;
}
