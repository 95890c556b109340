import { dirname, relative, resolve } from "node:path";
import { Script } from "node:vm";
import glob from "fast-glob";
import { rolldown } from "rolldown";
import { Libraries } from "./libraries.js";
import { Tests } from "./tests.js";

const VITEST = "\0vitest";
const ENTRY = "\0tests";

/**
 * A test runner for Stryker: puts the tests and what they test into one script and evaluates that anew for each mutant, in this
 * process. Libraries stay loaded. That takes a seventh of the time of starting vitest for each mutant.
 */
class OneScriptRunner {
  static inject = ["options"];
  #patterns;
  #script;
  #libraries = new Libraries();
  #stryker = (globalThis.__stryker__ ??= {});

  constructor(options) {
    this.#patterns = options.testFiles;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const files = (await glob(this.#patterns, { absolute: true })).sort();
    const bundle = await rolldown({
      input: ENTRY,
      platform: "node",
      plugins: [testFiles(files), this.#libraries.plugin()],
      transform: { define: { __KEYLINT_VERSION__: '"0"' } },
      checks: { commonJsVariableInEsm: false },
      logLevel: "silent",
    });
    const { output } = await bundle.generate({ format: "iife", codeSplitting: false });
    this.#script = new Script(`(function ($tests, $libraries) {${output[0].code}\n})`);
  }

  async dryRun() {
    const { results } = await this.#run({ isBailing: false });
    return { status: "complete", tests: results, mutantCoverage: this.#stryker.mutantCoverage };
  }

  /** What Stryker says of when to activate a mutant is wrong where `testFiles` is given; that it has to be loaded anew is right. */
  async mutantRun({ activeMutant, reloadEnvironment, testFilter, hitLimit, disableBail }) {
    Object.assign(this.#stryker, { hitCount: 0, hitLimit, activeMutant: undefined });
    const { results } = await this.#run({
      mutant: activeMutant.id,
      isActiveAtLoad: reloadEnvironment,
      wanted: reloadEnvironment ? undefined : new Set(testFilter),
      isBailing: !disableBail,
    });
    if (this.#stryker.hitCount > hitLimit) return { status: "timeout", reason: "it ran in a circle" };
    const failed = results.filter(({ status }) => status === 1);
    if (failed.length === 0 && !reloadEnvironment && results.length !== testFilter.length)
      return { status: "error", errorMessage: "some of the tests that have to run are not there" };
    return failed.length === 0
      ? { status: "survived", nrOfTests: results.length }
      : {
          status: "killed",
          killedBy: failed.flatMap(({ id }) => id ?? []),
          failureMessage: failed[0].failureMessage,
          nrOfTests: results.length,
        };
  }

  /** Loads everything anew, then runs the tests that are wanted. A module that cannot be loaded is a failed test. */
  async #run({ mutant, isActiveAtLoad = false, wanted, isBailing }) {
    const tests = new Tests();
    const results = [];
    if (isActiveAtLoad) this.#stryker.activeMutant = mutant;
    try {
      this.#script.runInThisContext()(tests, this.#libraries.loaded);
    } catch (error) {
      if (mutant === undefined) throw error;
      return { results: [{ status: 1, failureMessage: String(error) }] };
    }
    this.#stryker.activeMutant = mutant;
    for (const { id, title, file, run } of tests.all) {
      if (wanted !== undefined && !wanted.has(id)) continue;
      if (mutant === undefined) this.#stryker.currentTestId = id;
      const start = performance.now();
      const failure = await failureOf(run);
      const timeSpentMs = performance.now() - start;
      results.push({
        id,
        name: title,
        fileName: resolve(file),
        timeSpentMs,
        status: failure === null ? 0 : 1,
        failureMessage: failure,
      });
      if (failure !== null && isBailing) break;
    }
    this.#stryker.currentTestId = undefined;
    this.#stryker.activeMutant = undefined;
    await tests.end();
    return { results };
  }
}

async function failureOf(run) {
  try {
    await run();
    return null;
  } catch (error) {
    return String(error?.message ?? error).slice(0, 400);
  }
}

/** An entry that loads all test files, each of which says which it is before it says anything else. */
function testFiles(files) {
  const names = ["describe", "it", "test", "expect", "afterAll"];
  return {
    name: "test-files",
    resolveId: (id) => (id === "vitest" ? VITEST : id === ENTRY ? ENTRY : undefined),
    load(id) {
      if (id === VITEST) return `export const { ${names.join(", ")} } = $tests.vitest;`;
      if (id === ENTRY) return files.map((file) => `import ${JSON.stringify(file)};`).join("\n");
      return undefined;
    },
    transform(code, id) {
      if (!files.includes(id)) return undefined;
      return (
        `$tests.enter(${JSON.stringify(relative(".", id))});` +
        code.replaceAll("import.meta.dirname", JSON.stringify(dirname(id)))
      );
    },
  };
}

/** What Stryker looks for. */
export const strykerPlugins = [{ kind: "TestRunner", name: "one-script", injectableClass: OneScriptRunner }];
