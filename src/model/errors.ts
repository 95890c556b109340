import { redact } from "./redact.js";

/**
 * Something that its user can mend: the message says in one line what is wrong, where, and how to mend it. The command line
 * prints it and exits with 2. Anything else that is thrown is a bug. A message never holds a key: one that stands in a path or
 * word that it repeats is redacted.
 */
export class UserError extends Error {
  override readonly name = "UserError";

  constructor(message: string) {
    super(redact(message));
  }
}
