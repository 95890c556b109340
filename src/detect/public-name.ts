const PUBLIC_PREFIX =
  /(?:^|[^A-Za-z])(?:NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|NUXT_PUBLIC|PUBLIC|GATSBY|VUE_APP|NG_APP|SNOWPACK_PUBLIC|PREACT_APP|PLASMO_PUBLIC|RAZZLE|STORYBOOK|WXT)_[A-Z0-9_]+$/u;
const PUBLIC_WORDS =
  /publishable|(?<![a-z])(?:publi[ck][_-]?(?:api[_-]?)?(?:key|token|client)|pub[_-]?key|(?:clave|chave|llave)[_-]?publica)(?![a-z])/iu;

/** Whether a name says that its value is meant for everybody to see. */
export function isPublicName(name: string): boolean {
  return PUBLIC_PREFIX.test(name) || PUBLIC_WORDS.test(name.replaceAll(/([a-z])([A-Z])/gu, "$1_$2"));
}
