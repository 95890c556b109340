/** A command as the runner of GitHub workflows understands it. */
export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/**
 * The commands in an output, read as the runner does (actions/runner, `ActionCommand.cs`): `::name properties::message` at the
 * beginning of a line, after spaces, and `##[name properties]message` anywhere in one. Lines end at CR as well.
 */
export function runnerCommands(output: string): RunnerCommand[] {
  return output.split(/\r\n|\n|\r/u).flatMap((line) => parseColons(line) ?? parseBrackets(line) ?? []);
}

function parseColons(line: string): RunnerCommand | null {
  const trimmed = line.trimStart();
  const end = trimmed.indexOf("::", 2);
  if (!trimmed.startsWith("::") || end === -1) return null;
  return command(trimmed.slice(2, end), trimmed.slice(end + 2), ",");
}

function parseBrackets(line: string): RunnerCommand | null {
  const start = line.indexOf("##[");
  const end = line.indexOf("]", start);
  if (start === -1 || end === -1) return null;
  return command(line.slice(start + 3, end), line.slice(end + 1), ";");
}

function command(head: string, message: string, separator: string): RunnerCommand {
  const space = head.indexOf(" ");
  const list = space === -1 ? "" : head.slice(space + 1);
  const properties = list.split(separator).flatMap((pair): [string, string][] => {
    const [name = "", ...value] = pair.split("=");
    return value.length === 0 ? [] : [[name.trim(), unescape(value.join("="))]];
  });
  return {
    name: space === -1 ? head : head.slice(0, space),
    properties: Object.fromEntries(properties),
    message: unescape(message),
  };
}

function unescape(text: string): string {
  return text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");
}
