import { createInterface } from "node:readline/promises";

/** What somebody at a terminal answers. */
export type Answer = "yes" | "no" | "quit";

/**
 * Asks on the terminal until it is answered; Enter means yes, the end of input quits.
 *
 * @throws the reason of `signal`
 */
export async function askInTurn(question: string, signal: AbortSignal): Promise<Answer> {
  // As no terminal, so that Ctrl-C reaches the process as a signal.
  const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: false });
  const ended = new Promise<Answer>((resolve) => {
    lines.once("close", () => {
      resolve("quit");
    });
  });
  try {
    for (;;) {
      const answer = await Promise.race([
        lines.question(`${question} [Y/n/q] `, { signal }).then((text) => meaning(text)),
        ended,
      ]);
      if (answer !== null) return answer;
    }
  } finally {
    lines.close();
  }
}

function meaning(text: string): Answer | null {
  switch (text.trim().toLowerCase()) {
    case "":
    case "y":
    case "yes":
      return "yes";
    case "n":
    case "no":
      return "no";
    case "q":
    case "quit":
      return "quit";
    default:
      return null;
  }
}
