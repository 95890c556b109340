import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { templateNames } from "./template-names.js";

type Variable = TSESLint.Scope.Variable;

/** Finds the variable that an identifier stands for; undefined for globals that the file does not declare. */
export type VariableOf = (identifier: TSESTree.Node) => Variable | undefined;

const indexes = new WeakMap<object, VariableOf>();

/** The variables of a file, looked up by their identifiers; worked out once a file. */
export function variablesOf(sourceCode: Readonly<TSESLint.SourceCode>): VariableOf {
  const { scopeManager } = sourceCode;
  if (scopeManager === null) return () => undefined;
  let variableOf = indexes.get(scopeManager);
  if (variableOf === undefined) {
    const byIdentifier = new Map<TSESTree.Node, Variable>();
    for (const scope of scopeManager.scopes) {
      for (const { identifier, resolved } of scope.references)
        if (resolved !== null) byIdentifier.set(identifier, resolved);
      // The name of a class stands for a variable outside of it and for another one inside: the outer one comes first.
      for (const variable of scope.variables)
        for (const identifier of variable.identifiers)
          if (!byIdentifier.has(identifier)) byIdentifier.set(identifier, variable);
    }
    for (const [identifier, variable] of templateNames(sourceCode).variables)
      byIdentifier.set(identifier, variable);
    variableOf = (identifier) => {
      const variable = byIdentifier.get(identifier);
      return variable === undefined || variable.defs.length === 0 ? undefined : variable;
    };
    indexes.set(scopeManager, variableOf);
  }
  return variableOf;
}

/** What a variable was declared with where that is all it ever is: `const a = …`, or a `let` that nothing else writes to. */
export function onlyValueOf(variable: Variable): TSESTree.Expression | null {
  const [definition, ...others] = variable.defs;
  if (definition === undefined || others.length > 0) return null;
  const { node } = definition;
  if (node.type !== "VariableDeclarator" || node.id.type !== "Identifier") return null;
  const writes = variable.references.filter((reference) => reference.isWrite());
  return writes.length === 1 ? node.init : null;
}
