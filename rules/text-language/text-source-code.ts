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

/** A comment to ESLint, alone on its line or after what it is about, with the signs of shells, `.env`, properties and ini. */
const COMMENT =
  /(?<=^|[\r\n]|[ \t])(?:#|;|!|\/\/|--)[ \t]{0,40}(?=eslint(?:-disable|-enable|[ \t]))[^\r\n]*/gu;
const SIGN = /^(?:#|;|!|\/\/|--)/u;
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
        if (directive === undefined || type === undefined) return [];
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

/** Whether a file is linted by the language `keylint/text`. */
export function isTextSource(sourceCode: object): boolean {
  return sourceCode instanceof TextSourceCode;
}
