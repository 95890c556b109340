import parser from "@typescript-eslint/parser";
import { RuleTester } from "@typescript-eslint/rule-tester";
import { afterAll, describe, it } from "vitest";
import type { TSESLint } from "@typescript-eslint/utils";
import { type MarkedPlace, unmarked } from "./marked-code.js";

RuleTester.afterAll = afterAll;
RuleTester.it = it;
RuleTester.itOnly = it.only;
RuleTester.describe = describe;

/** A code that a rule says nothing about. */
export interface ValidCase<Options extends readonly unknown[]> {
  /** What it shows, in words. */
  readonly name: string;
  readonly code: string;
  readonly filename?: string;
  readonly options?: Options;
}

/** A code with its reports marked, as {@link unmarked} reads it. */
export interface InvalidCase<
  MessageId extends string,
  Options extends readonly unknown[],
> extends ValidCase<Options> {
  /** The message of every report, where it is not the usual one of the rule. */
  readonly messageId?: MessageId;
  /** What every report tells in its message, where the case is about that. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** The code after each suggestion of each report, where it is not what the rule usually suggests. */
  readonly suggestions?: readonly (readonly Suggestion<MessageId>[])[];
}

/** A suggestion, and the code after it. */
export interface Suggestion<MessageId extends string> {
  readonly messageId: MessageId;
  readonly output: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The cases of a rule, and what most of them have in common. */
export interface RuleCases<MessageId extends string, Options extends readonly unknown[]> {
  readonly filename?: string;
  readonly messageId: MessageId;
  /** What the rule suggests at a place. */
  readonly suggest?: (code: string, place: MarkedPlace) => readonly Suggestion<MessageId>[];
  readonly valid: readonly ValidCase<Options>[];
  readonly invalid: readonly InvalidCase<MessageId, Options>[];
}

/** Runs a rule over cases of TypeScript with JSX, each a test of its own with every line and column checked. */
export function testRule<MessageId extends string, Options extends readonly unknown[]>(
  name: string,
  rule: TSESLint.RuleModule<MessageId, Options>,
  cases: RuleCases<MessageId, Options>,
): void {
  const tester = new RuleTester({
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true }, sourceType: "module" } },
    linterOptions: { reportUnusedDisableDirectives: "off" },
  });
  const shared = (one: ValidCase<Options>) => ({
    name: one.name,
    filename: one.filename ?? cases.filename ?? "src/module.tsx",
    ...(one.options === undefined ? {} : { options: one.options }),
  });
  tester.run(name, rule, {
    valid: cases.valid.map((one) => ({ ...shared(one), code: one.code })),
    invalid: cases.invalid.map((one) => {
      const { code, places } = unmarked(one.code);
      return {
        ...shared(one),
        code,
        errors: places.map((place, index) => {
          const suggestions = one.suggestions?.[index] ?? cases.suggest?.(code, place) ?? [];
          const { line, column, endLine, endColumn } = place;
          return {
            messageId: one.messageId ?? cases.messageId,
            ...(one.data === undefined ? {} : { data: one.data }),
            line,
            column,
            endLine,
            endColumn,
            suggestions: suggestions.length === 0 ? null : suggestions,
          };
        }),
      };
    }),
  });
}
