import { format } from "node:util";
import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

/**
 * A stand-in for vitest that takes no more than what the tests of pure code need, so that a thousand of them can be loaded and
 * run in a moment. What it lacks is undefined, so that a test that needs it fails in the first run.
 */
export class Tests {
  /** In the order in which they were written: `{ id, name, file, run }`. */
  all = [];
  #file = "";
  #groups = [];
  #afterAll = [];

  constructor() {
    const it = (name, run) => this.#add(name, run);
    it.each = eachOf(it);
    it.only = it;
    const describe = (name, body) => {
      this.#groups.push(name);
      body();
      this.#groups.pop();
    };
    describe.each = eachOf(describe);
    const expect = Object.assign((value, message) => chai.expect(value, message), chai.expect);
    this.vitest = { describe, it, test: it, expect, afterAll: (last) => this.#afterAll.push(last) };
  }

  /** Tells from which file what follows is. */
  enter(file) {
    this.#file = file;
  }

  #add(name, run) {
    const title = [...this.#groups, name].join(" ");
    const same = this.all.filter((test) => test.file === this.#file && test.title === title).length;
    const id = `${this.#file}#${title}${same === 0 ? "" : ` (${same + 1})`}`;
    this.all.push({ id, title, file: this.#file, run });
  }

  /** After the last test. */
  async end() {
    for (const last of this.#afterAll) await last();
  }
}

/** As `test.each` of vitest names and calls its rows. */
function eachOf(define) {
  return (rows) => (template, body) => {
    rows.forEach((row, index) => {
      const values = Array.isArray(row) ? row : [row];
      const title = template
        .replaceAll("%#", String(index))
        .replaceAll(/\$(\w+)/gu, (written, key) => String(row[key] ?? written));
      const shown = title.match(/%[sdifjoO]/gu)?.length ?? 0;
      define(format(title, ...values.slice(0, shown)), () => body(...values));
    });
  };
}
