// Runs an image of deploy/container as a container engine would, on a machine without one: in namespaces of its own, on
// a root directory built by the last stage of the Dockerfile, with the user, rights, environment, arguments and volumes
// that a manifest or a 'docker run' line declares. .ci/check-deploy calls it as root.
//   node as-container.mjs OPTION... [-- ARGUMENT...]     the arguments take the place of the declared ones
//   --modules DIR       has the npm package js-yaml
//   --dockerfile FILE   whose last stage makes the image; COPY --from=build /build/target/… is read from --target
//   --system DIR        a root directory that stands in for the image in FROM
//   --target DIR        what the build made
//   --jdk DIR           mounted as /opt/java/openjdk and named by JAVA_HOME, as in Temurin's images
//   --work DIR          takes the image and the volumes; volumes last from call to call
//   --manifest FILE     a CronJob with its ConfigMap, or a Cloud Run Job
//   --docker-run FILE   has a line 'docker run …' of this image
//   --set WORD=VALUE    for a word in UPPER CASE in the manifest
//   --env NAME=VALUE    added to the environment
//   --print-libraries FILE...  instead of running: which libraries the files lack there
import { cpSync, chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";

const options = { set: [], env: [] };
const words = process.argv.slice(2);
while (words.length > 0) {
  const word = words.shift();
  if (word === "--") {
    options.args = words.splice(0);
  } else if (word === "--set" || word === "--env") {
    options[word.slice(2)].push(words.shift());
  } else if (word.startsWith("--")) {
    options[word.slice(2)] = words.shift();
  } else {
    throw new Error(`what is ${word}?`);
  }
}
const { system, target, work } = options;

function sh(command, ...args) {
  const done = spawnSync(command, args, { encoding: "utf8" });
  if (done.status !== 0) {
    throw new Error(`${command} ${args.join(" ")}: ${done.error ?? done.stderr}`);
  }
  return done.stdout;
}

// The image: the instructions of the last stage, one by one.
const image = join(work, "image");
const config = { env: {}, workdir: "/", user: "0:0", entrypoint: [], cmd: [] };
const lines = readFileSync(options.dockerfile, "utf8").replace(/^\s*#.*\n/gm, "").replace(/\\\n/g, " ").split("\n");
const last = lines.findLastIndex((line) => /^FROM /.test(line));
const ignored = readFileSync(`${options.dockerfile}.dockerignore`, "utf8").trim().split("\n");
const inContext = (file) => ignored.includes(`!${file.split("/")[0]}`);
const complete = join(work, "image-is-complete");
const fresh = !existsSync(complete);
if (fresh) {
  rmSync(image, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  sh("cp", "-a", system, image);
}
for (const line of lines.slice(last).filter((each) => each.trim() !== "")) {
  const [, instruction, rest] = /^(\w+)\s+(.*)$/.exec(line.trim());
  switch (instruction) {
    case "FROM":
    case "LABEL":
      break;
    case "COPY": {
      const parts = rest.split(/\s+/);
      const from = parts[0].startsWith("--from=") ? parts.shift() : null;
      const to = parts.pop();
      for (const part of parts) {
        const source = from ? join(target, part.replace(/^\/build\/target\//, "")) : resolve(part);
        if (!existsSync(source) || (!from && !inContext(part))) {
          throw new Error(`COPY ${rest}: there is no ${part}${from ? " in the build" : " in the context"}`);
        }
        if (fresh) {
          const place = join(image, to, to.endsWith("/") ? basename(part) : "");
          mkdirSync(dirname(place), { recursive: true });
          cpSync(source, place, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
        }
      }
      break;
    }
    case "RUN":
      if (fresh) {
        sh("chroot", image, "/bin/sh", "-c", rest);
      }
      break;
    case "ENV":
      for (const [, name, value] of rest.matchAll(/(\w+)=(\S+)/g)) {
        config.env[name] = value;
      }
      break;
    case "WORKDIR":
      config.workdir = rest;
      break;
    case "USER":
      config.user = rest;
      break;
    case "ENTRYPOINT":
      config.entrypoint = JSON.parse(rest);
      break;
    case "CMD":
      config.cmd = JSON.parse(rest);
      break;
    default:
      throw new Error(`nothing here knows ${instruction}; add it to .ci/as-container.mjs`);
  }
}
writeFileSync(complete, "");
if (options.jdk) {
  // as the image in FROM has it
  config.env.JAVA_HOME = "/opt/java/openjdk";
}
if (/^(0|root)?(:|$)/.test(config.user)) {
  throw new Error("the image runs as root");
}
if (!/^\d+:\d+$/.test(config.user)) {
  throw new Error(`USER ${config.user} is not of numbers: Kubernetes cannot see that it is not root`);
}
const [uid, gid] = config.user.split(":").map(Number);
if (sh("chroot", image, "/bin/sh", "-c", `getent passwd ${uid} || true`) !== "") {
  throw new Error(`the system in ${system} knows user ${uid}: that would hide what needs a name or a home`);
}

// The container: what is declared for it.
const container = { args: config.cmd, env: {}, readOnly: false, uid, gid, groups: [], mounts: [] };
const volumeOf = (name) => join(work, `volume-${name}`);
function volume(name, path, owner, mode) {
  const directory = volumeOf(name);
  if (!existsSync(directory)) {
    mkdirSync(directory, { recursive: true });
    chownSync(directory, ...owner);
    chmodSync(directory, mode);
  }
  container.mounts.push({ path, directory });
}

function known(what, object, keys) {
  for (const key of Object.keys(object ?? {})) {
    if (!keys.includes(key)) {
      throw new Error(`${what}: nothing here knows ${key}; add it to .ci/as-container.mjs`);
    }
  }
}

function fromManifest(file) {
  let text = readFileSync(file, "utf8").replace(/^\s*#.*\n/gm, "");
  for (const [word, value] of options.set.map((each) => each.split("="))) {
    text = text.replaceAll(new RegExp(`\\b${word}\\b`, "g"), value);
  }
  const yaml = createRequire(resolve(options.modules, "index.js"))("js-yaml");
  const documents = yaml.loadAll(text);
  const job = documents.find((each) => each.kind === "CronJob" || each.kind === "Job");
  const cloudRun = job.apiVersion.startsWith("run.googleapis.com");
  const pod = cloudRun ? job.spec.template.spec.template.spec : job.spec.jobTemplate.spec.template.spec;
  known("pod", pod, [
    "serviceAccountName", "automountServiceAccountToken", "restartPolicy", "terminationGracePeriodSeconds",
    "securityContext", "containers", "volumes", "maxRetries", "timeoutSeconds",
  ]);
  const context = pod.securityContext ?? {};
  known("security context of the pod", context, [
    "runAsNonRoot", "runAsUser", "runAsGroup", "fsGroup", "seccompProfile",
  ]);
  const [declared] = pod.containers;
  known("container", declared, ["name", "image", "args", "env", "envFrom", "securityContext", "resources", "volumeMounts"]);
  const own = declared.securityContext ?? {};
  known("security context of the container", own, ["allowPrivilegeEscalation", "readOnlyRootFilesystem", "capabilities"]);
  container.uid = context.runAsUser ?? uid;
  container.gid = context.runAsGroup ?? gid;
  container.groups = context.fsGroup === undefined ? [] : [context.fsGroup];
  container.readOnly = own.readOnlyRootFilesystem ?? false;
  container.args = declared.args ?? config.cmd;
  for (const { configMapRef } of declared.envFrom ?? []) {
    const map = documents.find((each) => each.kind === "ConfigMap" && each.metadata.name === configMapRef.name);
    Object.assign(container.env, map.data);
  }
  for (const { name, value } of declared.env ?? []) {
    container.env[name] = value;
  }
  for (const { name, mountPath } of declared.volumeMounts ?? []) {
    const source = pod.volumes.find((each) => each.name === name);
    if (source.emptyDir) {
      volume(name, mountPath, [0, context.fsGroup ?? 0], 0o2777);
    } else if (source.persistentVolumeClaim) {
      const claim = source.persistentVolumeClaim.claimName;
      if (!documents.some((each) => each.kind === "PersistentVolumeClaim" && each.metadata.name === claim)) {
        throw new Error(`there is no claim ${claim}`);
      }
      // a new disk is root's; Kubernetes gives it to fsGroup
      volume(name, mountPath, [0, context.fsGroup ?? 0], context.fsGroup === undefined ? 0o755 : 0o2775);
    } else if (source.csi?.driver === "gcsfuse.run.googleapis.com") {
      const mountOptions = source.csi.volumeAttributes.mountOptions ?? "";
      const owner = ["uid", "gid"].map((id) => Number(new RegExp(`\\b${id}=(\\d+)`).exec(mountOptions)?.[1] ?? 0));
      volume(name, mountPath, owner, 0o755);
    } else {
      throw new Error(`nothing here knows the volume ${JSON.stringify(source)}`);
    }
  }
}

function fromDockerRun(file) {
  const command = /^[#\s]*docker run (.*)$/m.exec(readFileSync(file, "utf8"))[1].replace(/\s+#.*/, "").split(/\s+/);
  while (command[0].startsWith("--")) {
    const flag = command.shift();
    if (flag === "--read-only") {
      container.readOnly = true;
    } else if (flag === "--tmpfs") {
      const [path, given] = command.shift().split(":");
      container.mounts.push({ path, tmpfs: ["nosuid", "nodev", "noexec", ...(given ? given.split(",") : [])].join(",") });
    } else if (flag === "--volume") {
      const [name, path] = command.shift().split(":");
      // a new volume takes over what the image has there
      const { uid: owner, gid: group, mode } = statSync(join(image, path));
      volume(name, path, [owner, group], mode & 0o7777);
    } else if (flag !== "--rm") {
      throw new Error(`nothing here knows docker run ${flag}`);
    }
  }
  command.shift();
  container.args = command.length > 0 ? command : config.cmd;
}

if (options.manifest) {
  fromManifest(options.manifest);
} else if (options["docker-run"]) {
  fromDockerRun(options["docker-run"]);
}
if (options.args) {
  container.args = options.args;
}
const environment = {
  PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  HOSTNAME: "container",
  ...config.env,
  ...container.env,
  ...Object.fromEntries(options.env.map((each) => [each.slice(0, each.indexOf("=")), each.slice(each.indexOf("=") + 1)])),
};

const quoted = (text) => `'${String(text).replaceAll("'", `'\\''`)}'`;
const script = ["set -eu", "mount --make-rprivate /", `hostname container`];
const at = (path) => quoted(join(image, path));
mkdirSync(join(image, "opt/java/openjdk"), { recursive: true });
script.push(`mount --bind ${at("")} ${at("")}`);
script.push(`mount -t proc -o nosuid,nodev,noexec proc ${at("proc")}`);
script.push(`mount -t tmpfs -o mode=755,nosuid tmpfs ${at("dev")}`);
[["null", 3], ["zero", 5], ["full", 7], ["random", 8], ["urandom", 9]].forEach(([name, minor]) =>
  script.push(`mknod -m 666 ${at(`dev/${name}`)} c 1 ${minor}`),
);
script.push(`mkdir ${at("dev/shm")}`, `mount -t tmpfs -o mode=1777,nosuid,nodev,noexec,size=64m shm ${at("dev/shm")}`);
if (options.jdk) {
  script.push(`mount --bind -o ro ${quoted(options.jdk)} ${at("opt/java/openjdk")}`);
}
for (const { path, directory, tmpfs } of container.mounts) {
  mkdirSync(join(image, path), { recursive: true });
  script.push(
    tmpfs ? `mount -t tmpfs -o mode=1777,${tmpfs} tmpfs ${at(path)}` : `mount --bind ${quoted(directory)} ${at(path)}`,
  );
}
if (container.readOnly) {
  script.push(`mount -o remount,bind,ro ${at("")}`);
}
const program = options["print-libraries"]
  ? ["ldd", ...options["print-libraries"].split(",")]
  : [...config.entrypoint, ...container.args];
const groups = container.groups.length > 0 ? `--groups=${container.groups.join(",")}` : "--clear-groups";
const inside = [
  "env", "-i", ...Object.entries(environment).map(([name, value]) => `${name}=${value}`),
  "setpriv", `--reuid=${container.uid}`, `--regid=${container.gid}`, groups, "--no-new-privs", "--bounding-set=-all",
  "--inh-caps=-all", "--", ...program,
].map(quoted).join(" ");
script.push(`exec chroot ${at("")} /bin/sh -c ${quoted(`cd ${quoted(config.workdir)} && exec ${inside}`)}`);
const ran = spawnSync(
  "unshare",
  ["--mount", "--uts", "--ipc", "--pid", "--fork", "--kill-child", "bash", "-c", script.join("\n")],
  { stdio: ["ignore", "inherit", "inherit"] },
);
process.exit(ran.status ?? 1);
