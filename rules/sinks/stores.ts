/** A storage of browsers or apps. */
export interface Store {
  /** What it is called in words. */
  readonly where: string;
  /** The paths of its functions, as `fullPathOf` has them; `()` stands for a call. */
  readonly call: RegExp;
}

/** Modules whose functions are told by the name of the module: by their own they could be anybody's. */
export const STORE_MODULES = /^(?:idb-keyval|electron-store|conf|cookie|store2?)$/u;

/** The storages that browsers, extensions and apps have. */
export const STORES: readonly Store[] = [
  {
    where: "localStorage",
    call: /(?:^|\.)localStorage\.(?:setItem|set)$|^(?:localforage|localForage)\.setItem$|(?:^|\.)\$?localStorage(?:Service)?\.(?:set|setItem|store|save)$/u,
  },
  {
    where: "sessionStorage",
    call: /(?:^|\.)\$?sessionStorage(?:Service)?\.(?:set|setItem|store|save)$/u,
  },
  {
    where: "a cookie",
    call: /(?:^|\.)(?:[cC]ookies|cookieStore|cookieJar|\$cookies|\$cookiz)(?:\(\))?(?:\.response)?\.(?:set|put|add|setCookie|setAll)$/u,
  },
  {
    where: "a cookie",
    call: /^(?:setCookie|nookies\.set|\$\.cookie|(?:res|reply|response|c|ctx|event)\.(?:cookie|setCookie)|Cookie\.set|cookie\.(?:set|serialize))$/u,
  },
  {
    where: "the storage of the app",
    call: /(?:^|\.)(?:AsyncStorage|EncryptedStorage|SecureStore|SecureStorage|SecureStoragePlugin|MMKV|mmkv|Keychain|RNSecureStorage|SInfo|NativeStorage|Preferences|ApplicationSettings|appSettings)\.(?:setItem|setItemAsync|setItemSync|multiSet|mergeItem|multiMerge|set|setString|setGenericPassword|setInternetCredentials)$/u,
  },
  {
    where: "the storage of the app",
    call: /^(?:electronStore|new (?:electron-store|conf)\(\)|roamingSettings|Office\.context\.roamingSettings)\.set$|^(?:uni|wx|Taro|my|tt|swan)\.setStorage(?:Sync)?$/u,
  },
  {
    where: "the storage of the extension",
    call: /(?:^|\.)storage\.(?:local|sync|session|managed)\.set$|(?:^|\.)clientStorage\.setAsync$|^GM(?:_setValue|\.setValue)$/u,
  },
  {
    where: "the storage of the browser",
    call: /^(?:use(?:Local|Session)Storage(?:State|Value)?|useStorage|useStorageAsync|useCookie|useCookies|usePersistedState|usePersistentState|useStickyState|atomWithStorage|createPersistedState|persistentAtom|persistentMap)$/u,
  },
  {
    where: "the storage of the browser",
    call: /^use(?:(?:Local|Session)Storage(?:State|Value)?|PersistedState|PersistentState|StickyState)\(\)\.1$/u,
  },
  {
    where: "IndexedDB",
    call: /(?:^|\.)objectStore(?:\(\))?\.(?:put|add)$|^(?:openDB|new Dexie)\(\)\.(?:\w{1,30}(?:\(\))?\.){0,2}(?:put|add)$/u,
  },
  { where: "IndexedDB", call: /^idb-keyval\.(?:set|setMany|update)$/u },
  { where: "the cache of the browser", call: /(?:^|\.)caches\.open\(\)\.(?:put|add)$/u },
  { where: "the history of the browser", call: /^(?:window\.)?history\.(?:pushState|replaceState)$/u },
  {
    where: "the storage of the browser",
    call: /^(?:store2\.(?:set|session\.set)|lscache\.set|ls\.set|new MMKV\(\)\.set|reactLocalStorage\.set(?:Object)?|secureLocalStorage\.setItem|LocalStorage\.set(?:Item)?|SessionStorage\.set(?:Item)?|Storage\.set|StorageService\.set)$/u,
  },
];
