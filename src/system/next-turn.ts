/** Lets everything that waits have its turn: what is synchronous and long asks now and then. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
