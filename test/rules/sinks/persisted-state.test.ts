import { noBrowserStorageKey } from "../../../rules/no-browser-storage-key.js";
import { testRule } from "../support/rule-cases.js";

const ZUSTAND = `import { persist } from "zustand/middleware";`;

testRule("what states keep in the storage of browsers", noBrowserStorageKey, {
  messageId: "storedByName",
  valid: [
    `defineStore("s", () => { const pictifyApiKey = ref(""); return { pictifyApiKey, theme }; }, { persist: { paths: ["theme"] } });`,
    `defineStore("s", { state: () => ({ pictifyApiKey: "" }), persist: { pick: [, name] } });`,
    `${ZUSTAND} const options = { partialize: (s) => ({ theme: s.theme }) }; create(persist(() => ({ pictifyApiKey: "", theme: "" }), options));`,
    `${ZUSTAND} create(persist((set) => stateOf(set, "pictify"), { name: "s" })); create(persist(pictify)); create(persist());`,
    `list[0](() => ({ pictifyApiKey: "" }));`,
  ].map((code) => ({ name: code, code })),
  invalid: [
    `defineStore("s", { ...base, state: () => ({ ...a, [name]: "", «pictifyApiKey»: "" }), persist: { storage } });`,
    `defineStore("s", { state: () => ({ «pictifyApiKey»: "" }), persist: { omit: ["theme"] } });`,
    `${ZUSTAND} const options = make(); create(persist(() => ({ «pictifyApiKey»: "" }), options));`,
    `${ZUSTAND} create(persist(() => ({ «pictifyApiKey»: "" }), other)); create(persist(() => ({ «pictifyApiKey»: "" }), make()));`,
    `import { persistReducer } from "redux-persist"; persistReducer({ ...a, whitelist: [, name, «"pictifyApiKey"»] }, reducer);`,
    `import { persistReducer } from "redux-persist"; const config = { whitelist: [«"pictifyApiKey"»] }; persistReducer(config, reducer);`,
  ].map((code) => ({ name: code, code })),
});
