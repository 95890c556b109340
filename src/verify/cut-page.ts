const TOKEN = /\s+|"(?:[^"\\\n]|\\.)*"|[{}[\],:]|[-+.\w]+/uy;

/**
 * Whether a text that breaks off is the beginning of a page of templates: a JSON object whose `templates` is an array, the
 * first of which has a `uid`. A single template can be larger than what is read of an answer.
 */
export function beginsTemplatePage(text: string): boolean {
  /** What is open: each bracket with the name of what it belongs to before it. */
  const open: string[] = [];
  let string = "";
  let name = "";
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const [token] = match;
    if (token === "{" || token === "[") {
      open.push(`${name}${token}`);
      name = "";
    } else if (token === "}" || token === "]") {
      const opened = open.pop();
      if (opened?.endsWith(token === "}" ? "{" : "[") !== true || open.length === 0) return false;
    } else if (token === ":") {
      if (string === '"uid"' && open.length === 3 && open.join(" ") === '{ "templates"[ {') return true;
      name = string;
    } else if (token === ",") name = "";
    else if (token.startsWith('"')) string = token;
  }
  return false;
}
