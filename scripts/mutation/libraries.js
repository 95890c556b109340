const PREFIX = "\0library:";
const NAME = /^[A-Za-z_$][\w$]*$/u;

/** What the script of the tests takes from outside of the repository: loaded once, however often the script is evaluated. */
export class Libraries {
  /** By what stands in the import. */
  loaded = {};

  /** Puts in place of each library a module that hands on what it exports. */
  plugin() {
    return {
      name: "libraries",
      resolveId: (id) => (/^[./\0]/u.test(id) ? undefined : `${PREFIX}${id}`),
      load: async (id) => {
        if (!id.startsWith(PREFIX)) return undefined;
        const name = id.slice(PREFIX.length);
        this.loaded[name] = await import(name);
        const exported = Object.keys(this.loaded[name]).filter((key) => NAME.test(key) && key !== "default");
        const library = `$libraries[${JSON.stringify(name)}]`;
        return `export default ${library}.default;\n${exported
          .map((key) => `const $${key} = ${library}.${key};\nexport { $${key} as ${key} };`)
          .join("\n")}`;
      },
    };
  }
}
