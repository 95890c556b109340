import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const SERVER = join(import.meta.dirname, "../../node_modules/.bin/vscode-eslint-language-server");

/** A message of JSON-RPC. */
interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** An edit of a text; positions count from 0. */
export interface TextEdit {
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  readonly newText: string;
}

/** A client of the ESLint language server that VS Code's extension brings, over its protocol. */
export class LanguageServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #folder: string;
  readonly #answers = new Map<number | string, (message: Message) => void>();
  #received = Buffer.alloc(0);
  #next = 1;
  /** The edits that the server asked to have applied, since the last call that takes them. */
  #edits: TextEdit[] = [];

  constructor(folder: string) {
    this.#folder = folder;
    this.#process = spawn(process.execPath, [SERVER, "--stdio"], { cwd: folder });
    this.#process.stdout.on("data", (data: Buffer) => {
      this.#received = Buffer.concat([this.#received, data]);
      this.#read();
    });
  }

  /** Says hello, as an editor does. */
  async start(): Promise<void> {
    await this.request("initialize", {
      processId: process.pid,
      rootUri: this.#uri("."),
      workspaceFolders: [{ name: "project", uri: this.#uri(".") }],
      capabilities: {
        workspace: {
          configuration: true,
          workspaceFolders: true,
          applyEdit: true,
          diagnostics: { refreshSupport: true },
        },
        textDocument: {
          diagnostic: { dynamicRegistration: true },
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
        },
      },
    });
    this.#send({ method: "initialized", params: {} });
  }

  /** Opens a file, and gives what the server diagnoses in it. */
  async diagnose(
    name: string,
    languageId: string,
    text: string,
  ): Promise<readonly { code: string; range: TextEdit["range"] }[]> {
    const uri = this.#uri(name);
    this.#send({
      method: "textDocument/didOpen",
      params: { textDocument: { uri, languageId, version: 1, text } },
    });
    const { items } = (await this.request("textDocument/diagnostic", { textDocument: { uri } })) as {
      items: { code: string; range: TextEdit["range"] }[];
    };
    return items;
  }

  /** The text after the quick fix with a title is taken for a diagnostic. */
  async fixed(
    name: string,
    text: string,
    diagnostic: { range: TextEdit["range"] },
    title: RegExp,
  ): Promise<string> {
    const actions = (await this.request("textDocument/codeAction", {
      textDocument: { uri: this.#uri(name) },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic], only: ["quickfix"] },
    })) as { title: string; command: { command: string; arguments: unknown[] } }[];
    const action = actions.find((candidate) => title.test(candidate.title));
    if (action === undefined)
      throw new Error(`no such action among: ${actions.map((each) => each.title).join(", ")}`);
    await this.request("workspace/executeCommand", action.command);
    const edits = this.#edits;
    this.#edits = [];
    return edits.reduceRight(applied, text);
  }

  /** Ends the server. */
  async stop(): Promise<void> {
    await this.request("shutdown", null);
    this.#send({ method: "exit" });
  }

  /** Asks the server something, and waits for its answer. */
  request(method: string, params: unknown): Promise<unknown> {
    const id = this.#next++;
    this.#send({ id, method, params });
    return new Promise((resolve, reject) => {
      this.#answers.set(id, ({ error, result }) => {
        if (error === undefined) resolve(result);
        else reject(new Error(`${method}: ${error.message}`));
      });
    });
  }

  #uri(name: string): string {
    return pathToFileURL(join(this.#folder, name)).href;
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #read(): void {
    for (;;) {
      const head = this.#received.indexOf("\r\n\r\n");
      const length = /Content-Length: (\d+)/u.exec(
        this.#received.subarray(0, Math.max(0, head)).toString(),
      )?.[1];
      if (length === undefined || this.#received.length < head + 4 + Number(length)) return;
      const body = this.#received.subarray(head + 4, head + 4 + Number(length)).toString();
      this.#received = this.#received.subarray(head + 4 + Number(length));
      this.#take(JSON.parse(body) as Message);
    }
  }

  #take(message: Message): void {
    if (message.method === undefined) {
      if (message.id !== undefined) this.#answers.get(message.id)?.(message);
      return;
    }
    if (message.id === undefined) return;
    switch (message.method) {
      case "workspace/configuration": {
        const { items } = message.params as { items: unknown[] };
        this.#send({ id: message.id, result: items.map(() => this.#settings()) });
        return;
      }
      case "workspace/applyEdit": {
        const { edit } = message.params as { edit: { documentChanges?: { edits: TextEdit[] }[] } };
        this.#edits.push(...(edit.documentChanges ?? []).flatMap(({ edits }) => edits));
        this.#send({ id: message.id, result: { applied: true } });
        return;
      }
      default:
        this.#send({ id: message.id, result: null });
    }
  }

  #settings(): object {
    return {
      validate: "on",
      packageManager: "npm",
      useFlatConfig: true,
      experimental: { useFlatConfig: false },
      codeAction: {
        disableRuleComment: { enable: true, location: "separateLine" },
        showDocumentation: { enable: true },
      },
      codeActionOnSave: { mode: "all" },
      format: false,
      quiet: false,
      onIgnoredFiles: "off",
      options: {},
      rulesCustomizations: [],
      run: "onType",
      problems: { shortenToSingleLine: false },
      nodePath: null,
      workingDirectory: { mode: "location" },
      workspaceFolder: { name: "project", uri: this.#uri(".") },
    };
  }
}

function applied(text: string, { range, newText }: TextEdit): string {
  const offset = ({ line, character }: { line: number; character: number }): number =>
    text
      .split("\n")
      .slice(0, line)
      .reduce((sum, each) => sum + each.length + 1, 0) + character;
  return text.slice(0, offset(range.start)) + newText + text.slice(offset(range.end));
}
