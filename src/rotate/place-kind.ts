/** What kind of thing a place is that uses a key: each kind is changed in another way. */
export type PlaceKind =
  | "environment"
  | "ci"
  | "compose"
  | "kubernetes"
  | "terraform"
  | "deployment"
  | "agent"
  | "code"
  | "documentation"
  | "other";

/** The first that fits decides. */
const BY_PATH: readonly (readonly [kind: PlaceKind, path: RegExp])[] = [
  ["agent", /(?:^|\/)(?:\.?mcp\.json|mcp_config\.json|claude_desktop_config\.json|\.claude\.json)$/iu],
  [
    "agent",
    /(?:^|\/)\.(?:cursor|vscode|claude|codex|gemini|windsurf|roo|kiro)\/[^/]{1,60}\.(?:json|toml)$/iu,
  ],
  ["ci", /(?:^|\/)\.(?:github|gitea|forgejo)\/(?:workflows|actions)\//iu],
  [
    "ci",
    /(?:^|\/)(?:\.gitlab-ci|\.travis|\.drone|\.appveyor|appveyor|azure-pipelines|bitbucket-pipelines|cloudbuild|buildspec|\.woodpecker)[^/]{0,40}\.ya?ml$/iu,
  ],
  ["ci", /(?:^|\/)(?:\.circleci|\.buildkite|\.gitlab|\.woodpecker)\/|(?:^|\/)Jenkinsfile/iu],
  [
    "compose",
    /(?:^|\/)(?:docker-)?compose[^/]{0,40}\.ya?ml$|(?:^|\/)(?:[^/]{0,40}\.)?(?:Dockerfile|Containerfile)(?:\.[^/]{0,40})?$/iu,
  ],
  ["terraform", /\.(?:tf|tfvars)(?:\.json)?$|\.hcl$/iu],
  ["environment", /(?:^|\/)(?:\.env|\.envrc|[^/]{1,60}\.env)(?:\.[^/]{1,60})?$/iu],
  [
    "kubernetes",
    /(?:^|\/)(?:Chart|values[^/]{0,40}|kustomization)\.ya?ml$|(?:^|\/)(?:charts|helm|k8s|kubernetes|manifests)\//iu,
  ],
  [
    "deployment",
    /(?:^|\/)(?:vercel\.json|netlify\.toml|fly\.toml|wrangler\.(?:toml|jsonc?)|render\.ya?ml|app\.(?:json|ya?ml)|serverless\.(?:ya?ml|ts)|Procfile|ecosystem\.config\.[cm]?js)$/iu,
  ],
  ["documentation", /\.(?:md|mdx|markdown|rst|adoc|txt|html?)$/iu],
  [
    "code",
    /\.(?:[cm]?[jt]sx?|py|rb|go|php|java|kts?|cs|rs|swift|vue|svelte|astro|sh|bash|zsh|ps1|scala|ex|exs|dart|lua|pl)$/iu,
  ],
];

const MANIFEST = /^apiVersion:\s/mu;

/** What kind of place a file is, by its path, and where that says nothing by its text. */
export function placeKind(path: string, text: string): PlaceKind {
  const byPath = BY_PATH.find(([, pattern]) => pattern.test(path))?.[0];
  if (byPath !== undefined) return byPath;
  return /\.ya?ml$/iu.test(path) && MANIFEST.test(text) ? "kubernetes" : "other";
}
