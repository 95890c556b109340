import { dirname, join } from "node:path";

/** Configurations that make git run something, had it read them: `run` is the program, `hooks` a folder of hooks that are it. */
export const CONFIGURATIONS: Record<string, (run: string, hooks: string) => string> = {
  "core.fsmonitor": (run) => `[core]\nfsmonitor = ${run}\n`,
  "core.fsmonitor, version 1": (run) => `[core]\nfsmonitor = ${run}\nfsmonitorHookVersion = 1\n`,
  textconv: (run) => `[diff "evil"]\ntextconv = ${run}\n`,
  "a textconv that is cached": (run) => `[diff "evil"]\ntextconv = ${run}\ncachetextconv = true\n`,
  "a diff driver": (run) => `[diff "evil"]\ncommand = ${run}\n`,
  "diff.external": (run) => `[diff]\nexternal = ${run}\n`,
  "a clean filter": (run) => `[filter "evil"]\nclean = ${run}\nrequired = true\n`,
  "a smudge filter": (run) => `[filter "evil"]\nsmudge = ${run}\nrequired = true\n`,
  "a process filter": (run) => `[filter "evil"]\nprocess = ${run}\nrequired = true\n`,
  "a filter like that of Git LFS": (run) => `[filter "lfs"]\nprocess = ${run}\nclean = ${run}\n`,
  "a merge driver": (run) => `[merge]\ndefault = evil\n[merge "evil"]\ndriver = ${run}\n`,
  "gpg.program": (run) => `[gpg]\nprogram = ${run}\n[log]\nshowSignature = true\n`,
  "gpg.ssh.program": (run) =>
    `[gpg]\nformat = ssh\n[gpg "ssh"]\nprogram = ${run}\ndefaultKeyCommand = ${run}\n[log]\nshowSignature = true\n`,
  "gpg.x509.program": (run) => `[gpg]\nformat = x509\n[gpg "x509"]\nprogram = ${run}\n`,
  "core.hooksPath": (_, hooks) => `[core]\nhooksPath = ${hooks}\n`,
  "hooks that the configuration defines": (run) =>
    ["post-index-change", "reference-transaction", "pre-commit", "post-checkout", "pre-auto-gc"]
      .map((event) => `[hook "evil-${event}"]\ncommand = ${run}\nevent = ${event}\n`)
      .join(""),
  "core.sshCommand": (run) =>
    `[core]\nsshCommand = ${run}\n[extensions]\npartialClone = origin\n[remote "origin"]\nurl = ssh://host.invalid/x\npromisor = true\n`,
  "an ext:: promisor": (run) =>
    `[protocol "ext"]\nallow = always\n[extensions]\npartialClone = origin\n[remote "origin"]\nurl = ext::${run}\npromisor = true\n`,
  uploadpack: (run) =>
    `[extensions]\npartialClone = origin\n[remote "origin"]\nurl = .\nuploadpack = ${run}\npromisor = true\n`,
  "remote.vcs": (run) =>
    `[extensions]\npartialClone = origin\n[remote "origin"]\nurl = x\nvcs = ${run}\npromisor = true\n`,
  "core.gitProxy": (run) =>
    `[core]\ngitProxy = ${run}\n[extensions]\npartialClone = origin\n[remote "origin"]\nurl = git://host.invalid/x\npromisor = true\n`,
  pagers: (run) => `[core]\npager = ${run}\n[pager]\nlog = ${run}\nls-files = ${run}\ndiff-index = ${run}\n`,
  editors: (run) => `[core]\neditor = ${run}\n[sequence]\neditor = ${run}\n`,
  askpass: (run) => `[core]\naskPass = ${run}\n`,
  "aliases of commands that git has": (run) =>
    ["ls-files", "rev-list", "rev-parse", "cat-file", "diff-tree", "diff-index", "log", "ls-tree"]
      .map((name) => `[alias]\n${name} = !${run}\n`)
      .join(""),
  "a credential helper": (run) => `[credential]\nhelper = !${run}\n`,
  "core.alternateRefsCommand": (run) => `[core]\nalternateRefsCommand = ${run}\n`,
  trailers: (run) => `[trailer "evil"]\ncommand = ${run}\ncmd = ${run}\n`,
  tools: (run) => `[difftool "evil"]\ncmd = ${run}\n[mergetool "evil"]\ncmd = ${run}\n[diff]\ntool = evil\n`,
  "a browser and man viewers": (run) => `[browser "evil"]\ncmd = ${run}\n[man "evil"]\ncmd = ${run}\n`,
  "interactive.diffFilter": (run) => `[interactive]\ndiffFilter = ${run}\n`,
  tar: (run) => `[tar "tar.gz"]\ncommand = ${run}\n`,
  "uploadpack.packObjectsHook": (run) => `[uploadpack]\npackObjectsHook = ${run}\n`,
  "receive.procReceiveRefs": (run, hooks) =>
    `[core]\nhooksPath = ${hooks}\n[receive]\nprocReceiveRefs = refs\nx = ${run}\n`,
  "include.path": (run) => `[include]\npath = ${join(dirname(run), "included")}\n`,
  "includeIf gitdir": (run) => `[includeIf "gitdir:/**"]\npath = ${join(dirname(run), "included")}\n`,
  "includeIf onbranch": (run) => `[includeIf "onbranch:**"]\npath = ${join(dirname(run), "included")}\n`,
  "includeIf hasconfig": (run) =>
    `[remote "x"]\nurl = https://host.invalid/x\n[includeIf "hasconfig:remote.*.url:**"]\npath = ${join(dirname(run), "included")}\n`,
  "core.attributesFile": (run) =>
    `[core]\nattributesFile = ${join(dirname(run), "attributes")}\n[diff "other"]\ntextconv = ${run}\n[filter "other"]\nclean = ${run}\n`,
  "submodules with commands": (run) =>
    `[submodule "x"]\nupdate = !${run}\nurl = ext::${run}\nactive = true\n`,
  "trace2 to files": (run) =>
    `[trace2]\nnormalTarget = ${join(dirname(run), "marker")}\neventTarget = ${join(dirname(run), "marker")}\n`,
};
