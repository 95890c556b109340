import type { TSESTree } from "@typescript-eslint/utils";
import { fullPathOf } from "../code/full-path.js";
import { bare, nameOfMember, pathOf, stringOf } from "../code/syntax.js";
import { onlyValueOf, type VariableOf } from "../code/variables.js";
import { ANALYTICS_MODULES, isAnalyticsCall } from "./analytics.js";

/** What a statement does with a value that others then can read. */
export type Outlet = "log" | "error" | "response" | "analytics";

/** An outlet, and what goes out by it. */
export interface Outgoing {
  readonly outlet: Outlet;
  readonly values: readonly TSESTree.Node[];
}

const CONSOLE =
  /^(?:(?:window|globalThis|global|self)\.)?console\.(?:assert|debug|dir|dirxml|error|group|groupCollapsed|info|log|table|trace|warn|count|time|timeLog)$/u;
const LOG_METHODS =
  "(?:alert|child|crit|critical|debug|emerg|error|fatal|fine|http|info|log|notice|silly|success|trace|verbose|warn|warning|write)";
const LOGGER = new RegExp(
  `(?:^|\\.)(?:#|_|\\$)?(?:\\w{0,40}(?:[lL]ogger|Log)|log|logging|winston|pino|bunyan|log4js|loglevel|consola|signale|tslog|roarr|lambdaLogger|diag)(?:\\(\\))?\\.${LOG_METHODS}$`,
  "u",
);
const LOG_FUNCTION =
  /^(?:log|logger|debug|trace|warn|print|println|dump|alert|dd|inspectLog|logError|logInfo|logDebug|logWarn|logMessage|(?:createDebug|debug)\(\)|process\.(?:stdout|stderr)\.write|Deno\.(?:stdout|stderr)\.write(?:Sync)?|Bun\.write|util\.log|core\.(?:info|debug|warning|error|notice|setOutput|setFailed|exportVariable)|document\.write(?:ln)?|window\.alert|(?:functions|cds)\.logger\.\w{1,20})$/u;

/** Loggers, called by the names of their modules whatever they are imported as. */
const LOGGER_MODULES =
  /^(?:pino|pino-http|winston|bunyan|log4js|loglevel|tslog|signale|consola|electron-log(?:\/\w{1,20})?|npmlog|roarr|debug)$/u;
const MODULE_LOGGER = new RegExp(
  `^(?:new )?(?:pino|pino-http|winston|bunyan|log4js|loglevel|tslog|signale|consola|electron-log(?:/\\w{1,20})?|npmlog|roarr|debug)[\\w.()]{0,120}\\.${LOG_METHODS}$|^debug(?:\\.default)?\\(\\)(?:\\.extend\\(\\))?$`,
  "u",
);
/** Modules whose functions are told by their names. */
const MODULES = new RegExp(`${LOGGER_MODULES.source}|${ANALYTICS_MODULES.source}`, "u");
const WRITES_FILE = /^(?:(?:fs|fsPromises|fsp)\.)?(?:promises\.)?(?:append|write)File(?:Sync)?$/u;

const RESPONSE_OBJECT =
  "(?:res|resp|response|reply|rep|httpResponse|serverResponse|nodeRes|event\\.node\\.res|ctx\\.res|context\\.res|c\\.res|this\\.res)";
const RESPONSE_CALL = new RegExp(
  `^${RESPONSE_OBJECT}(?:\\.(?:status|code|type|set|header|headers|cookie|append|writeHead|contentType|vary)\\(\\))*\\.(?:send|json|jsonp|end|write|writeHead|render|cookie|set|setHeader|header|headers|append|attachment|redirect|sendStatus|view|setCookie)$`,
  "u",
);
const HONO_CALL =
  /^(?:c|ctx|context|h)\.(?:json|text|html|body|send|response|header|redirect|render|newResponse|view)$/u;
const RESPONSE_FUNCTION =
  /^(?:Response|NextResponse|HttpResponse|HTTPResponse|Res)\.(?:json|redirect|text|html)$|^(?:json|defer|sendError|setResponseHeader|appendResponseHeader|sendStream)$/u;
const RESPONSE_CLASS = /^(?:Response|NextResponse|HttpResponse|HTTPResponse)$/u;
const ERROR_CLASS = /(?:^|\.)(?:\w{0,60}(?:Error|Exception|Failure)|Error)$/u;
/** Calls with a condition, and then the message of an error. */
const ASSERTION = /^(?:invariant|assert(?:\.ok)?)$/u;
const ERROR_FUNCTION =
  /^(?:createError|error|fail|abort|throwError|createHttpError|reject|Promise\.reject|Boom\.\w{1,20}|boom\.\w{1,20}|showError|process\.emitWarning)$/u;

/** What a call sends where others can read it; null where it is none that is known to. */
export function outgoingOfCall(node: TSESTree.CallExpression, variableOf: VariableOf): Outgoing | null {
  const path = pathOf(node.callee);
  if (path === null) return null;
  const outgoing = outgoingBy(path, node.arguments);
  if (outgoing !== null) return outgoing;
  const whole = fullPathOf(node.callee, variableOf, MODULES) ?? path;
  if (WRITES_STREAM.test(whole) && isLogFile(fileOfStream(node.callee, variableOf)))
    return { outlet: "log", values: node.arguments };
  return whole === path ? null : outgoingBy(whole, node.arguments);
}

const WRITES_STREAM = /(?:^|\.)createWriteStream\(\)\.(?:write|end)$/u;

/** The file that is written by a method of `createWriteStream(…)`, here or in a constant. */
function fileOfStream(callee: TSESTree.Node, variableOf: VariableOf): TSESTree.Node | undefined {
  const method = bare(callee);
  if (method.type !== "MemberExpression") return undefined;
  const variable = variableOf(bare(method.object));
  const made = bare((variable === undefined ? null : onlyValueOf(variable)) ?? method.object);
  return made.type === "CallExpression" ? made.arguments[0] : undefined;
}

/** `console.log.call(console, …)`, `console.log.bind(console)(…)`. */
const INDIRECT = /\.(?:call|apply|bind\(\))$/u;

function outgoingBy(path: string, values: readonly TSESTree.Node[]): Outgoing | null {
  if (INDIRECT.test(path))
    return outgoingBy(path.replace(INDIRECT, ""), path.endsWith(")") ? values : values.slice(1));
  if (CONSOLE.test(path))
    return { outlet: "log", values: path.endsWith(".assert") ? values.slice(1) : values };
  if (isAnalyticsCall(path)) return { outlet: "analytics", values };
  if (LOGGER.test(path) || LOG_FUNCTION.test(path) || MODULE_LOGGER.test(path))
    return { outlet: "log", values };
  if (RESPONSE_CALL.test(path) || HONO_CALL.test(path) || RESPONSE_FUNCTION.test(path))
    return { outlet: "response", values };
  if (PASSED_ON.test(path)) return { outlet: "response", values: values.flatMap(answerHeaders) };
  if (WRITES_FILE.test(path)) return isLogFile(values[0]) ? { outlet: "log", values: values.slice(1) } : null;
  if (ASSERTION.test(path)) return { outlet: "error", values: values.slice(1) };
  return ERROR_FUNCTION.test(path) ? { outlet: "error", values } : null;
}

/** Whether a path that is written out ends as that of a log: `"app.log"`, `join(folder, "app.log")`. */
function isLogFile(path: TSESTree.Node | undefined): boolean {
  if (path === undefined) return false;
  const node = bare(path);
  switch (node.type) {
    case "TemplateLiteral":
      return node.quasis.at(-1)?.value.raw.endsWith(".log") === true;
    case "BinaryExpression":
      return isLogFile(node.right);
    case "CallExpression":
      return /(?:^|\.)(?:join|resolve)$/u.test(pathOf(node.callee) ?? "") && isLogFile(node.arguments.at(-1));
    default:
      return stringOf(node)?.endsWith(".log") === true;
  }
}

/** Calls of a middleware that pass a request on. */
const PASSED_ON = /^NextResponse\.(?:next|rewrite)$/u;

/** What the browser gets of the options of such a call; the `request` in them goes to the server. */
function answerHeaders(options: TSESTree.Node): readonly TSESTree.Node[] {
  if (options.type !== "ObjectExpression") return [];
  return options.properties.flatMap((property) =>
    property.type === "Property" && nameOfMember(property) === "headers" ? [property.value] : [],
  );
}

/** What the construction of an error or a response holds; null for other classes. */
export function outgoingOfConstruction(node: TSESTree.NewExpression): Outgoing | null {
  const path = pathOf(node.callee);
  if (path === null) return null;
  if (RESPONSE_CLASS.test(path)) return { outlet: "response", values: node.arguments };
  return ERROR_CLASS.test(path) ? { outlet: "error", values: node.arguments } : null;
}

/** What an assignment sends in a response, such as `ctx.body = …`; null for other assignments. */
export function outgoingOfAssignment({ left, right }: TSESTree.AssignmentExpression): Outgoing | null {
  const target = bare(left);
  if (target.type !== "MemberExpression") return null;
  const name = nameOfMember(target);
  const object = pathOf(target.object) ?? "";
  const isBody =
    /^(?:ctx|context|ctx\.response|res|response|event\.res|context\.res)$/u.test(object) &&
    /^(?:body|statusMessage|res)$/u.test(name ?? "");
  const isPage = name === "innerHTML" || name === "textContent" || name === "innerText";
  return isBody || isPage ? { outlet: "response", values: [right] } : null;
}
