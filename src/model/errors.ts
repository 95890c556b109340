/**
 * Something that its user can mend: the message says in one line what is wrong, where, and how to mend it. The command line
 * prints it and exits with 2. Anything else that is thrown is a bug. A message never holds a key.
 */
export class UserError extends Error {
  override readonly name = "UserError";
}
