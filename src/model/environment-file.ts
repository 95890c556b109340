/** `.env`, `.env.production.local`, `prod.env`, and what other tools call the same. */
const ENVIRONMENT =
  /(?:^|\/)(?:\.env(?:[._-][^/]{1,80})?|(?:[^/]{0,60}[._-])?(?:prod|production|staging|dev|development|local|test|ci|docker|compose|app|web|api|server|backend|worker|service|db|database|config|settings|secrets?|variables)\.env|\.envrc(?:\.[^/]{1,40})?|\.dev\.vars(?:\.[^/]{1,40})?|\.flaskenv|\.secrets?)$/iu;

/** Files whose only purpose is to hold what nobody else may know. */
const SECRETS =
  /(?:^|\/)(?:(?:secrets?|credentials?)(?:\.[^/.]{1,40})?\.(?:ya?ml|json|toml|env|properties|ini)|\.credentials|[^/]{1,80}\.tfvars(?:\.json)?|local\.properties)$/iu;

const TEMPLATE =
  /(?:^|[./_-])(?:examples?|samples?|templates?|tmpl|dist|defaults?|schema|skeleton|stub|placeholder|enc|encrypted|sops|sealed|age|gpg|vault|d\.ts)(?:$|[./_-])/iu;

/** Whether a path names an environment file, as dotenv, direnv, wrangler and others read them: no template of one. */
export function isEnvironmentFile(path: string): boolean {
  return ENVIRONMENT.test(path) && !isTemplate(path);
}

/** Whether a path names a file that is made to hold secrets, environment files among them: no template of one. */
export function isKeyFile(path: string): boolean {
  return (ENVIRONMENT.test(path) || SECRETS.test(path)) && !isTemplate(path);
}

/** `.env.example` and its like are meant to be seen; what is encrypted too. */
function isTemplate(path: string): boolean {
  return TEMPLATE.test(path.slice(path.lastIndexOf("/") + 1));
}
