import type { PrintOptions } from "./command.js";

const DEFAULT_WIDTH = 100;
const MIN_WIDTH = 40;
const MAX_WIDTH = 140;

/**
 * Whether a stream gets colours: as the option says; else as NO_COLOR (no-color.org) and FORCE_COLOR say; else where it is a
 * terminal that has them.
 */
export function wantsColor(
  stream: { readonly isTTY?: boolean },
  { color }: Pick<PrintOptions, "color">,
  environment: NodeJS.ProcessEnv,
): boolean {
  if (color !== null) return color;
  if ((environment.NO_COLOR ?? "") !== "") return false;
  const force = environment.FORCE_COLOR;
  if (force !== undefined) return force !== "0" && force !== "false";
  return stream.isTTY === true && environment.TERM !== "dumb";
}

/** Characters in a line of a stream. */
export function widthOf(stream: { readonly columns?: number }): number {
  return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, stream.columns ?? DEFAULT_WIDTH));
}
