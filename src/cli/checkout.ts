import type { Checkout } from "../model/checkout.js";
import { readCheckout } from "../system/git/read-checkout.js";
import { webAddress } from "../system/git/web-address.js";

/**
 * The repository of a scanned root for reports: as its files tell it, and where this is a job of GitHub or GitLab, as that
 * says, which knows the address and, where only a commit is checked out, its branch.
 *
 * @param root absolute
 */
export function checkoutOf(root: string, environment: NodeJS.ProcessEnv): Checkout | null {
  const checkout = readCheckout(root);
  if (checkout === null) return null;
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, CI_PROJECT_URL: project } = environment;
  const address = server !== undefined && repository !== undefined ? `${server}/${repository}` : project;
  const { GITHUB_HEAD_REF, GITHUB_REF_NAME, CI_COMMIT_REF_NAME } = environment;
  const branch = [GITHUB_HEAD_REF, GITHUB_REF_NAME, CI_COMMIT_REF_NAME].find((name) => (name ?? "") !== "");
  return {
    ...checkout,
    uri: (address === undefined ? null : webAddress(address)) ?? checkout.uri,
    branch: checkout.branch ?? branch ?? null,
  };
}
