import { UserError } from "../model/errors.js";
import type { Arguments } from "./quick-arguments.js";

/**
 * The values of an argument that may be repeated; none where it was not given.
 *
 * @throws UserError where one of them is empty
 */
export function textsOf(argv: Arguments, name: string): string[] {
  const value = argv[name];
  if (value === undefined) return [];
  const values: unknown[] = Array.isArray(value) ? value : [value];
  if (values.some((item) => typeof item !== "string" || item === "")) {
    throw new UserError(
      name === "paths" || name === "--" ? "an empty path was given" : `--${name} needs a value`,
    );
  }
  return values as string[];
}

/**
 * The value of an argument; null where it was not given.
 *
 * @throws UserError where it is empty, or given more than once
 */
export function textOf(argv: Arguments, name: string): string | null {
  const value = argv[name];
  if (value === undefined) return null;
  if (Array.isArray(value)) throw new UserError(`--${name} was given more than once: leave one`);
  if (typeof value !== "string" || value === "") throw new UserError(`--${name} needs a value`);
  return value;
}
