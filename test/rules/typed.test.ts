import parser from "@typescript-eslint/parser";
import { RuleTester } from "@typescript-eslint/rule-tester";
import { join } from "node:path";
import { afterAll, describe, it } from "vitest";
import { noKeyLogging } from "../../rules/no-key-logging.js";
import { randomKey } from "../support/keys.js";

RuleTester.afterAll = afterAll;
RuleTester.it = it;
RuleTester.itOnly = it.only;
RuleTester.describe = describe;

const KEY = randomKey("typed");

new RuleTester({
  languageOptions: {
    parser,
    parserOptions: {
      projectService: { allowDefaultProject: ["*.ts"] },
      tsconfigRootDir: join(import.meta.dirname, "..", ".."),
    },
  },
}).run("no-key-logging with the types of a project", noKeyLogging, {
  valid: [
    {
      name: "lets a flag pass that is called a key",
      code: `declare const features: { pictifyKey: boolean }; console.log(features.pictifyKey);`,
    },
    {
      name: "lets a number pass that is called a key",
      code: `declare const sizes: { pictifyToken: number | undefined }; console.log(sizes.pictifyToken);`,
    },
  ],
  invalid: [
    {
      name: "knows a key by its type",
      code: `declare const settings: { token: "${KEY}" }; console.log(settings.token); // pictify`,
      errors: [
        {
          messageId: "logged",
          suggestions: [
            {
              messageId: "logPresence",
              output: `declare const settings: { token: "${KEY}" }; console.log(Boolean(settings.token)); // pictify`,
            },
          ],
        },
      ],
    },
    {
      name: "follows names as without types",
      code: `declare const config: { pictifyApiKey: string }; console.log(config.pictifyApiKey);`,
      errors: [
        {
          messageId: "logged",
          suggestions: [
            {
              messageId: "logPresence",
              output: `declare const config: { pictifyApiKey: string }; console.log(Boolean(config.pictifyApiKey));`,
            },
          ],
        },
      ],
    },
  ],
});
