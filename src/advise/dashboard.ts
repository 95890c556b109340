/** Where keys are created, listed and deleted, as the dashboard's own code has it. */
export const DASHBOARD = "https://pictify.io/dashboard/api-token";

/** Who can do that: the documentation says Admins, the product's code Owners. */
export const WHO = "only Admins can, Owners in the dashboard";
