import type { Sign } from "../model/usage.js";

const REACH = 400;
const PARAMETER = /(?:[?&]|%3F|%26|&amp;|&#38;|\\u0026)([A-Za-z_.-]{1,40})(?:=(?:3D)?|%3D)$/iu;
const ADDRESS = /:\/\/|^\/[\w.]|\}\}|^[\w.-]{1,80}\.[a-z]{2,12}\//iu;
const USER = /:\/\/(?:[^\s/@"'`:]{0,60}:)?$/u;

/** Whether a key stands in an address: as a parameter, or as the user or password before the host. */
export function urlParameter(text: string, start: number, end: number): readonly Sign[] {
  const left = text.slice(Math.max(0, start - REACH), start);
  const token = left.slice(left.search(/[^\s"'`<>()]*$/u));
  const name = PARAMETER.exec(token)?.[1];
  if (name !== undefined && (ADDRESS.test(token) || /^[?&]/u.test(token))) {
    return [{ kind: "url", words: `?${name}=` }];
  }
  if (USER.test(token) && /^(?::[^\s/@"'`]{0,60})?@[\w.-]/u.test(text.slice(end, end + 80))) {
    return [{ kind: "url", words: "://key@" }];
  }
  return [];
}
