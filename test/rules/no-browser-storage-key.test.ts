import { noBrowserStorageKey } from "../../rules/no-browser-storage-key.js";
import { randomKey } from "../support/keys.js";
import { testRule } from "./support/rule-cases.js";

const KEY = randomKey("no-browser-storage-key");

testRule("no-browser-storage-key", noBrowserStorageKey, {
  messageId: "stored",
  valid: [
    {
      name: "no keys under the names of keys in an object",
      code: `chrome.storage.local.set({ theme, pictifyApiKey: "", pictifyKey: !!key, hasPictifyKey: true }); localStorage.setItem("s", JSON.stringify({ pictifyKey: null }));`,
    },
    {
      name: "states under the name of a key",
      code: `localStorage.setItem("pictify_api_key", !value); localStorage.setItem("pictify_api_key", Boolean(value)); localStorage.pictifyApiKey = true;`,
    },
    {
      name: "nothing under the name of a key",
      code: `localStorage.setItem("pictify_api_key", null); localStorage.pictifyApiKey = undefined; localStorage.setItem("pictify_api_key", \`\`);`,
    },
    {
      name: "a store of Zustand without persist",
      code: `import { create } from "zustand"; export const useStore = create()((set) => ({ pictifyApiKey: "", setPictifyApiKey: (pictifyApiKey) => set({ pictifyApiKey }) }));`,
    },
    {
      name: "a store of Zustand that keeps something else",
      code: `import { persist } from "zustand/middleware"; create()(persist((set) => ({ pictifyApiKey: "", theme: "" }), { name: "s", partialize: (state) => ({ theme: state.theme }) }));`,
    },
    {
      name: "hooks that keep something else",
      code: `const [theme] = useLocalStorage("theme", ""); const key = useCookie("openai_api_key"); // pictify`,
    },
    {
      name: "a part of a state that Redux leaves out",
      code: `import { persistReducer } from "redux-persist"; const slice = createSlice({ initialState: { pictifyApiKey: "", theme: "" } }); persistReducer({ key: "root", blacklist: ["pictifyApiKey"] }, slice.reducer); persistReducer({ key: "root", whitelist: ["theme"] }, slice.reducer);`,
    },
    {
      name: "names that Redux does not keep",
      code: `import { persistReducer } from "redux-persist"; persistReducer({ key: "root", storage, blacklist: ["pictifyApiKey"] }, reducer);`,
    },
    {
      name: "a store of Pinia that is not kept",
      code: `defineStore("s", { state: () => ({ pictifyApiKey: "" }) }); defineStore("t", { state: () => ({ pictifyApiKey: "" }), persist: false });`,
    },
    {
      name: "a store of Pinia that keeps something else",
      code: `defineStore("s", { state: () => ({ pictifyApiKey: "", theme: "" }), persist: { pick: ["theme"] } }); defineStore("t", { state: () => ({ pictifyApiKey: "" }), persist: { omit: ["pictifyApiKey"] } });`,
    },
    {
      name: "another function that is called persist",
      code: `import { persist } from "./database"; persist({ theme: "pictify" });`,
    },
    {
      name: "a store of one's own",
      code: `import { store } from "./store"; store.set("k", process.env.PICTIFY_API_KEY);`,
    },
    {
      name: "a storage of a server",
      code: `import { storage } from "./storage"; storage.set("k", process.env.PICTIFY_API_KEY); storage.setItem("k", process.env.PICTIFY_API_KEY);`,
    },
    {
      name: "another header",
      code: `const headers = { Authorization: process.env.PICTIFY_API_KEY, Cookie: session };`,
    },
    {
      name: "a function that changes something else",
      code: `import { update } from "idb-keyval"; update("n", (n) => { render(process.env.PICTIFY_API_KEY); return n + 1; });`,
    },
    { name: "an address in the history", code: `history.pushState({}, "", "/pictify");` },
    {
      name: "another store",
      code: `const store = new Store(); store.set("k", process.env.PICTIFY_API_KEY);`,
    },
    { name: "something else in a storage", code: `localStorage.setItem("theme", theme); // pictify` },
    {
      name: "a template id",
      code: `localStorage.setItem("pictify_template", process.env.PICTIFY_TEMPLATE_ID);`,
    },
    {
      name: "whether a key is set",
      code: `localStorage.setItem("has_key", Boolean(process.env.PICTIFY_API_KEY));`,
    },
    { name: "a state about a key", code: `localStorage.setItem("hasPictifyKey", String(ready));` },
    { name: "removing a key", code: `localStorage.removeItem("pictify_api_key"); sessionStorage.clear();` },
    { name: "emptying a key", code: `localStorage.setItem("pictify_api_key", "");` },
    {
      name: "reading a key, without the option",
      code: `const old = localStorage.getItem("pictify_api_key");`,
    },
    { name: "deleting a member", code: `delete localStorage.pictifyApiKey;` },
    { name: "expiring a cookie", code: "document.cookie = `pictify_api_key=; expires=${past}`;" },
    { name: "another cookie", code: "document.cookie = `theme=${theme}`; // pictify" },
    {
      name: "a key of Stripe's",
      code: `localStorage.setItem("stripe_key", process.env.STRIPE_PUBLISHABLE_KEY); // pictify`,
    },
    {
      name: "a key of Clerk's",
      code: `sessionStorage.setItem("clerk", process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY); // pictify`,
    },
    {
      name: "a key of Paystack's",
      code: `localStorage.paystack = process.env.PAYSTACK_PUBLIC_KEY; // pictify`,
    },
    { name: "the id of a key", code: `localStorage.setItem("pictify_key_id", id);` },
    {
      name: "a map on a server",
      code: `const cache = new Map(); cache.set("key", process.env.PICTIFY_API_KEY);`,
    },
    { name: "a cache on a server", code: `await redis.set("pictify", process.env.PICTIFY_API_KEY);` },
    {
      name: "a store on a server",
      code: `const storage = createStorage({ driver: fsDriver() }); await storage.setItem("k", process.env.PICTIFY_API_KEY);`,
    },
    {
      name: "headers of a request",
      code: "const headers = new Headers(); headers.set('Authorization', `Bearer ${process.env.PICTIFY_API_KEY}`);",
    },
    { name: "a search parameter that has nothing to do with it", code: `params.set("q", query); // pictify` },
    {
      name: "a session cookie of Next.js",
      code: `(await cookies()).set("session", token, { httpOnly: true }); // pictify`,
    },
    { name: "a cookie of SvelteKit", code: `event.cookies.set("session", id, { path: "/" }); // pictify` },
    { name: "a cookie of Express", code: `res.cookie("session", id); // pictify` },
    {
      name: "an event handler of Nuxt",
      code: `export default defineEventHandler(async (event) => { setCookie(event, "seen", "1"); return render(process.env.PICTIFY_API_KEY); });`,
    },
    {
      name: "a variable that shadows the storage",
      code: `function f(localStorage) { return localStorage; } const x = process.env.PICTIFY_API_KEY;`,
    },
    {
      name: "prefix checks",
      code: `if (key.startsWith("pk_live_")) localStorage.setItem("mode", "live"); // pictify`,
    },
    {
      name: "types",
      code: `interface Saved { pictifyApiKey: string } const load = (): Saved => JSON.parse(localStorage.getItem("x") ?? ""); `,
    },
    { name: "a hash of a key", code: `localStorage.setItem("v", hash(process.env.PICTIFY_API_KEY));` },
    {
      name: "a file without Pictify",
      code: `localStorage.setItem("token", token); document.cookie = "a=" + apiKey;`,
    },
    {
      name: "a record in a database of a server",
      code: `await db.insert(keys).values({ key: hashKey(process.env.PICTIFY_API_KEY) });`,
    },
  ],
  invalid: [
    {
      name: "parts of an object by their names",
      messageId: "storedByName",
      code: `«chrome.storage.local.set({ theme, pictifyApiKey: input.value })»; «localStorage.setItem("s", JSON.stringify({ pictifyToken: field }))»;`,
    },
    {
      name: "what functions give, under the name of a key",
      code: `«localStorage.setItem("pictify_api_key", String(value))»; «localStorage.setItem("pictify_api_key", form.Boolean())»; «localStorage.setItem("pictify_api_key", value)»;`,
      messageId: "storedByName",
      data: { name: "pictify_api_key", where: "localStorage" },
    },
    {
      name: "a key with the name that it has",
      code: `«sessionStorage.setItem("k", process.env.PICTIFY_API_KEY)»;`,
      data: { name: "PICTIFY_API_KEY", where: "sessionStorage" },
    },
    {
      name: "a key without a name",
      code: `«localStorage.setItem("pictify", "${KEY}")»;`,
      data: { name: "that is written here", where: "localStorage" },
    },
    {
      name: "a part of a state with the name of its key",
      code: `import { persist } from "zustand/middleware"; create(persist(() => ({ «images»: process.env.PICTIFY_API_KEY })));`,
      data: { name: "PICTIFY_API_KEY", where: "the storage of the browser" },
    },
    {
      name: "a part of a state with its own name",
      code: `import { persist } from "zustand/middleware"; create(persist(() => ({ «images»: "${KEY}" })));`,
      data: { name: "images", where: "the storage of the browser" },
    },
    {
      name: "a part of a state that is called a key",
      code: `import { persist } from "zustand/middleware"; create(persist(() => ({ «pictifyApiKey»: "" })));`,
      messageId: "storedByName",
      data: { name: "pictifyApiKey", where: "the storage of the browser" },
    },
    {
      name: "a state of Zustand that is kept",
      code: `import { persist } from "zustand/middleware"; create(persist((set) => ({ «key»: process.env.PICTIFY_API_KEY, set }), { name: "s" }));`,
    },
    {
      name: "a state of Zustand by its name",
      code: `import { persist } from "zustand/middleware"; create()(persist((set) => { return { «pictifyApiKey»: "", theme: "" }; }, { name: "s" }));`,
      messageId: "storedByName",
    },
    {
      name: "a state of Zustand of which a part is kept",
      code: `import { persist } from "zustand/middleware"; const options = { name: "s", partialize: ({ pictifyApiKey }) => ({ pictifyApiKey }) }; create()(persist(immer((set) => ({ «pictifyApiKey»: "", theme: "" })), options));`,
      messageId: "storedByName",
    },
    {
      name: "hooks and atoms that keep what is stored later, by its name",
      messageId: "storedByName",
      code: `const [key, setKey] = «useLocalStorage("pictify_api_key", "")»; const token = «useStorage("pictify-token", null)»; const cookie = «useCookie("pictifyApiKey")»; const atom = «atomWithStorage("pictify_key", "")»;`,
    },
    {
      name: "the state that a slice of Redux begins with",
      messageId: "storedByName",
      code: `import { persistReducer } from "redux-persist"; const initialState = { «pictifyApiKey»: "", theme: "" }; const slice = createSlice({ name: "s", initialState, reducers: {} }); persistReducer({ key: "root", storage }, slice.reducer);`,
    },
    {
      name: "the state that a reducer begins with",
      messageId: "storedByName",
      code: `import { persistReducer } from "redux-persist"; function reducer(state = { «pictifyApiKey»: "" }, action) { return state; } persistReducer({ key: "root", storage }, reducer); persistReducer({ key: "b" }, createReducer({ «pictifyToken»: null }, build));`,
    },
    {
      name: "a name that Redux keeps",
      code: `import { persistReducer } from "redux-persist"; persistReducer({ key: "root", storage, whitelist: ["theme", «"pictifyApiKey"»] }, reducer);`,
      messageId: "storedByName",
    },
    {
      name: "the storage of redux-persist",
      code: `import storage from "redux-persist/lib/storage"; «storage.setItem("k", process.env.PICTIFY_API_KEY)»;`,
    },
    {
      name: "a state of Pinia that is kept",
      code: `defineStore("s", { state: () => ({ «pictifyApiKey»: "" }), persist: true });`,
      messageId: "storedByName",
    },
    {
      name: "a setup of Pinia that is kept",
      code: `defineStore("s", () => { const key = ref(process.env.PICTIFY_API_KEY); const other = ref(1); return { «key», other }; }, { persist: { paths: ["key"] } });`,
    },
    {
      name: "localforage by another name",
      code: `import lf from "localforage"; «lf.setItem("k", process.env.PICTIFY_API_KEY)»;`,
    },
    {
      name: "an instance of localforage",
      code: `import localforage from "localforage"; const db = localforage.createInstance({ name: "x" }); «db.setItem("k", process.env.PICTIFY_API_KEY)»;`,
    },
    {
      name: "an entry that a function changes",
      code: `import { update } from "idb-keyval"; «update("k", () => process.env.PICTIFY_API_KEY)»;`,
    },
    {
      name: "a database that is derived from Dexie",
      code: `import Dexie from "dexie"; class Keys extends Dexie {} const db = new Keys("x"); «db.keys.add({ value: process.env.PICTIFY_API_KEY })»;`,
    },
    {
      name: "a Set-Cookie header in an object",
      code: 'new Response(null, { headers: { «"Set-Cookie": `k=${process.env.PICTIFY_API_KEY}; HttpOnly`» } });',
    },
    {
      name: "universal-cookie",
      code: `import Cookies from "universal-cookie"; const cookies = new Cookies(); «cookies.set("k", process.env.PICTIFY_API_KEY)»;`,
    },
    {
      name: "the setter of react-cookie",
      code: `const [cookies, setCookie] = useCookies(["k"]); «setCookie("k", process.env.PICTIFY_API_KEY)»;`,
    },
    {
      name: "the hook of AsyncStorage",
      code: `const { setItem } = useAsyncStorage("k"); «setItem(process.env.PICTIFY_API_KEY)»;`,
    },
    {
      name: "a function of expo-secure-store",
      code: `import { setItemAsync } from "expo-secure-store"; «setItemAsync("k", process.env.PICTIFY_API_KEY)»;`,
    },
    {
      name: "the storage of WXT",
      code: `import { storage } from "wxt/storage"; «storage.setItem("local:k", process.env.PICTIFY_API_KEY)»;`,
    },
    {
      name: "the storage of Plasmo",
      code: `import { Storage } from "@plasmohq/storage"; const storage = new Storage(); «storage.set("k", process.env.PICTIFY_API_KEY)»;`,
    },
    {
      name: "a store of Tauri",
      code: `import { load } from "@tauri-apps/plugin-store"; const store = await load("s.json"); «store.set("k", process.env.PICTIFY_API_KEY)»;`,
    },
    {
      name: "the storage of Ionic",
      code: `import { Storage } from "@ionic/storage-angular"; class A { constructor(private storage: Storage) {} f() { «this.storage.set("k", process.env.PICTIFY_API_KEY)»; } }`,
    },
    {
      name: "the package store",
      code: `import kept from "store"; «kept.set("k", process.env.PICTIFY_API_KEY)»;`,
    },
    {
      name: "one of two storages",
      code: `const storage = remember ? localStorage : sessionStorage; «storage.setItem("k", process.env.PICTIFY_API_KEY)»;`,
    },
    {
      name: "a name with something before it",
      code: '«localStorage.setItem(`${app}.pictifyApiKey`, value)»; «localStorage.setItem("app:pictify_token", value)»;',
      messageId: "storedByName",
    },
    {
      name: "a state of Svelte that is kept",
      code: `import { persisted } from "svelte-persisted-store"; export const settings = «persisted("s", { key: process.env.PICTIFY_API_KEY })»;`,
    },
    {
      name: "a service of Angular",
      code: `class A { f() { «this.cookieService.set("k", process.env.PICTIFY_API_KEY)»; } }`,
    },
    {
      name: "a cache of responses",
      code: `const cache = await caches.open("v1"); «cache.put("/k", new Response(process.env.PICTIFY_API_KEY))»;`,
    },
    {
      name: "a cache in a promise",
      code: `caches.open("v1").then((cache) => «cache.put("/k", new Response(process.env.PICTIFY_API_KEY))»);`,
    },
    {
      name: "the setter of a hook",
      code: `const [value, setValue] = useLocalStorage("k"); «setValue(process.env.PICTIFY_API_KEY)»;`,
    },
    {
      name: "a storage by another name",
      code: `const { localStorage: kept } = window; «kept.setItem("k", process.env.PICTIFY_API_KEY)»;`,
    },
    { name: "Object.assign", code: `«Object.assign(localStorage, { k: process.env.PICTIFY_API_KEY })»;` },
    { name: "Reflect.set", code: `«Reflect.set(sessionStorage, "k", process.env.PICTIFY_API_KEY)»;` },
    {
      name: "the state of the history",
      code: `«history.pushState({ key: process.env.PICTIFY_API_KEY }, "")»;`,
    },
    {
      name: "idb-keyval as a whole",
      code: `import * as idb from "idb-keyval"; «idb.set("k", process.env.PICTIFY_API_KEY)»;`,
    },
    {
      name: "electron-store",
      code: `import Store from "electron-store"; const store = new Store(); «store.set("k", process.env.PICTIFY_API_KEY)»;`,
    },
    {
      name: "the storage of a mini program",
      code: `«uni.setStorageSync("k", process.env.PICTIFY_API_KEY)»;`,
    },
    {
      name: "the name of a key in a constant",
      code: `const NAME = "pictify_api_key"; «localStorage.setItem(NAME, value)»;`,
      messageId: "storedByName",
    },
    {
      name: "a method that stores",
      code: `class S { save(value) { «localStorage.setItem("k", value)»; } run() { this.save(process.env.PICTIFY_API_KEY); } }`,
    },
    { name: "localStorage", code: `«localStorage.setItem("k", process.env.PICTIFY_API_KEY)»;` },
    { name: "sessionStorage", code: `«sessionStorage.setItem("k", import.meta.env.VITE_PICTIFY_API_KEY)»;` },
    { name: "a member of window", code: `«window.localStorage.setItem("k", process.env.PICTIFY_API_KEY)»;` },
    { name: "a written member", code: `«localStorage.pictify = process.env.PICTIFY_API_KEY»;` },
    { name: "a bracketed member", code: `«localStorage["pictify"] = process.env.PICTIFY_API_KEY»;` },
    {
      name: "a constant",
      code: `const key = process.env.NEXT_PUBLIC_PICTIFY_API_KEY; «localStorage.setItem("k", key)»;`,
    },
    {
      name: "a destructured constant",
      code: `const { VITE_PICTIFY_KEY } = import.meta.env; «localStorage.setItem("k", VITE_PICTIFY_KEY)»;`,
    },
    {
      name: "an alias of the storage",
      code: `const storage = window.localStorage; «storage.setItem("k", process.env.PICTIFY_API_KEY)»;`,
    },
    {
      name: "a destructured storage",
      code: `const { sessionStorage: s, localStorage } = window; «localStorage.setItem("k", process.env.PICTIFY_API_KEY)»;`,
    },
    {
      name: "a serialized object",
      code: `const settings = { pictify: { apiKey: process.env.PICTIFY_API_KEY } }; «localStorage.setItem("settings", JSON.stringify(settings))»;`,
    },
    { name: "an encoded key", code: `«localStorage.setItem("k", btoa(process.env.PICTIFY_API_KEY))»;` },
    {
      name: "a parameter with one caller",
      code: `function save(value) { «localStorage.setItem("k", value)»; } save(process.env.PICTIFY_API_KEY);`,
    },
    { name: "a key that is written here", code: `«localStorage.setItem("pictify", "${KEY}")»;` },
    {
      name: "a key that a user gives, by its name",
      messageId: "storedByName",
      code: `«localStorage.setItem("pictify_api_key", input.value)»;`,
    },
    {
      name: "a key of a form, by its name in camel case",
      messageId: "storedByName",
      code: `«sessionStorage.setItem("pictifyToken", form.token)»;`,
    },
    { name: "a cookie", code: "«document.cookie = `k=${process.env.PICTIFY_API_KEY}; path=/`»;" },
    { name: "a cookie that is a sum", code: `«document.cookie = "k=" + process.env.PICTIFY_API_KEY»;` },
    {
      name: "a cookie by its name",
      messageId: "storedByName",
      code: "«document.cookie = `pictify_api_key=${value}`»;",
    },
    {
      name: "js-cookie",
      code: `import Cookies from "js-cookie"; «Cookies.set("k", process.env.PICTIFY_API_KEY)»;`,
    },
    { name: "the cookie store", code: `await «cookieStore.set("k", process.env.PICTIFY_API_KEY)»;` },
    {
      name: "the cookie store with an object",
      code: `await «cookieStore.set({ name: "k", value: process.env.PICTIFY_API_KEY })»;`,
    },
    {
      name: "cookies of Next.js",
      code: `import { cookies } from "next/headers"; export async function save() { «(await cookies()).set("k", process.env.PICTIFY_API_KEY)»; }`,
    },
    {
      name: "cookies of SvelteKit",
      code: `export const load = ({ cookies }) => { «cookies.set("k", process.env.PICTIFY_API_KEY, { path: "/" })»; };`,
    },
    {
      name: "a cookie of Express",
      code: `app.get("/", (req, res) => { «res.cookie("k", process.env.PICTIFY_API_KEY)»; });`,
    },
    {
      name: "a Set-Cookie header",
      code: "«headers.append('Set-Cookie', `k=${process.env.PICTIFY_API_KEY}`)»;",
    },
    {
      name: "IndexedDB",
      code: `const tx = db.transaction("keys", "readwrite"); «tx.objectStore("keys").put(process.env.PICTIFY_API_KEY, "k")»;`,
    },
    {
      name: "an object store",
      code: `const store = db.transaction("k").objectStore("k"); «store.add({ key: process.env.PICTIFY_API_KEY })»;`,
    },
    {
      name: "idb-keyval",
      code: `import { set } from "idb-keyval"; «set("k", process.env.PICTIFY_API_KEY)»;`,
    },
    { name: "localforage", code: `«localforage.setItem("k", process.env.PICTIFY_API_KEY)»;` },
    {
      name: "AsyncStorage",
      code: `import AsyncStorage from "@react-native-async-storage/async-storage"; await «AsyncStorage.setItem("k", process.env.EXPO_PUBLIC_PICTIFY_API_KEY)»;`,
    },
    {
      name: "SecureStore of Expo",
      code: `await «SecureStore.setItemAsync("k", process.env.EXPO_PUBLIC_PICTIFY_API_KEY)»;`,
    },
    {
      name: "the storage of an extension",
      code: `«chrome.storage.local.set({ key: process.env.PICTIFY_API_KEY })»;`,
    },
    {
      name: "the storage of an extension, by a name",
      messageId: "storedByName",
      code: `«browser.storage.sync.set({ pictifyApiKey: value })»;`,
    },
    {
      name: "the storage of Figma",
      messageId: "storedByName",
      code: `await «figma.clientStorage.setAsync("pictify_api_token", token)»;`,
    },
    {
      name: "a hook",
      code: `const [key, setKey] = «useLocalStorage("k", process.env.NEXT_PUBLIC_PICTIFY_API_KEY)»;`,
    },
    { name: "a cookie of Nuxt", code: `«useCookie("k").value = useRuntimeConfig().public.pictifyApiKey»;` },
    {
      name: "an atom",
      code: `const keyAtom = «atomWithStorage("k", import.meta.env.VITE_PICTIFY_API_KEY)»;`,
    },
    { name: "the name of the window", code: `«window.name = process.env.PICTIFY_API_KEY»;` },
    {
      name: "reading, with the option",
      messageId: "read",
      options: [{ reads: true }],
      code: `const key = «localStorage.getItem("pictify_api_key")»;`,
    },
  ],
});
