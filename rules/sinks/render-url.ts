import type { TSESTree } from "@typescript-eslint/utils";

/** A part of a URL that code fills in. */
export interface UrlPart {
  readonly node: TSESTree.Node;
  /** Whether the URL is one that Pictify documents with a key in this place, so that whatever stands here is one. */
  readonly takesKey: boolean;
}

/** Pictify's rendering URL up to its token. */
const RENDER_TOKEN = /api\.pictify\.io\/r\/[^\s"'`<>?]{1,200}\?(?:[^\s"'`<>]{0,200}&)?token=$/u;

/** Pictify's rendering URL before its query, or up to it. */
const RENDER_URL = /api\.pictify\.io\/r\/[^\s"'`<>?]{1,200}(?:\?[^\s"'`<>]{0,200})?$/u;

/** Whether a text is Pictify's rendering URL, so that a `token` in its query is a key. */
export function isRenderUrl(text: string): boolean {
  return RENDER_URL.test(text.slice(-2500));
}

/** Whether a text ends where Pictify's rendering URL takes a key. */
export function endsAtToken(text: string): boolean {
  return RENDER_TOKEN.test(text.slice(-2500));
}
