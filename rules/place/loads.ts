import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { stringOf } from "../code/syntax.js";
import { variablesOf } from "../code/variables.js";
import type { Load } from "./packages.js";
import { isTypeImport } from "./server-parts.js";

/** The modules that a file loads at its top, as values: `import`, `require`. Types are no loads. */
export function loadsOf(sourceCode: Readonly<TSESLint.SourceCode>): readonly Load[] {
  const variableOf = variablesOf(sourceCode);
  return sourceCode.ast.body.flatMap((statement): Load[] => {
    switch (statement.type) {
      case "ImportDeclaration":
        return statement.importKind === "type"
          ? []
          : [
              {
                module: statement.source.value,
                names: importedNames(statement),
                isForTypes: isTypeImport(statement, variableOf),
              },
            ];
      case "ExportAllDeclaration":
      case "ExportNamedDeclaration":
        return statement.source === null || statement.exportKind === "type"
          ? []
          : [{ module: statement.source.value, names: [], isForTypes: false }];
      case "VariableDeclaration":
        return statement.declarations.flatMap(requiredBy);
      default:
        return [];
    }
  });
}

function importedNames({ specifiers }: TSESTree.ImportDeclaration): string[] {
  return specifiers.flatMap((specifier) => {
    if (specifier.type !== "ImportSpecifier") return ["default"];
    if (specifier.importKind === "type") return [];
    return [specifier.imported.type === "Identifier" ? specifier.imported.name : specifier.imported.value];
  });
}

function requiredBy({ id, init }: TSESTree.VariableDeclarator): Load[] {
  const call = init?.type === "MemberExpression" ? init.object : init;
  if (call?.type !== "CallExpression" || call.callee.type !== "Identifier" || call.callee.name !== "require")
    return [];
  const module = stringOf(call.arguments[0]);
  if (module === null) return [];
  const names =
    id.type === "ObjectPattern"
      ? id.properties.flatMap((property) =>
          property.type === "Property" && property.key.type === "Identifier" ? [property.key.name] : [],
        )
      : ["default"];
  return [{ module, names, isForTypes: false }];
}
