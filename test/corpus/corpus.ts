import type { CorpusFile } from "./expectation.js";
import { agentFiles } from "./files/agents.js";
import { archiveFiles } from "./files/archives.js";
import { configurationFiles } from "./files/configuration.js";
import { documentFiles } from "./files/documents.js";
import { encodingFiles } from "./files/encodings.js";
import { infrastructureFiles } from "./files/infrastructure.js";
import { languageFiles } from "./files/languages.js";
import { placeholderFiles } from "./files/placeholders.js";
import { systemFiles } from "./files/systems.js";
import { trapFiles } from "./files/traps.js";
import { webFiles } from "./files/web.js";

/** Every file of the corpus. The keys are made up when it is loaded, the same each time. */
export const corpus: readonly CorpusFile[] = [
  ...webFiles,
  ...configurationFiles,
  ...infrastructureFiles,
  ...languageFiles,
  ...documentFiles,
  ...agentFiles,
  ...systemFiles,
  ...trapFiles,
  ...placeholderFiles,
  ...encodingFiles,
  ...archiveFiles,
];
