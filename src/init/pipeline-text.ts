/** How every pipeline installs keylint: in a folder of its own, so that no .npmrc or node_modules of the project has a say. */
const INSTALL = "--ignore-scripts --no-save --no-audit --no-fund";
const SCRIPT = "node_modules/keylint/bin/keylint.js";

/**
 * A workflow of GitHub: the commits of a pull request or push, and everything where the event names none. It needs no token and
 * uses no action but GitHub's own.
 *
 * @param version of keylint
 */
export function githubWorkflow(version: string): string {
  return `# Written by keylint init: looks for Pictify API keys in what a pull request or push brings.
name: keylint
on:
  push:
  pull_request:
  workflow_dispatch:
permissions:
  contents: read
jobs:
  keylint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          # The whole history: of a shallow clone keylint would say that it is incomplete, and end with 3.
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - name: Install keylint
        # In a folder of its own, so that no .npmrc or node_modules of the project has a say.
        run: |
          mkdir "$RUNNER_TEMP/keylint"
          cd "$RUNNER_TEMP/keylint"
          npm install --prefix . ${INSTALL} keylint@${version}
      - name: Look for keys
        env:
          BASE: \${{ github.event.pull_request.base.sha || github.event.before }}
          HEAD: \${{ github.event.pull_request.head.sha || github.sha }}
        run: |
          if [ -n "$BASE" ] && git cat-file -e "$BASE^{commit}" 2>/dev/null; then
            set -- --range "$BASE..$HEAD"
          else
            set -- --history
          fi
          node "$RUNNER_TEMP/keylint/${SCRIPT}" scan "$@" --format github
`;
}

/**
 * A job of GitLab, to stand at the top level of a pipeline: the commits of a merge request, and else the whole history.
 *
 * @param stage one that the pipeline has
 */
export function gitlabJob(version: string, stage: string): string {
  return `# Written by keylint init: looks for Pictify API keys in what a merge request brings, and else in the whole history.
keylint:
  stage: ${stage}
  # The full image, not -slim: it brings git.
  image: node:22-bookworm
  needs: []
  variables:
    GIT_DEPTH: "0"
    GIT_STRATEGY: clone
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  before_script:
    # In a folder of its own, so that no .npmrc or node_modules of the project has a say.
    - npm install --prefix /tmp/keylint ${INSTALL} keylint@${version}
  script:
    - |
      if [ -n "\${CI_MERGE_REQUEST_DIFF_BASE_SHA:-}" ]; then
        set -- --range "$CI_MERGE_REQUEST_DIFF_BASE_SHA..$CI_COMMIT_SHA"
      else
        set -- --history
      fi
      node /tmp/keylint/${SCRIPT} scan "$@" --format gitlab=gl-secret-detection-report.json --format pretty
  artifacts:
    when: always
    reports:
      secret_detection: gl-secret-detection-report.json
`;
}
