import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Report } from "../../../src/model/report.js";
import { hasChromium, servePage, startChromium } from "../../support/browser.js";
import { exposedFinding, madeUpFinding, madeUpReport, place, written } from "../../support/reports.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe.skipIf(!hasChromium)("the page in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  /** Opens a report. `complaints` holds whatever the browser says of it, and what it asks for besides the page. */
  async function open(report: Report, options: Parameters<Browser["newContext"]>[0] = {}) {
    const { url, requested, server } = await servePage(await written("html", report));
    const context = await browser.newContext(options);
    onTestFinished(async () => {
      await context.close();
      server.close();
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("dialog", (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      if (request.url() !== url && !request.url().endsWith("/favicon.ico")) complaints.push(request.url());
    });
    await page.goto(url);
    return { page, complaints, requested };
  }

  async function shownKeys(page: Page): Promise<string[]> {
    return page
      .locator("article:visible")
      .evaluateAll((cards) => cards.map((card) => card.dataset.rank ?? ""));
  }

  it.each([
    ["light", 1200],
    ["dark", 1200],
    ["light", 360],
    ["dark", 360],
  ] as const)("has nothing that keeps somebody out: %s, %i pixels wide", async (colorScheme, width) => {
    const { page, complaints } = await open(madeUpReport(), {
      colorScheme,
      viewport: { width, height: 800 },
    });
    for (const details of await page.locator("details > summary").all()) await details.click();
    await page.evaluate(axe);
    const { violations } = await page.evaluate<AxeResults>("axe.run()");
    expect(violations.map(({ id, impact, nodes }) => [id, impact, nodes.map(({ html }) => html)])).toEqual(
      [],
    );
    const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
    expect(overflow).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });

  it("filters by words, severity and what is done, and says how many it shows", async () => {
    const { page } = await open(madeUpReport());
    expect(await shownKeys(page)).toEqual(["0", "1", "2", "3"]);
    await page.getByLabel("Search").fill("BASE64 k8s");
    expect(await shownKeys(page)).toEqual(["1"]);
    expect(await page.getByRole("status").textContent()).toBe("1 of 4 shown");
    await page.getByLabel("Search").fill("");
    await page.getByLabel("Severity").selectOption("warning");
    expect(await shownKeys(page)).toEqual(["2"]);
    await page.getByLabel("Severity").selectOption("");
    await page.getByRole("checkbox", { name: "Create a new sandbox key" }).check();
    await page.getByLabel("Rotation").selectOption("done");
    expect(await shownKeys(page)).toEqual(["2"]);
  });

  it("sorts by age, exposure and number of places", async () => {
    const findings = [
      madeUpFinding("new"),
      madeUpFinding("many", { locations: [1, 2, 3, 4].map((line) => place("a", line)) }),
      exposedFinding(),
    ];
    const { page } = await open(madeUpReport({ findings }));
    for (const [order, keys] of [
      ["oldest", ["2", "0", "1"]],
      ["longest", ["2", "0", "1"]],
      ["places", ["1", "2", "0"]],
      ["worst", ["0", "1", "2"]],
    ] as const) {
      await page.getByLabel("Order").selectOption(order);
      expect(await shownKeys(page)).toEqual(keys);
    }
  });

  it("remembers which steps are done, key by key", async () => {
    const { page } = await open(madeUpReport());
    const first = page.locator("article").first();
    for (const box of await first.getByRole("checkbox").all()) await box.check();
    await page.reload();
    expect(await first.locator(".progress").textContent()).toBe("3 of 3 steps done");
    expect(await first.getAttribute("class")).toContain("done");
    expect(await page.locator("article").nth(1).locator(".progress").textContent()).toBe("0 of 3 steps done");
  });

  it("keeps apart what is done of one key for each rule, and says how much of all is done with", async () => {
    const findings = [madeUpFinding("same"), madeUpFinding("same", { rule: "key-in-url" })];
    const { page } = await open(madeUpReport({ findings }));
    for (const box of await page.locator("article").first().getByRole("checkbox").all()) await box.check();
    await page.reload();
    expect(await page.locator(".progress").allTextContents()).toEqual([
      "3 of 3 steps done",
      "0 of 3 steps done",
    ]);
    expect(await page.locator("#overall").textContent()).toBe("1 of 2 done with");
  });

  it("ticks no step that another report has in the place of one that is done", async () => {
    const finding = madeUpFinding("changing");
    const { page } = await open(madeUpReport({ findings: [finding] }));
    await page.getByRole("checkbox", { name: "Create a new key." }).check();
    const changed = await written(
      "html",
      madeUpReport({ findings: [{ ...finding, advice: ["Something else."] }] }),
    );
    await page.route("**/*", (route) =>
      route.fulfill({ body: changed, contentType: "text/html; charset=utf-8" }),
    );
    await page.reload();
    expect(await page.getByRole("checkbox", { name: "Something else." }).isChecked()).toBe(false);
  });

  it("is read by keyboard alone", async () => {
    const { page } = await open(madeUpReport());
    for (let pressed = 0; pressed < 5; pressed++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.locator("details").first().getAttribute("open")).toBe("");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    expect(await page.getByRole("checkbox").first().isChecked()).toBe(true);
  });

  it("can be read without its script, all of it", async () => {
    const { page } = await open(madeUpReport(), { javaScriptEnabled: false });
    expect(await page.locator("article:visible").count()).toBe(4);
    expect(await page.locator("#controls").isVisible()).toBe(false);
  });

  it("prints every key and no controls", async () => {
    const { page } = await open(madeUpReport());
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#controls").isVisible()).toBe(false);
    expect(await page.locator("article:visible").count()).toBe(4);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
  });

  it("runs nothing and asks for nothing, whatever stands in a report", async () => {
    const attack = [
      `</script><script>alert(1)</script>`,
      `<img src="/leak" onerror=alert(1)>`,
      `"><svg onload=alert(1)>`,
      `</title></style></textarea><iframe src="/leak"></iframe>`,
      `javascript:alert(1)`,
      `<base href="/leak/"><link rel=stylesheet href="/leak.css"><meta http-equiv=refresh content="0;url=/leak">`,
      `{{constructor.constructor("alert(1)")()}}`,
    ].join(" ");
    const commit = { hash: attack, author: attack, date: "2025-01-01T00:00:00Z" };
    const finding = madeUpFinding("attack", {
      evidence: [attack],
      locations: [{ ...place(attack, 1), encodings: [`zip:${attack}`] }],
      exposure: { first: commit, last: commit, removedIn: [commit], stillIn: [attack], days: 1 },
      advice: [attack],
    });
    const { page, complaints, requested } = await open(
      madeUpReport({
        findings: [finding],
        suppressed: [{ ...finding, by: "inline", reason: attack, location: place(attack, 1) }],
        notOurs: [{ vendor: attack, count: 1 }],
        coverage: {
          ...madeUpReport().coverage,
          incomplete: [{ reason: attack, fix: attack }],
        },
      }),
    );
    await page.getByRole("checkbox").first().check();
    await page.getByLabel("Search").fill(attack);
    expect(complaints).toEqual([]);
    expect(requested.filter((path) => path !== "/favicon.ico")).toEqual(["/"]);
    expect(await page.locator("img, iframe, base, link, svg[onload]").count()).toBe(0);
    expect(await page.locator("article h3").textContent()).toContain("a production key of Pictify's");
  });

  it("stays usable with thousands of keys", async () => {
    const finding = exposedFinding();
    const { page } = await open(madeUpReport({ findings: Array.from({ length: 3000 }, () => finding) }));
    await page.locator("#severity").selectOption("note");
    expect(await page.locator("#shown").textContent()).toBe("0 of 3000 shown");
  });
});
