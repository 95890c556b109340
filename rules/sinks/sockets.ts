import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { bare, isFunction, nameOfMember, pathOf, stringOf } from "../code/syntax.js";
import type { VariableOf } from "../code/variables.js";

/** What a server of Socket.IO sends to everybody. */
const TO_ALL = /^io(?:\.\w{1,20}\(\))*\.emit$/u;

/** What a call sends to a client that has connected to a server of WebSockets; none for any other call. */
export function sentByConnection(
  { callee, arguments: given }: TSESTree.CallExpression,
  variableOf: VariableOf,
): readonly TSESTree.Node[] {
  const path = pathOf(callee) ?? "";
  if (TO_ALL.test(path)) return given;
  if (callee.type !== "MemberExpression" || !/^(?:emit|send)$/u.test(nameOfMember(callee) ?? "")) return [];
  const variable = variableOf(bare(callee.object));
  return variable?.defs.some(isConnection) === true ? given : [];
}

/** `server.on("connection", (socket) => …)`. */
function isConnection({ node }: TSESLint.Scope.Definition): boolean {
  if (!isFunction(node) || node.parent.type !== "CallExpression") return false;
  const { callee, arguments: given } = node.parent;
  return pathOf(callee)?.endsWith(".on") === true && stringOf(given[0]) === "connection" && given[1] === node;
}
