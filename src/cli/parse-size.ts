import { UserError } from "../model/errors.js";

const UNITS: Readonly<Record<string, number>> = { "": 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 };

/** Reads a size such as `500000`, `10m` or `1.5g`, in bytes. */
export function parseSize(text: string, option: string): number {
  const match = /^(?<number>\d+(?:\.\d+)?)(?<unit>[kmgt]?)i?b?$/iu.exec(text.trim());
  const size = Number(match?.groups?.number) * (UNITS[match?.groups?.unit?.toLowerCase() ?? ""] ?? NaN);
  if (!Number.isFinite(size) || size < 1) {
    throw new UserError(
      `${option} ${text}: not a size: write bytes, or a number with k, m or g, such as 10m`,
    );
  }
  return Math.floor(size);
}

/** Reads a whole number, from 1 unless said otherwise. */
export function parseCount(text: string, option: string, least = 1): number {
  const number = Number(text);
  if (!/^\d+$/u.test(text.trim()) || !Number.isSafeInteger(number) || number < least) {
    throw new UserError(`${option} ${text}: not a whole number from ${least}`);
  }
  return number;
}
