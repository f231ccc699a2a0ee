// Brings node_modules in line with package-lock.json. Plain JavaScript for any Node ≥ 18, without
// dependencies, because it runs before anything is installed. Speaks on standard error only.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root, say, stop } from './say.mjs';

/** Installs what is missing or outdated; returns at once when all is in place. */
export async function ensureInstalled() {
  const state = installationState();
  if (state === 'complete') return;
  say(
    state === 'missing'
      ? 'First start: installing the libraries (about a minute, needs the network).'
      : 'The list of libraries has changed: installing (about a minute, needs the network).',
    state === 'missing'
      ? '首次启动：正在安装依赖（约一分钟，需要联网）。'
      : '依赖清单已变化：正在重新安装（约一分钟，需要联网）。',
  );
  const started = Date.now();
  const code = await runNpm(installCommand());
  if (code !== 0) explainFailure(code);
  if (installationState() !== 'complete') {
    stop(
      'npm reported success, but node_modules does not match package-lock.json. ' +
        'Delete the folder node_modules and start again.',
    );
  }
  say(`Libraries installed in ${Math.round((Date.now() - started) / 1000)} s.`, '依赖安装完成。');
}

/**
 * `complete`, `outdated` or `missing`, by comparing package-lock.json with the list that npm keeps of
 * what it really installed; so an `npm install` by hand is recognised too.
 */
function installationState() {
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return 'missing';
  const wanted = readJson(join(root, 'package-lock.json'));
  if (wanted === undefined) stop('package-lock.json is missing or damaged: restore it from git.');
  for (const [path, entry] of Object.entries(wanted.packages ?? {})) {
    if (path === '' || entry.link) continue;
    const found = installed.packages?.[path];
    // Optional packages for other machines are rightly absent.
    if (found === undefined && (entry.optional || entry.peer || entry.devOptional)) continue;
    if (found?.version !== entry.version) return 'outdated';
    if (!path.includes('/node_modules/') && !existsSync(join(root, path))) return 'outdated';
  }
  return 'complete';
}

/**
 * `npm ci` demands that the lock file lists the optional packages of every other system too. A lock
 * file made behind a mirror that carries only this system's lacks them; then a plain install does
 * the same from the same locked versions, and writes nothing back.
 */
function installCommand() {
  const packages = readJson(join(root, 'package-lock.json'))?.packages ?? {};
  const listed = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
  const complete = Object.values(packages).every((entry) =>
    Object.keys(entry.optionalDependencies ?? {}).every((name) => listed.has(name)),
  );
  return complete ? ['ci'] : ['install', '--no-save'];
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Runs npm and shows how far it is; resolves to its exit code. */
function runNpm(command) {
  const npm = npmCommand();
  // NODE_ENV=production would leave out what builds the web apps.
  const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const quiet = ['--loglevel=error', '--progress=false'];
  const stopShowing = showProgress();
  return new Promise((resolve) => {
    const child = spawn(npm.file, [...npm.args, ...command, ...flags, ...quiet], {
      cwd: root,
      // What npm prints goes to standard error: standard output belongs to the command itself.
      stdio: ['ignore', 2, 2],
      shell: npm.shell,
      env: withoutOuterNpm(),
    });
    child.once('error', (error) => {
      stopShowing();
      stop(`npm could not be started (${error.message}). It comes with Node.js: nodejs.org`);
    });
    child.once('exit', (code, signal) => {
      stopShowing();
      resolve(code ?? signal);
    });
  });
}

function npmCommand() {
  const path = process.env.npm_execpath;
  if (path && basename(path).startsWith('npm')) return { file: process.execPath, args: [path] };
  return { file: 'npm', args: [], shell: process.platform === 'win32' };
}

/** The outer `npm run` hands its own settings down; `-s` or `--omit` must not reach this one. */
function withoutOuterNpm() {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^npm_config_(omit|include|loglevel|production|only|dry_run|ignore_scripts)$/i.test(name),
  );
  return Object.fromEntries(kept);
}

function showProgress() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {};
  const paths = Object.keys(wanted).filter((path) => path !== '' && !wanted[path].optional);
  const started = Date.now();
  const terminal = process.stderr.isTTY === true;
  const show = () => {
    const seconds = Math.round((Date.now() - started) / 1000);
    // npm makes all folders first and then fills them: a package.json inside tells that it is there.
    const here = paths.filter((path) => existsSync(join(root, path, 'package.json'))).length;
    const line = `  ${here} of ${paths.length} libraries · ${seconds} s`;
    process.stderr.write(terminal ? `\r${line}   ` : `${line}\n`);
  };
  const timer = setInterval(show, terminal ? 500 : 5000);
  return () => {
    clearInterval(timer);
    if (terminal) process.stderr.write(`\r${' '.repeat(60)}\r`);
  };
}

function explainFailure(code) {
  stop(
    [
      `Installing the libraries failed (npm ended with ${code}; its own words stand above).`,
      'Most often it is one of these:',
      '  - no way to the package registry: check the network, a proxy (npm config get proxy) or the',
      '    mirror in use (npm config get registry);',
      '  - no space left on the disk: about 1.5 GB are needed;',
      '  - the folder belongs to another account: start as the one that cloned it.',
      'Nothing is broken: the next start tries again.',
    ].join('\n'),
  );
}
