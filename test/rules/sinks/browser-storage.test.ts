import { noBrowserStorageKey } from "../../../rules/no-browser-storage-key.js";
import { testRule } from "../support/rule-cases.js";

const KEY = "process.env.PICTIFY_API_KEY";

testRule("what is put into the storage of browsers", noBrowserStorageKey, {
  messageId: "stored",
  valid: [
    ...[
      `res.setHeader("X-Set-Cookie", ${KEY}); res.setHeader("Set-Cookies", ${KEY}); res.setHeaders("Set-Cookie", ${KEY});`,
      `new Response(null, { headers: { "X-Set-Cookie": ${KEY}, "Set-Cookie-Of": ${KEY}, [name]: ${KEY} } });`,
      `Object.assign(config, { key: ${KEY} }); Object.assign(list[0], { key: ${KEY} }); Object.assign();`,
      "history.pushState({}, '', `/x?key=${process.env.PICTIFY_API_KEY}`);",
      `let key; key = ${KEY}; list[0].pictifyApiKey = value;`,
      `document.title = ${KEY}; page.cookie = ${KEY}; my.document.cookie = ${KEY}; documents.cookie = ${KEY};`,
      `document.cookie = "theme; pictify_api_key=" + value; document.cookie = "pictify_api_key=none; " + path;`,
      `document.cookie = value + "pictify_api_key=";`,
      `frame.name = ${KEY}; window.title = ${KEY}; name = ${KEY};`,
      `ref("k").value = ${KEY}; useCookie("k").values = ${KEY}; my.useCookie("k").value = ${KEY}; useCookie("k").a.value = ${KEY};`,
      `const cache = await caches.open("v1"); cache.put("/k", new Item(${KEY}));`,
      `localStorage.setItem(); AsyncStorage.setItem(name, value); // pictify`,
      `Preferences.set({ key: "theme", value }); cookieStore.set({ ...options, name, value }); // pictify`,
      `chrome.storage.local.set({ pictifyApiKey: "" }); chrome.storage.local.set({ theme, pictifyApiKey: undefined });`,
      `chrome.storage.local.set({ ...pictify, [name]: value, theme }); chrome.storage.local.set({});`,
      `Preferences.set({ key: "pictify_api_key", value: "" });`,
    ].map((code) => ({ name: code, code })),
    {
      name: "reading something else, with the option",
      options: [{ reads: true }],
      code: `store.get("pictify_api_key"); list[0]("pictify_api_key"); localStorage.getItemSize("pictify_api_key"); localStorage.getItem("theme"); localStorage.getItem();`,
    },
  ],
  invalid: [
    ...(
      [
        ["localStorage", `«Storage.prototype.setItem.call(localStorage, "k", ${KEY})»;`],
        ["a cookie", `«res.setHeader("Set-Cookie", ${KEY})»;`],
        ["a cookie", `«headers.append("set-cookie", ${KEY})»;`],
        ["a cookie", `new Response(null, { headers: { «"set-cookie": ${KEY}» } });`],
        ["sessionStorage", `«Object.assign(window.sessionStorage, { key: ${KEY} })»;`],
        ["the history of the browser", `«history.replaceState({ key: ${KEY} }, "", "/")»;`],
        ["localStorage", `«globalThis.localStorage.key = ${KEY}»;`],
        ["a cookie", `«window.document.cookie = "k=" + ${KEY}»;`],
        ["window.name", `«window.name = ${KEY}»;`],
        ["the storage of the browser", `«useLocalStorage("k").value = ${KEY}»;`],
        ["the cache of the browser", `const c = await caches.open("v"); «c.put("/", new Response(${KEY}))»;`],
        ["the storage of the extension", `«chrome.storage.sync.set({ ...a, theme, k: ${KEY} })»;`],
      ] as const
    ).map(([where, code]) => ({ name: code, code, data: { name: "PICTIFY_API_KEY", where } })),
    ...(
      [
        ["pictify_api_key", "localStorage", `«Storage.prototype.setItem.call(a, "pictify_api_key", b)»;`],
        ["pictify_api_key", "a cookie", `«document.cookie = "pictify_api_key=" + value + "; path=/"»;`],
        ["pictify_api_key", "a cookie", "«document.cookie = ` pictify_api_key= ${value}`»;"],
        ["pictify_api_key", "a cookie", `«cookieStore.set({ ...a, name: "pictify_api_key", value })»;`],
        ["pictifyToken", "the storage of the app", `«Preferences.set({ key: "pictifyToken", value })»;`],
        [
          "pictifyToken",
          "the storage of the extension",
          `«chrome.storage.local.set({ theme, pictifyToken: a })»;`,
        ],
        [
          "pictifyToken",
          "the storage of the extension",
          `«chrome.storage.local.set({ keyLength: 1, hostname: "a", pictifyToken: a })»;`,
        ],
        [
          "pictify_token",
          "the storage of the app",
          `«Preferences.set({ key: "pictify_token", oldvalue: "", valueType: "", value })»;`,
        ],
        ["pictify_token", "localStorage", `«localStorage.setItem("app:__pictify_token", value)»;`],
      ] as const
    ).map(([name, where, code]) => ({
      name: code,
      code,
      messageId: "storedByName" as const,
      data: { name, where },
    })),
    {
      name: "reading by a name in an object, with the option",
      messageId: "read",
      options: [{ reads: true }],
      code: `const key = await «Cookies.get({ name: "pictify_api_key" })»;`,
      data: { name: "pictify_api_key", where: "Cookies" },
    },
  ],
});
