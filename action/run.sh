#!/usr/bin/env bash
# What action.yml runs. Needs no token: it reads the repository that is checked out, and installs keylint from npm.
set -euo pipefail

fail() {
  printf '::error title=keylint::%s\n' "$1"
  exit 2
}

[[ "$KEYLINT_SARIF_FILE" != *$'\n'* ]] || fail "sarif-file: a line break cannot be in it"
version=$KEYLINT_VERSION
if [[ -z "$version" ]]; then
  version=$(node -p 'require(process.argv[1]).version' "$KEYLINT_ACTION/package.json")
fi
[[ "$version" =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] || fail "version: write one exactly, such as 1.2.3"

workspace=$PWD
temporary=$(mktemp -d "${RUNNER_TEMP:-/tmp}/keylint.XXXXXX")
trap 'rm -rf "$temporary"' EXIT

# In a folder of its own, so that no .npmrc or node_modules of the checkout has a say; no scripts are run.
mkdir "$temporary/tool"
(cd "$temporary/tool" && npm install --prefix "$temporary/tool" --ignore-scripts --no-save --no-audit --no-fund \
  --loglevel=error "keylint@$version" >"$temporary/npm.log" 2>&1) || {
  cat "$temporary/npm.log"
  fail "keylint@$version could not be installed"
}
keylint=$temporary/tool/node_modules/keylint/bin/keylint.js

arguments=(--fail-on "$KEYLINT_FAIL_ON" --format github)
if [[ -n "$KEYLINT_SARIF_FILE" ]]; then
  case "$KEYLINT_SARIF_FILE" in
    /*) sarif=$KEYLINT_SARIF_FILE ;;
    *) sarif=$workspace/$KEYLINT_SARIF_FILE ;;
  esac
  # A pull request can put a link in its place that leads out of the checkout.
  [[ ! -L "$sarif" ]] || fail "sarif-file: a link stands in its place in this checkout"
  arguments+=(--format "sarif=$sarif")
  printf 'sarif-file=%s\n' "$KEYLINT_SARIF_FILE" >>"${GITHUB_OUTPUT:-/dev/null}"
fi
if [[ -n "$KEYLINT_BASELINE" ]]; then
  case "/$KEYLINT_BASELINE/" in */../* | //*) fail "baseline: name a file inside the repository" ;; esac
  arguments+=(--baseline "$KEYLINT_BASELINE")
fi

is_commit() { [[ "$1" =~ ^[0-9a-f]{40}([0-9a-f]{24})?$ && ! "$1" =~ ^0+$ ]]; }

# Who proposes a change must not be the one who says what of it is looked at: configuration, ignore file and baseline are read as
# they are in the base.
from_base() {
  has_commit "$KEYLINT_BASE" || fail "commit $KEYLINT_BASE is not there: give actions/checkout 'fetch-depth: 0'"
  arguments+=(--settings-from "$KEYLINT_BASE")
}

has_commit() { git cat-file -e "$1^{commit}" 2>/dev/null; }

is_proposal() {
  case "$KEYLINT_EVENT" in
    pull_request | pull_request_target | merge_group) is_commit "$KEYLINT_BASE" && is_commit "$KEYLINT_HEAD" ;;
    *) return 1 ;;
  esac
}

case "$KEYLINT_MODE" in
  files)
    if is_proposal && has_commit "$KEYLINT_BASE"; then
      from_base
    elif is_proposal; then
      printf '::warning title=keylint::the settings of this pull request count, as its base is not there: %s\n' \
        "give actions/checkout 'fetch-depth: 0'"
    fi
    ;;
  history)
    if is_proposal; then from_base; fi
    arguments+=(--history)
    ;;
  changes)
    if is_commit "$KEYLINT_BASE" && is_commit "$KEYLINT_HEAD"; then
      if is_proposal; then from_base; fi
      arguments+=(--range "$KEYLINT_BASE..$KEYLINT_HEAD")
    else
      arguments+=(--history)
    fi
    ;;
  *) fail "mode: changes, files or history, not '${KEYLINT_MODE//[^A-Za-z0-9_-]/?}'" ;;
esac

status=0
node "$keylint" scan "${arguments[@]}" || status=$?
exit "$status"
