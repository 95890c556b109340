import { noKeyLogging } from "../../../rules/no-key-logging.js";
import { logPresence } from "../support/log-presence.js";
import { testRule } from "../support/rule-cases.js";

const KEY = "process.env.PICTIFY_API_KEY";

testRule("what others can read", noKeyLogging, {
  filename: "src/server.ts",
  messageId: "logged",
  suggest: logPresence,
  valid: [
    `console.log.call(${KEY}); list[0](${KEY}); new list[0](${KEY}); f.bind(console)(${KEY});`,
    `NextResponse.next({ request: { headers: { key: ${KEY} } } }); NextResponse.next(); NextResponse.next(optionsOf(${KEY}));`,
    `invariant(${KEY}, "no key");`,
    "fs.appendFileSync(); fs.appendFileSync(file, process.env.PICTIFY_API_KEY); fs.appendFileSync(`${a}.log.txt`, process.env.PICTIFY_API_KEY);",
    `fs.appendFileSync(joinAll(a, "b.log"), ${KEY}); fs.appendFileSync(list[0](a, "b.log"), ${KEY}); fs.appendFileSync(join(a, "b.txt"), ${KEY});`,
    `ctx.type = ${KEY}; myctx.body = ${KEY}; ctxs.body = ${KEY}; ctx.somebody = ${KEY}; ctx.bodyOf = ${KEY}; a.body = ${KEY}; list[0].body = ${KEY}; ctx[name] = ${KEY}; body = ${KEY};`,
  ].map((code) => ({ name: code, code })),
  invalid: [
    ...[
      `console.log.call(console, «${KEY}»); console.log.bind(console)(«${KEY}»); logger.info.apply(logger, [«${KEY}»]);`,
      `import pino from "pino"; const out = pino(); out.info(«${KEY}»);`,
      `import { createLogger } from "winston"; const out = createLogger(); out.error(«${KEY}»);`,
      `import make from "debug"; const show = make("app"); show(«${KEY}»);`,
      "fs.writeFileSync('a.log', «process.env.PICTIFY_API_KEY»); fs.appendFileSync(`${a}/${b}.log`, «process.env.PICTIFY_API_KEY»);",
      `fs.appendFileSync(join(a, "b", "c.log"), «${KEY}»); fs.appendFileSync(path.resolve(a, "b", b + ".log"), «${KEY}»);`,
    ].map((code) => ({ name: code, code })),
    ...[
      `NextResponse.next({ ...a, headers: { key: «${KEY}» } }); NextResponse.rewrite(url, { headers: { key: «${KEY}» } });`,
      `ctx.body = «${KEY}»; ctx.response.body = «${KEY}»; res.statusMessage = «${KEY}»;`,
      `element.innerHTML = «${KEY}»; element.textContent = «${KEY}»; element.innerText = «${KEY}»;`,
    ].map((code) => ({ name: code, code, messageId: "inResponse" as const })),
    ...["invariant(ok, `bad ${«process.env.PICTIFY_API_KEY»}`);"].map((code) => ({
      name: code,
      code,
      messageId: "inError" as const,
    })),
  ],
});
