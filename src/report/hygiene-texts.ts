import type { HygieneRuleId } from "../model/rule.js";
import type { RuleText } from "./rule-texts.js";

/** Texts of the rules about how keys are kept; the finding itself names the line to add or the variable to use. */
export const HYGIENE_TEXTS: Readonly<Record<HygieneRuleId, RuleText>> = {
  "tracked-env-file": {
    title: "Git tracks a file that is made to hold secrets, and a Pictify key is in it",
    why: "Everybody who can read the repository, now or later, can read the key.",
    mend: ["Take the file out of git and have git ignore it.", "Replace the key: it stays in the history."],
    score: 6,
    cwe: 538,
  },
  "unignored-env-file": {
    title: "Git does not ignore a file that holds a Pictify key",
    why: "The next git add records the file, and the key with it.",
    mend: ["Add the file to .gitignore."],
    score: 4,
    cwe: 538,
  },
  "published-env-file": {
    title: "A package, image or upload takes along a file that holds a Pictify key",
    why: "What git ignores is not left out by npm, Docker and hosting tools, which do not ask git.",
    mend: ["Exclude the file where the tool looks for exclusions, such as .dockerignore."],
    score: 6,
    cwe: 538,
  },
  "public-env-name": {
    title: "A Pictify key has a name that builds write into what browsers load",
    why: "A variable with a public prefix is in every page that is built with it.",
    mend: ["Give it a name without the public prefix, and use it on the server alone.", "Replace the key."],
    score: 8.2,
    cwe: 522,
  },
  "client-side-key": {
    title: "A Pictify key is in something that goes to everybody",
    why: "Whoever opens the page or installs the application has the key, and with it the team's account.",
    mend: ["Call Pictify from a server, and the server from the client.", "Replace the key."],
    score: 8.8,
    cwe: 522,
  },
  "browser-storage-key": {
    title: "A page puts a Pictify key into what the browser stores",
    why: "Every script of the page, and whoever uses the machine later, can read it.",
    mend: ["Keep the key on a server."],
    score: 6.1,
    cwe: 922,
  },
  "key-in-url": {
    title: "A Pictify key stands in an address",
    why: "Addresses are kept in logs and histories, and sent to other sites as the referrer.",
    mend: ["Use a binding URL (/b/…), which needs no key, or the Authorization header on a server."],
    score: 6.1,
    cwe: 598,
  },
  "agent-config-key": {
    title: "A Pictify key stands in the configuration of an agent",
    why: "Such files are shared, synchronised and read by the agent.",
    mend: ["Refer to the variable instead, as ${PICTIFY_API_KEY}."],
    score: 5.5,
    cwe: 312,
  },
  "reused-key": {
    title: "One Pictify key is used in several environments or applications",
    why: "Who reads it in one place can use it in all, and it cannot be replaced in one without the others.",
    mend: ["Create a key for each environment and application."],
    score: 3.1,
    cwe: 522,
  },
  "environment-mismatch": {
    title: "A Pictify key is in the wrong environment",
    why: "A production key in tests spends quota and leaks in logs; a sandbox key limits production.",
    mend: ["Use a sandbox key in tests and development, and a production key in production alone."],
    score: 4,
    cwe: 522,
  },
  "malformed-key": {
    title: "A Pictify key is written so that the service refuses it",
    why: "Spaces, quotes or line ends beside it, or a scheme in the wrong case, make it another key.",
    mend: ["Write the key alone, without spaces and quotes."],
    score: 1,
    cwe: 1288,
  },
  "overdue-rotation": {
    title: "A Pictify key leaked long ago and is still accepted",
    why: "Whoever read the key in that time can use it until it is deleted; taking it out of the history changes nothing about that.",
    mend: [
      "Create a new key, let everything use it, delete the old one.",
      "keylint rotate lists every place.",
    ],
    score: 9.1,
    cwe: 324,
  },
};
