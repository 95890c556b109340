// Runs commands in turn, so that a noisy machine is noisy for all of them, and prints medians and ratios.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {readonly string[]} command
 * @property {string} [cwd]
 * @property {readonly number[]} [codes] exit codes that mean that it did its work; 0 and 1 unless said
 */

const TIME = "/usr/bin/time";

/** Runs a command with its output thrown away. Resolves to its wall time in ms and, with GNU time, its peak memory in MB. */
function run({ command, cwd, codes = [0, 1] }) {
  const measured = existsSync(TIME) ? [TIME, "-f", "%M", ...command] : command;
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(measured[0], measured.slice(1), { cwd, stdio: ["ignore", "ignore", "pipe"] });
    let errors = "";
    child.stderr.on("data", (data) => (errors = (errors + data).slice(-4000)));
    child.on("error", reject);
    child.on("close", (code) => {
      const time = performance.now() - start;
      if (!codes.includes(code)) reject(new Error(`${command.join(" ")} ended with ${code}: ${errors}`));
      else resolve({ time, memory: Number(errors.trim().split("\n").pop()) / 1024 });
    });
  });
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/**
 * Runs every contender once unmeasured, then `rounds` times in turn.
 *
 * @param {readonly Contender[]} contenders the first is the one that the ratios are about
 * @returns {Promise<{ name: string, time: number, memory: number, ratio: number }[]>} medians; ratio is first ÷ this one
 */
export async function sideBySide(contenders, rounds = 5) {
  const samples = new Map(contenders.map(({ name }) => [name, []]));
  for (const contender of contenders) await run(contender);
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) samples.get(contender.name).push(await run(contender));
  }
  const medians = contenders.map(({ name }) => ({
    name,
    time: median(samples.get(name).map(({ time }) => time)),
    memory: median(samples.get(name).map(({ memory }) => memory)),
  }));
  return medians.map((row) => ({ ...row, ratio: medians[0].time / row.time }));
}

/** Prints the rows of {@link sideBySide} as a Markdown table. */
export function printTable(title, rows) {
  console.log(
    `\n${title}\n\n| command | median | peak memory | ${rows[0].name} takes |\n| --- | --- | --- | --- |`,
  );
  for (const { name, time, memory, ratio } of rows) {
    const peak = Number.isNaN(memory) ? "?" : `${memory.toFixed(0)} MB`;
    console.log(`| ${name} | ${time.toFixed(0)} ms | ${peak} | ${ratio.toFixed(2)} × |`);
  }
}
