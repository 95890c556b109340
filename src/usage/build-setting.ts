import type { Sign } from "../model/usage.js";

const REACH = 3000;
const CONFIGURATION = /\.(?:[cm]?[jt]s|json|gradle|kts)$/iu;

/** Blocks of build configurations whose values go into what a browser or an application loads. */
const BLOCK =
  /\b(env|publicRuntimeConfig|public|define|extra|DefinePlugin|EnvironmentPlugin|(?:addM|m)anifestPlaceholders|buildConfigField|resValue|BuildConfigField)["']?\s{0,4}(?:[:=,]\s{0,4})?$/u;
const CALL = /\b(buildConfigFields?|resValue|manifestPlaceholders)\b[^\n]{0,200}$/u;
/** Stands in whatever starts a build: a script, a pipeline, the settings of an editor. */
const ARGUMENT = /(--dart-define)(?:=|[ \t]{1,4}|["'],\s{0,80}["'])["']?[A-Za-z_]\w{0,60}=["']?$/u;

/** The settings that a value stands in, innermost first: names of blocks that are open where it stands. */
export function buildSetting(text: string, start: number, path: string): readonly Sign[] {
  const argument = ARGUMENT.exec(text.slice(Math.max(0, start - 240), start))?.[1];
  if (argument !== undefined) return [{ kind: "build-setting", words: argument }];
  if (!CONFIGURATION.test(path)) return [];
  const left = text.slice(Math.max(0, start - REACH), start);
  const call = CALL.exec(left.slice(-240))?.[1];
  const names = call === undefined ? [] : [call];
  for (const at of openBrackets(left)) {
    const name = BLOCK.exec(left.slice(Math.max(0, at - 60), at))?.[1];
    if (name !== undefined) names.push(name);
  }
  return names.map((words) => ({ kind: "build-setting", words }));
}

/** Where the brackets stand that are still open at the end of a text, from the last one on. */
function* openBrackets(text: string): Generator<number> {
  let closed = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    const character = text[at];
    if (character === "}" || character === ")" || character === "]") closed++;
    else if (character !== "{" && character !== "(" && character !== "[") continue;
    else if (closed > 0) closed--;
    else yield at;
  }
}
