import {
  type ConfigCommentParser as Parser,
  ConfigCommentParser,
  Directive,
  TextSourceCodeBase,
  VisitNodeStep,
} from "@eslint/plugin-kit";

/** The one node of a text without a grammar. */
export interface TextNode {
  readonly type: "Text";
  readonly range: [number, number];
  readonly loc: Loc;
}

/** A comment that speaks to ESLint. */
export interface TextComment {
  readonly type: "Comment";
  /** That begins it. */
  readonly sign: string;
  /** Without the sign that begins it. */
  readonly value: string;
  readonly range: [number, number];
  readonly loc: Loc;
}

interface Loc {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

interface InlineConfig {
  readonly config: { readonly rules: object };
  readonly loc: Loc;
}

interface InlineProblem {
  readonly ruleId: null;
  readonly message: string;
  readonly loc: Loc;
}

/**
 * A comment to ESLint, alone on its line or after what it is about, with the signs of shells, `.env`, properties and ini. What sets
 * rules has to look like it: shells run `--eslint` and `! eslint src`, and prose speaks of eslint.
 */
const COMMENT =
  /(?<=^|[\r\n]|[ \t])(?:#|;|!|\/\/|--)[ \t]{0,40}(?=eslint-(?:disable|enable)(?![A-Za-z0-9])|eslint[ \t]{1,40}["']?[@\w./-]{1,100}["']?[ \t]{0,10}:[ \t]{0,10}(?:["'[]|(?:off|warn|error|[012])\b))[^\r\n]*/gu;
const SIGN = /^(?:#|;|!|\/\/|--)/u;
const RULE =
  /\bno-(?:hardcoded-key|client-side-key|public-env-key|browser-storage-key|key-in-url|key-logging)\b/u;
const LINE_END = /\r\n|[\r\n]/u;

const directives = new ConfigCommentParser();
const DIRECTIVE_LABELS = ["disable", "enable", "disable-next-line", "disable-line"] as const;

interface Types {
  LangOptions: Record<string, never>;
  RootNode: TextNode;
  SyntaxElementWithLoc: TextNode | TextComment;
  ConfigNode: TextComment;
}

/** A text without a grammar, as ESLint lints it: one node, and the comments that speak to ESLint. */
export class TextSourceCode extends TextSourceCodeBase<Types> {
  readonly comments: readonly TextComment[];

  constructor(text: string, ast: TextNode) {
    super({ text, ast, lineEndingPattern: LINE_END });
    this.comments = [...text.matchAll(COMMENT)].map(({ 0: comment, index }) => ({
      type: "Comment",
      sign: SIGN.exec(comment)?.[0] ?? "",
      value: comment.replace(SIGN, ""),
      range: [index, index + comment.length],
      loc: { start: this.getLocFromIndex(index), end: this.getLocFromIndex(index + comment.length) },
    }));
  }

  /** The comments that configure ESLint. */
  getInlineConfigNodes(): TextComment[] {
    return [...this.comments];
  }

  /** What the comments switch off and on. */
  getDisableDirectives(): { problems: []; directives: Directive[] } {
    return {
      problems: [],
      directives: this.comments.flatMap((node) => {
        const directive = directiveOf(node);
        const type = DIRECTIVE_LABELS.find((label) => directive?.label === `eslint-${label}`);
        if (directive === undefined || type === undefined || !concernsText(node, directive.value)) return [];
        return [
          new Directive({ type, node, value: directive.value, justification: directive.justification }),
        ];
      }),
    };
  }

  /** What the comments of the form `# eslint rule: "off"` set. */
  applyInlineConfig(): { configs: InlineConfig[]; problems: InlineProblem[] } {
    const configs: InlineConfig[] = [];
    const problems: InlineProblem[] = [];
    for (const node of this.comments) {
      const directive = directiveOf(node);
      if (directive?.label !== "eslint") continue;
      const parsed = directives.parseJSONLikeConfig(directive.value);
      if (parsed.ok) configs.push({ config: { rules: parsed.config }, loc: node.loc });
      else problems.push({ ruleId: null, message: parsed.error.message, loc: node.loc });
    }
    return { configs, problems };
  }

  /** The one node, entered and left. */
  override traverse(): VisitNodeStep[] {
    return ([1, 2] as const).map((phase) => new VisitNodeStep({ target: this.ast, phase, args: [this.ast] }));
  }
}

function directiveOf({ value }: TextComment): ReturnType<Parser["parseDirective"]> {
  return directives.parseDirective(value);
}

/**
 * Whether a directive is about the text itself: code that a text shows, such as an example in a README, has directives of its own,
 * for other rules or for all.
 */
function concernsText({ sign }: TextComment, rules: string): boolean {
  return rules === "" ? sign !== "//" : RULE.test(rules);
}

/** Whether a file is linted by the language `keylint/text`. */
export function isTextSource(sourceCode: object): boolean {
  return sourceCode instanceof TextSourceCode;
}
