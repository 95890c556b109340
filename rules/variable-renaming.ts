import type { TSESTree } from "@typescript-eslint/utils";

/** What keeps the name of a variable where that of what it is taken from changes: in `{ NAME }` and `import { NAME }`. */
export function keptName({ parent, range }: TSESTree.Node, name: string): string {
  if (parent?.type === "Property" && parent.shorthand) return `: ${name}`;
  if (parent?.type !== "ImportSpecifier") return "";
  return parent.local.range[0] === range[0] ? ` as ${name}` : "";
}

/** Whether a name is imported from a module that has public variables only. */
export function isPublicModule({ parent }: TSESTree.Node): boolean {
  if (parent?.type !== "ImportSpecifier" || parent.parent.type !== "ImportDeclaration") return false;
  return /^(?:\$env\/(?:static|dynamic)\/public|astro:env\/client)$/u.test(parent.parent.source.value);
}
