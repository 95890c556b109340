// Takes the picture of an HTML report that the documentation shows: of the history of its repository, in a headless Chromium
// (Debian's, or the one that CHROMIUM names), as docs/html-report.png.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { makeDemoRepository } from "./demo-repository.js";

const ROOT = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "keylint-picture-"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  const [repository, report] = [join(folder, "share-images"), join(folder, "report.html")];
  makeDemoRepository(repository);
  spawnSync(process.execPath, [join(ROOT, "bin/keylint.js"), "--history", "--format", `html=${report}`], {
    cwd: repository,
    stdio: "inherit",
    env: { PATH: process.env.PATH },
  });
  const page = await browser.newPage({ viewport: { width: 1000, height: 700 }, colorScheme: "light" });
  await page.goto(pathToFileURL(report).href);
  await page.locator("summary").first().click();
  await page.getByRole("checkbox").first().check();
  await page.mouse.click(5, 5);
  await page.screenshot({ path: join(ROOT, "docs/html-report.png"), fullPage: true });
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
