/** Scanners whose ignores can be taken over. */
export const FOREIGN_TOOLS = ["gitleaks", "detect-secrets", "trufflehog", "secretlint"] as const;

export type ForeignTool = (typeof FOREIGN_TOOLS)[number];

/** An entry of another scanner's ignore file, and what it speaks of. Paths are relative to the top of the repository. */
export type ForeignIgnore = {
  /** Where it stands, as `file:line`, or `file: path` where the file has no lines of its own. */
  readonly where: string;
} & (
  | {
      /** A line of a file, today's or that of a commit. */
      readonly kind: "line";
      readonly commit: string | null;
      readonly path: string;
      readonly line: number;
    }
  | {
      /** A secret by its SHA-1, in a file. */
      readonly kind: "secret";
      readonly path: string;
      readonly sha1: string;
      /** An audit said that it is no secret. */
      readonly isAudited: boolean;
    }
  | {
      /** All paths that something fits. */
      readonly kind: "paths";
      readonly fits: (path: string) => boolean;
    }
);
