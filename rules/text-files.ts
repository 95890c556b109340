/**
 * The files that `all` lints as plain text: those that no parser of ESLint's reads, and those that are read by a language of a
 * plugin, which an entry after `all` brings in their place. Files whose parser is a `languageOptions.parser` (Vue, Svelte,
 * Astro) are not among them: their language would stay this one.
 */
export const TEXT_FILES: readonly string[] = [
  // Environment and settings
  "**/.env",
  "**/.env.*",
  "**/*.env",
  "**/.envrc",
  "**/.flaskenv",
  "**/.dev.vars",
  "**/.npmrc",
  "**/.yarnrc",
  "**/.netrc",
  "**/.curlrc",
  "**/.editorconfig",
  "**/*.{properties,ini,cfg,conf,config,cnf,toml,yaml,yml,json,jsonc,json5,webmanifest,plist,xml,reg,service}",
  // Shells and their kin
  "**/*.{sh,bash,zsh,fish,ksh,bats,command,ps1,psm1,psd1,bat,cmd,nu}",
  "**/.{bashrc,bash_profile,zshrc,zshenv,zprofile,profile}",
  "**/{Dockerfile,Containerfile,Makefile,GNUmakefile,Justfile,justfile,Jenkinsfile,Procfile,Vagrantfile,Caddyfile}",
  "**/{Dockerfile,Containerfile}.*",
  "**/*.{dockerfile,mk,just,nix}",
  // Texts and documents
  "**/*.{txt,text,log,md,markdown,mdx,rst,adoc,tex,csv,tsv,html,htm,xhtml,svg,eml,ipynb}",
  "**/{README,CHANGELOG,NOTES,TODO}",
  // Style sheets and templates
  "**/*.{css,scss,sass,less,styl,ejs,hbs,handlebars,mustache,njk,liquid,twig,pug,erb,haml,slim}",
  // Other languages
  "**/*.{py,pyi,rb,rake,gemspec,php,go,java,kt,kts,scala,groovy,gradle,cs,fs,vb,c,h,cc,cpp,hpp,m,mm,swift,dart,rs}",
  "**/*.{pl,pm,lua,r,R,jl,ex,exs,erl,hs,clj,cljs,elm,zig,sol,coffee,tf,tfvars,hcl,sql,prisma,graphql,gql,http,rest,proto}",
];
