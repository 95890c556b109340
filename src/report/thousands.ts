/** A whole number with commas between its thousands. The locale data of `toLocaleString` take longer to load than a small scan. */
export function thousands(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/gu, ",");
}
