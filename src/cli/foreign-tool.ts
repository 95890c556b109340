import { nearest } from "../config/nearest.js";
import { FOREIGN_TOOLS, type ForeignTool } from "../findings/foreign/foreign-ignore.js";
import { UserError } from "../model/errors.js";

/** The scanner that `--from` names; null where it is not given. @throws UserError for another name */
export function foreignToolOf(name: string | null): ForeignTool | null {
  const tool = FOREIGN_TOOLS.find((known) => known === name);
  if (name === null || tool !== undefined) return tool ?? null;
  const meant = nearest(name, FOREIGN_TOOLS);
  throw new UserError(
    `--from ${name}: ${meant === null ? `known are ${FOREIGN_TOOLS.join(", ")}` : `is ${meant} meant?`}`,
  );
}
