/** A storage of browsers or apps. */
export interface Store {
  /** What it is called in words. */
  readonly where: string;
  /** The paths of its functions, as `fullPathOf` has them; `()` stands for a call. */
  readonly call: RegExp;
  /** Whether it gives a state that is kept, whatever is written to it later: its name tells what that is. */
  readonly isState?: true;
  /** What a file has to load, where the paths alone could be anybody's. */
  readonly loads?: RegExp;
}

/** Modules whose functions are told by the name of the module: by their own they could be anybody's. */
export const STORE_MODULES =
  /^(?:idb-keyval|electron-store|conf|cookie|store2?|localforage|expo-secure-store|universal-cookie|wxt\/(?:utils\/)?storage|#imports|@plasmohq\/storage|@tauri-apps\/plugin-store|redux-persist\/(?:lib|es)\/storage(?:\/session)?|svelte-local-storage-store)$/u;

/** The storages that browsers, extensions and apps have. */
export const STORES: readonly Store[] = [
  {
    where: "localStorage",
    call: /(?:^|\.)localStorage\.(?:setItem|set)$|^(?:localforage|localForage)(?:\.createInstance\(\))?\.setItem$|^redux-persist\/(?:lib|es)\/storage\.setItem$|(?:^|\.)\$?localStorage(?:Service)?\.(?:set|setItem|store|save)$/u,
  },
  {
    where: "sessionStorage",
    call: /(?:^|\.)\$?sessionStorage(?:Service)?\.(?:set|setItem|store|save)$|^redux-persist\/(?:lib|es)\/storage\/session\.setItem$/u,
  },
  {
    where: "a cookie",
    call: /(?:^|\.)(?:[cC]ookies|cookieStore|cookieJar|cookieService|\$cookies|\$cookiz)(?:\(\))?(?:\.response)?\.(?:set|put|add|setCookie|setAll)$/u,
  },
  {
    where: "a cookie",
    call: /^(?:setCookie|nookies\.set|\$\.cookie|(?:res|reply|response|c|ctx|event)\.(?:cookie|setCookie)|Cookie\.set|cookie\.(?:set|serialize)|new (?:Cookies|universal-cookie)\(\)\.set|useCookies?\(\)\.1)$/u,
  },
  {
    where: "the storage of the app",
    call: /(?:^|\.)(?:AsyncStorage|EncryptedStorage|SecureStore|SecureStorage|SecureStoragePlugin|MMKV|mmkv|Keychain|RNSecureStorage|SInfo|NativeStorage|Preferences|ApplicationSettings|appSettings)\.(?:setItem|setItemAsync|setItemSync|multiSet|mergeItem|multiMerge|set|setString|setGenericPassword|setInternetCredentials)$|^expo-secure-store\.(?:setItem|setItemAsync)$|^useAsyncStorage\(\)\.(?:setItem|mergeItem)$/u,
  },
  {
    where: "the storage of the app",
    call: /^(?:electronStore|new (?:electron-store|conf)\(\)|roamingSettings|Office\.context\.roamingSettings)\.set$|^(?:uni|wx|Taro|my|tt|swan)\.setStorage(?:Sync)?$|^(?:new )?@tauri-apps\/plugin-store\.(?:Store\.load|load|LazyStore|Store)\(\)\.set$/u,
  },
  {
    where: "the storage of the app",
    call: /^(?:this\.)?_?storage\.set$/u,
    loads: /["']@ionic\/storage(?:-\w{1,20})?["']/u,
  },
  {
    where: "the storage of the extension",
    call: /(?:^|\.)storage\.(?:local|sync|session|managed)\.set$|(?:^|\.)clientStorage\.setAsync$|^GM(?:_setValue|\.setValue)$|^(?:wxt\/(?:utils\/)?storage|#imports)\.storage\.setItem$|^new @plasmohq\/storage\.Storage\(\)\.set(?:Item)?$/u,
  },
  {
    where: "the storage of the browser",
    isState: true,
    call: /^(?:use(?:Local|Session)Storage(?:State|Value)?|useStorage|useStorageAsync|useCookie|useCookies|usePersistedState|usePersistentState|useStickyState|atomWithStorage|createPersistedState|persistentAtom|persistentMap|persisted|svelte-local-storage-store\.writable)$/u,
  },
  {
    where: "the storage of the browser",
    call: /^use(?:(?:Local|Session)Storage(?:State|Value)?|PersistedState|PersistentState|StickyState)\(\)\.1$/u,
  },
  {
    where: "IndexedDB",
    call: /(?:^|\.)objectStore(?:\(\))?\.(?:put|add)$|^(?:openDB|new Dexie)\(\)\.(?:\w{1,30}(?:\(\))?\.){0,2}(?:put|add)$/u,
  },
  {
    where: "the storage of the browser",
    call: /^store2?(?:\.(?:local|session))?(?:\.set)?$/u,
    loads: /["']store2?["']/u,
  },
  { where: "IndexedDB", call: /^idb-keyval\.(?:set|setMany|update)$/u },
  { where: "the cache of the browser", call: /(?:^|\.)caches\.open\(\)\.(?:put|add)$/u },
  { where: "the history of the browser", call: /^(?:window\.)?history\.(?:pushState|replaceState)$/u },
  {
    where: "the storage of the browser",
    call: /^(?:lscache\.set|ls\.set|new MMKV\(\)\.set|reactLocalStorage\.set(?:Object)?|secureLocalStorage\.setItem|LocalStorage\.set(?:Item)?|SessionStorage\.set(?:Item)?|Storage\.set|StorageService\.set)$/u,
  },
];
