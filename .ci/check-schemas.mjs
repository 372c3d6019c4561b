// Checks the YAML in deploy/ against what Kubernetes and Cloud Run define; .ci/check-deploy calls it.
//   node check-schemas.mjs MODULES DIRECTORY FILE...
// MODULES holds the npm packages, DIRECTORY takes files that the compiler reads.
// A key that is not defined, or a value of another type, is an error of the TypeScript compiler; formats and missing
// keys of Kubernetes are found by its JSON schemas, too.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { basename, join, resolve } from "node:path";

const [modules, directory, ...files] = process.argv.slice(2);
const require = createRequire(resolve(modules, "index.js"));
const yaml = require("js-yaml");

const definitions = {
  "v1 ServiceAccount": ["kubernetes-models/v1/ServiceAccount", "IServiceAccount"],
  "v1 ConfigMap": ["kubernetes-models/v1/ConfigMap", "IConfigMap"],
  "v1 PersistentVolumeClaim": ["kubernetes-models/v1/PersistentVolumeClaim", "IPersistentVolumeClaim"],
  "batch/v1 CronJob": ["kubernetes-models/batch/v1/CronJob", "ICronJob"],
  "run.googleapis.com/v1 Job": ["@googleapis/run", "run_v1.Schema$Job"],
};

let wrong = 0;
const complain = (where, what) => {
  console.error(`${where}: ${what}`);
  wrong++;
};

const sources = [];
for (const file of files) {
  for (const document of yaml.loadAll(readFileSync(file, "utf8"))) {
    const kind = `${document.apiVersion} ${document.kind}`;
    const where = `${file} (${kind} ${document.metadata?.name})`;
    if (!(kind in definitions)) {
      complain(where, "nothing here knows this kind; add it to .ci/check-schemas.mjs");
      continue;
    }
    const [module, type] = definitions[kind];
    if (module.startsWith("kubernetes-models")) {
      try {
        new (require(module)[document.kind])(document).validate();
      } catch (error) {
        complain(where, error.message);
      }
    }
    const source = join(directory, `${basename(file, ".yaml")}-${sources.length}.ts`);
    writeFileSync(
      source,
      `import type { ${type.split(".")[0]} } from "${module}";\n` +
        `export const document: ${type} = ${JSON.stringify(document, null, 1)};\n`,
    );
    sources.push(source);
    console.log(where);
  }
}

writeFileSync(
  join(directory, "tsconfig.json"),
  JSON.stringify({
    compilerOptions: {
      strict: true, noEmit: true, skipLibCheck: true, target: "es2022", lib: ["es2022", "dom"], types: [],
      module: "node16", moduleResolution: "node16", baseUrl: resolve(modules, "node_modules"), paths: { "*": ["*"] },
    },
    files: sources.map((source) => resolve(source)),
  }),
);
const compiler = spawnSync(
  process.execPath,
  [require.resolve("typescript/bin/tsc"), "--project", directory, "--pretty", "false"],
  { encoding: "utf8" },
);
if (compiler.status !== 0) {
  complain("types", `\n${compiler.stdout}${compiler.stderr}`);
}
process.exit(wrong === 0 ? 0 : 1);
