/** The beginnings of keys that decoders look for. */
export const KEY_PREFIXES = ["pk_live_", "pk_test_", "pic_live_"] as const;
