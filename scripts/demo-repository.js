// Makes the repository that the documentation shows keylint at work in: always the same keys, commits and ids, so that what is
// written of it can be compared with what keylint prints. Run it as `node scripts/demo-repository.js <folder>`.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** A key of nobody's: put together when it is needed, so that none stands in a file of this repository. */
function demoKey(environment, name, length = 32) {
  const bytes = [...createHash("sha512").update(`keylint documentation: ${name}`).digest()];
  const body = bytes.filter((byte) => byte < 248).map((byte) => ALPHABET[byte % ALPHABET.length]);
  return ["pk", environment, body.join("").slice(0, length)].join("_");
}

/** The production key that the story is about; a stand-in of the API has to know it. */
export const PRODUCTION_KEY = demoKey("live", "production");
const SANDBOX_KEY = demoKey("test", "sandbox");

const ANN = { name: "Ann Ito", email: "ann@acme.example" };
const BEN = { name: "Ben Okafor", email: "ben@acme.example" };

const IMAGE = `import { Pictify } from "@pictify/sdk";

const pictify = new Pictify({ apiKey: process.env.PICTIFY_API_KEY });

/** A picture to share of an article. */
export function shareImage(article) {
  return pictify.render({ template: "share", variables: { title: article.title } });
}
`;

const secret = (key) => `apiVersion: v1
kind: Secret
metadata:
  name: share-images
data:
  PICTIFY_API_KEY: ${Buffer.from(key).toString("base64")}
`;

/** The form of Stripe's publishable keys: 51, then 97 characters with 00 before the last eight. */
const stripeKey = () => {
  const [start, middle, end] = ["start", "middle", "end"].map((part) => demoKey("live", part, 60).slice(8));
  return ["pk", "live", `51${`${start}${middle}`.slice(0, 87)}00${end.slice(0, 8)}`].join("_");
};

const clerkKey = () => ["pk", "live", Buffer.from("clerk.acme.example$").toString("base64")].join("_");

const checkout = () => `// Both are public: a browser needs them to take a payment and to sign in.
export const stripe = loadStripe("${stripeKey()}");
export const clerk = { publishableKey: "${clerkKey()}" };
`;

/** What each commit writes; null deletes. */
const COMMITS = [
  {
    by: ANN,
    date: "2026-03-02T09:12:00Z",
    message: "Make share images",
    files: {
      "README.md": "# Share images\n",
      "package.json": '{ "name": "share-images", "private": true, "type": "module" }\n',
      "src/image.js": IMAGE,
      ".env": `PICTIFY_API_KEY=${PRODUCTION_KEY}\n`,
    },
  },
  {
    by: BEN,
    date: "2026-03-05T16:40:00Z",
    message: "Deploy to the cluster",
    files: { "deploy/production.yaml": secret(PRODUCTION_KEY) },
  },
  {
    by: ANN,
    date: "2026-05-11T08:03:00Z",
    message: "Take .env out of git",
    files: { ".env": null, ".gitignore": ".env\nnode_modules/\n" },
  },
  {
    by: BEN,
    date: "2026-06-23T13:25:00Z",
    message: "Sell prints",
    files: { "src/checkout.js": checkout() },
  },
];

/** Makes the repository in a folder, which may be there and empty. */
export function makeDemoRepository(folder) {
  mkdirSync(folder, { recursive: true });
  git(folder, {}, "init", "--quiet", "--initial-branch=main");
  // So that `git commit` can be shown as people type it.
  git(folder, {}, "config", "user.name", BEN.name);
  git(folder, {}, "config", "user.email", BEN.email);
  for (const { by, date, message, files } of COMMITS) {
    for (const [name, content] of Object.entries(files)) {
      if (content === null) git(folder, {}, "rm", "--quiet", "--", name);
      else {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), content);
        git(folder, {}, "add", "--force", "--", name);
      }
    }
    const environment = {
      GIT_AUTHOR_NAME: by.name,
      GIT_AUTHOR_EMAIL: by.email,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: by.name,
      GIT_COMMITTER_EMAIL: by.email,
      GIT_COMMITTER_DATE: date,
    };
    git(folder, environment, "commit", "--quiet", "--message", message);
  }
}

/** Writes what is about to be committed: a test with a sandbox key in it. */
export function changeDemoRepository(folder) {
  mkdirSync(join(folder, "scripts"), { recursive: true });
  const lines = [
    'curl https://api.pictify.io/image --header "Authorization: Bearer ' + SANDBOX_KEY + '" \\',
    `  --data '{"html": "<h1>Hello</h1>"}'`,
  ];
  writeFileSync(join(folder, "scripts/preview.sh"), `#!/bin/sh\n${lines.join("\n")}\n`);
}

/** Runs git untouched by the configuration of this machine. */
function git(folder, environment, ...args) {
  execFileSync("git", args, {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      ...environment,
    },
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    process.stderr.write("usage: node scripts/demo-repository.js <folder>\n");
    process.exitCode = 2;
  } else {
    makeDemoRepository(resolve(folder));
    changeDemoRepository(resolve(folder));
  }
}
