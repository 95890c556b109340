import { describe, expect, it } from "vitest";
import { detect } from "../../src/detect/detect.js";
import { reveal } from "../../src/model/key.js";
import { randomKey } from "../support/keys.js";

const KEY = randomKey("holders", "live", 48);
const OTHER = randomKey("other", "live", 48);

/** How sure it is that the key in a text is Pictify's. */
function attribution(text: string): string {
  const found = detect(text, { path: "" }).find((candidate) => reveal(candidate.key) === KEY);
  if (found?.judgement.status !== "ours") return found?.judgement.status ?? "absent";
  return found.judgement.isTied === true ? "certain" : "likely";
}

describe("a variable that Pictify's client is made with holds Pictify's key", () => {
  it.each([
    ["in TypeScript", `const key: string = "${KEY}";\n\nconst client = new Pictify(key);`],
    ["in Go", `key := "${KEY}"\n\nclient := pictify.NewClient(key)`],
    ["as a field", `self.key = "${KEY}"\n\nself.client = Pictify(self.key)`],
    ["of a class in C#", `private string key = "${KEY}";\n\nclient = new Pictify(key);`],
    ["with a named argument", `key = "${KEY}"\n\nclient = Pictify(api_key=key)`],
    ["in an option", `const key = "${KEY}";\n\nnew Pictify({ apiKey: key });`],
    ["with spaces around", `const key   =   "${KEY}";\n\nnew Pictify( key )`],
    ["compared at the same time", `const key = "${KEY}";\n\nkey == x && new Pictify(x)`],
    ["before its line, too", `const make = () => new Pictify(key)\n\nconst key = "${KEY}";`],
    ["named again first", `const key = "${KEY}";\n\nnew Pictify({ key: other, monkey, key })`],
  ])("%s", (_, text) => {
    expect(attribution(text)).toBe("certain");
  });

  it.each([
    ["that is only a part of the word there", `const key = "${KEY}";\n\nnew Pictify(monkey);`],
    ["that only begins the word there", `const key = "${KEY}";\n\nnew Pictify(keyring);`],
    ["of one letter", `const k = "${KEY}";\n\nnew Pictify(k);`],
    ["which is an option's name there", `const key = "${KEY}";\n\nnew Pictify({ key: other });`],
    ["which is an option's name there, spaced", `const key = "${KEY}";\n\nnew Pictify({ key   : other });`],
    ["which is an argument's name there", `const key = "${KEY}";\n\nPictify(key = other);`],
    ["that is another call's argument", `acme(key = "${KEY}");\n\nnew Pictify(key);`],
    ["that is another object's member", `acme({ key: "${KEY}" });\n\nnew Pictify(key);`],
    ["that is only compared", `if (x && key == "${KEY}") y();\n\nnew Pictify(key);`],
    ["that is used on the next line", `const key = "${KEY}";\n\nnew Pictify(other);\nacme(key);`],
    ["that is used on the line before", `const key = "${KEY}";\n\nacme(key);\nnew Pictify(other);`],
  ])("but not one %s", (_, text) => {
    expect(attribution(text)).toBe("likely");
  });
});

describe("a comment behind a key tells whose it is", () => {
  it.each([
    ["behind a string", `IMAGES = "${KEY}"; // api.pictify.io`],
    ["behind a call", `images("${KEY}"); /* api.pictify.io */`],
    ["in SQL", `SET images = '${KEY}' -- of api.pictify.io`],
    ["in HTML", `<p>${KEY}<!-- api.pictify.io --></p>`],
    ["in a shell", `IMAGES=${KEY} # PICTIFY_URL's`],
  ])("%s", (_, text) => {
    expect(attribution(text)).toBe("certain");
  });

  it.each([
    ["unless it is on the next line", `IMAGES=${KEY}\n# api.pictify.io`],
    ["unless it is none", `IMAGES=${KEY} --at api.pictify.io`.replace("--", "-")],
    ["unless it is code that sets something", `IMAGES=${KEY} # URL=api.pictify.io`],
    ["unless a statement stands in it", `IMAGES=${KEY} # old; api.pictify.io`],
    ["unless more code stands before it", `images("${KEY}", acme) // api.pictify.io`],
  ])("%s", (_, text) => {
    expect(attribution(text)).toBe("likely");
  });
});

describe("a header is of the call that it stands in", () => {
  it.each([
    "fetch(url",
    "axios(url",
    "got(url",
    "ky(url",
    "curl_init(url",
    "http.NewRequestWithContext(ctx",
    "client.get(url",
    "client.post (url",
    "client.execute(url",
    "load(`https://acme.com`",
  ])("%s", (call) => {
    const text = `const x = "https://api.pictify.io/image";\n${call}, { headers: { Authorization: "Bearer ${KEY}" } });`;
    expect(attribution(text)).toBe("likely");
  });

  it("where no other call begins in between", () => {
    const text = `url = "https://api.pictify.io/image";\nheaders = { Authorization: "Bearer ${KEY}" };`;
    expect(attribution(text)).toBe("certain");
  });

  it.each([
    ["without a space", `Host:api.pictify.io\r\nAccept: x\r\nAuthorization: Bearer ${KEY}`],
    [
      "in a header value of C#",
      `new Uri("https://api.pictify.io");\nnew AuthenticationHeaderValue("Bearer","${KEY}")`,
    ],
  ])("also %s", (_, text) => {
    expect(attribution(text)).toBe("certain");
  });
});

describe("a header that says who asks says nothing of a key beside it", () => {
  it.each([
    `curl https://acme.com -H "Origin: https://pictify.io" -H "Authorization: Bearer ${KEY}"`,
    `curl https://acme.com -H "referer:pictify.io" -H "Authorization: Bearer ${KEY}"`,
    `fetch("https://acme.com", { headers: { Origin: "https://pictify.io", Authorization: "Bearer ${KEY}" } })`,
    `fetch("https://acme.com", { headers: { "User-Agent": "Pictify(1)", apiKey: "${KEY}" } })`,
    `send({ referrer: 'https://www.pictify.io', apiKey: "${KEY}" })`,
  ])("%#", (text) => {
    expect(attribution(text)).toBe("likely");
  });

  it("nor against it", () => {
    const header = `-H "Origin: https://pictify.io" -H "Authorization: Bearer ${KEY}"`;
    expect(attribution(`curl https://api.pictify.io/image ${header}`)).toBe("certain");
  });
});

describe("prose names the owner of a key", () => {
  it.each([
    `**Pictify** API key: \`${KEY}\``,
    `Pictify live-token is ${KEY}`,
    `Pictify secret = ${KEY}`,
    `"Pictify" key is: '${KEY}'`,
    `the token of our 'pictify' was ${KEY}`,
    `the secret to *Pictify* is: ${KEY}`,
    `a key  for  the pictify - ${KEY}`,
  ])("%#", (text) => {
    expect(attribution(text)).toBe("certain");
  });

  it.each([
    ["the owner of something else", `the key for the pictify clone is ${KEY}`],
    ["an owner that is mentioned in passing", `We use pictify - ${KEY}`],
    ["an owner of a key somewhere", `the key for pictify, as acme says, is ${KEY}`],
    ["an owner far before", `Pictify key stands in the vault, and ${KEY}`],
    ["an owner of another's key", `Pictify key ring of acme is ${KEY}`],
  ])("but not %s", (_, text) => {
    expect(attribution(text)).toBe("likely");
  });
});

describe("an object that is called Pictify holds Pictify's key", () => {
  it.each([
    `pictify: { key: "${KEY}" }`,
    `"pictify":{"token":"${KEY}"}`,
    `'pictify' => [ 'key' => '${KEY}' ]`,
    `pictify = { "api_key" = "${KEY}" }`,
    `pictify-live: {apiKey: ${KEY}}`,
    `pictify = ( token = ${KEY} )`,
  ])("%#", (text) => {
    expect(attribution(text)).toBe("certain");
  });

  it.each([
    ["unless a member is another's", `x = { pictify: { acmeKey: "${KEY}" } }`],
    ["unless it is closed before", `x = { pictify: {}, acme: { key: "${KEY}" } }`],
  ])("%s", (_, text) => {
    expect(attribution(text)).toBe("likely");
  });
});

describe("a row that begins with Pictify holds Pictify's key", () => {
  it.each([
    `pictify;${KEY}`,
    `pictify|${KEY}`,
    `"pictify","${KEY}"`,
    `pictify\t${KEY}`,
    `id,key\n'pictify' , '${KEY}'`,
  ])("%#", (text) => {
    expect(attribution(text)).toBe("certain");
  });

  it.each([
    ["that only holds it somewhere", `x, pictify,${KEY}`],
    ["with a cell between", `pictify,acme,${KEY}`],
  ])("but not one %s", (_, text) => {
    expect(attribution(text)).toBe("likely");
  });
});

describe("a member that names the service tells whose key stands beside it", () => {
  it.each([
    `{ "provider": "pictify",\n  "token": "${KEY}" }`,
    `{ vendor = 'pictify', key = '${KEY}' }`,
    `issuer = pictify, key = ${KEY}`,
    `{"integration":"pictify","key":"${KEY}"}`,
    `{ service : pictify, api_key : ${KEY} }`,
  ])("%#", (text) => {
    expect(attribution(text)).toBe("certain");
  });

  it.each([
    ["whose name is another's", `{ "service": "pictify", "acmeKey": "${KEY}" }`],
    ["in another object", `{ "service": "pictify" }, { "key": "${KEY}" }`],
    ["where the member says something else", `{ "microservice": "pictify", "key": "${KEY}" }`],
    ["where more is said", `{ "service": "the pictify", "key": "${KEY}" }`],
  ])("but not of one %s", (_, text) => {
    expect(attribution(text)).toBe("likely");
  });
});

describe("a heading just above a key tells whose it is", () => {
  it.each([
    `# Pictify API key\nAPI_KEY=${KEY}`,
    `# Pictify's key:\nAPI_KEY=${KEY}`,
    `# Pictify’s live credentials\nAPI_KEY=${KEY}`,
    `// our Pictify credentials\nAPI_KEY=${KEY}`,
    `# --- Pictify -------\nAPI_KEY=${KEY}`,
    `; The Pictify settings\nAPI_KEY=${KEY}`,
  ])("%#", (text) => {
    expect(attribution(text)).toBe("certain");
  });

  it.each([
    ["that is no comment", `Pictify\nAPI_KEY=${KEY}`],
    ["with another below it", `# Pictify\n# acme\nAPI_KEY=${KEY}`],
    ["that says more", `# Pictify was replaced by acme\nAPI_KEY=${KEY}`],
    ["of a key with a name of its own", `# Pictify\nACME_KEY=${KEY}`],
  ])("but not one %s", (_, text) => {
    expect(attribution(text)).toBe("likely");
  });
});

describe("a section or mapping that is called Pictify holds Pictify's key", () => {
  it.each([
    ["a section with a remark", `[pictify] # images\nurl = x\napi_key = ${KEY}`],
    ["a section with spaces", `  [ pictify ] ; images\nurl = x\napi_key = ${KEY}`],
    ["a list of tables in TOML", `[[pictify]]\nurl = "x"\napi_key = "${KEY}"`],
    ["a section in quotes", `["pictify.live"]\nurl = "x"\napi_key = "${KEY}"`],
    ["an item of a list", `images:\n  - pictify:\n      url: x\n      api_key: ${KEY}`],
    ["a mapping with another word", `my-pictify:\n  url: x\n  api_key: ${KEY}`],
    ["a mapping of an environment", `pictify_live:\n  url: x\n  api_key: ${KEY}`],
    ["an object in quotes", `{\n  "pictify": {\n    "url": "x",\n    "api_key": "${KEY}"\n  }\n}`],
    ["a block", `pictify {\n  url = "x"\n  api_key = "${KEY}"\n}`],
    ["an assigned object", `pictify = {\n  url = "x"\n  api_key = "${KEY}"\n}`],
    ["a list of arguments", `pictify(\n  url,\n  "${KEY}",\n)`],
    ["lines between that are empty", `pictify:\n  url: x\n\n\n  api_key: ${KEY}`],
    ["comments between", `pictify:\n  url: x\n# acme:\n  api_key: ${KEY}`],
    ["credentials of it", `pictify:\n  credential:\n    url: x\n    value: ${KEY}`],
    ["keys of it", `pictify:\n  key:\n    url: x\n    live: ${KEY}`],
    ["options of it", `"pictify": {\n  "options": {\n    "url": "x",\n    "apiKey": "${KEY}"\n  }\n}`],
    ["configuration of it", `pictify = {\n  config = {\n    url = "x"\n    api_key = "${KEY}"\n  }\n}`],
  ])("%s", (_, text) => {
    expect(attribution(text)).toBe("certain");
  });

  it.each([
    ["of another", `pictify: x\nacme:\n  url: y\n  api_key: ${KEY}`],
    ["that is a value", `app: pictify\n  url: y\n  api_key: ${KEY}`],
    ["with a value of its own", `pictify: moved\n  url: y\n  api_key: ${KEY}`],
    ["of an application within it", `pictify:\n  webhooks:\n    url: y\n    key: ${KEY}`],
    ["that only begins so", `pictifyer:\n  url: y\n  api_key: ${KEY}\n# pictify`],
    ["far above", `pictify:\n${"  x: y\n".repeat(12)}  api_key: ${KEY}`],
    ["that a list in the text looks like", `see [pictify] and more\nurl = x\napi_key = ${KEY}`],
  ])("but not one %s", (_, text) => {
    expect(attribution(text)).toBe("likely");
  });
});

it("a word that belongs to another key does not hold a key", () => {
  expect(attribution(`{ pictifyKey: "${OTHER}", key: "${KEY}" }`)).toBe("likely");
});

it("a word of another vendor in between takes nothing away", () => {
  expect(attribution(`new Pictify({ stripe: 1, apiKey: "${KEY}" })`)).toBe("certain");
});
