import type { Sign } from "../model/usage.js";

const REACH = 240;

/** What ends right before a value that is put away; each looks at {@link REACH} characters. */
const STORES: readonly RegExp[] = [
  /\b((?:local|session)Storage\.setItem)\([^;)]{0,160}$/u,
  /\b((?:local|session)Storage)(?:\.[A-Za-z_$][\w$]{0,60}|\[[^\]]{1,60}\])\s?=\s?["'`]?$/u,
  /\b(document\.cookie)\s?=\s?[^;]{0,120}$/u,
  /\b(cookieStore\.set|Cookies\.set|setCookie|\$?cookies?\(?\)?\.set)\([^;)]{0,160}$/u,
  /\b((?:figma\.clientStorage|(?:chrome|browser)\.storage\.[a-z]{4,8})\.set(?:Async)?)\([^;)]{0,160}$/u,
  /\b(use(?:Local|Session)?Storage|useCookie|localforage\.setItem)\([^;)]{0,160}$/u,
  /\b(AsyncStorage\.setItem)\([^;)]{0,160}$/u,
];

/** Whether a key is put into what a browser keeps for a page: storage or a cookie. */
export function browserStorage(text: string, start: number): readonly Sign[] {
  const left = text.slice(Math.max(0, start - REACH), start);
  for (const store of STORES) {
    const words = store.exec(left)?.[1];
    if (words !== undefined) return [{ kind: "storage", words }];
  }
  return [];
}
