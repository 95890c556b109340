// AssemblyScript, compiled to WebAssembly by scripts/build.js: everything that is done to the bytes of packs, in one memory.
export { search } from "../../anchors/wasm/search";
export { INFLATE_MEMORY, prepareInflate } from "./decoding-tables";
export { OUTPUT_SLACK, inflate, inflateConsumed } from "./inflate";
export { CRC_MEMORY, adler32, crc32, prepareCrc32 } from "./checksums";
export {
  DIGEST_MEMORY,
  applyDelta,
  deltaIsSound,
  deltaResultLength,
  keepsHead,
  prepareDelta,
  readDeltaHead,
  searchDelta,
} from "./delta";
export { beginCommit, commitLinks, tagLink } from "./header-links";
export { LINK_LENGTH, prepareLinks } from "./link";
export { beginTree, treeLinks } from "./tree-links";
