/**
 * How many steps a scan spends on patterns that a backtracking library matches. Whoever wrote what is scanned also wrote the
 * patterns: what would take more is not judged.
 */
export class StepBudget {
  #left: number;

  /** @param steps a step is one character that is looked at; some hundred million of them take a second */
  constructor(steps: number) {
    this.#left = steps;
  }

  /** Takes steps off; false, and nothing is taken, where fewer are left. */
  take(steps: number): boolean {
    if (!(steps <= this.#left)) return false;
    this.#left -= steps;
    return true;
  }
}
