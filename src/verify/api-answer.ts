import { isRecord } from "../model/json-record.js";
import type { HttpAnswer } from "../system/http/exchange.js";
import { beginsTemplatePage } from "./cut-page.js";

/** What an answer's body is, as far as it is the API's. */
export type ApiObject = Readonly<Record<string, unknown>>;

const JSON_TYPE = /^application\/(?:[a-z0-9.-]{1,40}\+)?json(?:\s*;|\s*$)/iu;

/** The JSON object of an answer; null where it says that it is something else, or is: a portal's or firewall's page. */
export function apiObject({ headers, body, isCut }: HttpAnswer): ApiObject | null {
  if (isCut || !JSON_TYPE.test(headers["content-type"] ?? "")) return null;
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return null;
  }
  return isRecord(value) ? value : null;
}

/** Whether an answer is a page of templates, of which nothing but the shape is looked at. */
export function isTemplatePage(answer: HttpAnswer): boolean {
  if (answer.isCut)
    return JSON_TYPE.test(answer.headers["content-type"] ?? "") && beginsTemplatePage(answer.body);
  return Array.isArray(apiObject(answer)?.templates);
}

/** Whether the API says that no key came with the request: something on the way took it out. */
export function saysMissing(body: ApiObject): boolean {
  return words(body).some((word) =>
    /(?:^|\/)missing-auth(?:orization)?(?:-header)?$/u.test(word.toLowerCase().replace(/[\s_]/gu, "-")),
  );
}

const QUOTA =
  /quota[-_ ]exceeded|exceeded[\w ]{0,30} quota|spending[-_ ]cap[-_ ]reached|exhausted your plan limit/iu;

/** Whether the API says that what the plan allows is used up, in contrast to too many requests in a minute. */
export function saysExhausted(body: ApiObject): boolean {
  return words(body).some((word) => QUOTA.test(word));
}

/** The texts of an error, which real answers hold in many places: `type`, `code`, `message`, `error.code`. */
function words(body: ApiObject): string[] {
  return Object.values(body)
    .flatMap((value) =>
      typeof value === "object" && value !== null ? (Object.values(value) as unknown[]) : [value],
    )
    .filter((value) => typeof value === "string");
}
