// Under npm: asks this process to end when npm is gone. A signal to npm ends npm and its shell, but
// the shell does not pass it on, so that the server would stay behind and keep port and data.
// Loaded by the launcher, and into the server by `node --import`.
const CHECK_MS = 400;

if (process.env.npm_lifecycle_event !== undefined && process.platform !== 'win32') {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, CHECK_MS);
  timer.unref();
}
