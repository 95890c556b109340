/** What a file of an object store says cannot be. Caught within this stage, where it becomes a problem. */
export class MalformedFile extends Error {
  override readonly name = "MalformedFile";
}
