/**
 * Runs test files in this one process, as `node --test --test-isolation=none FILE …` does: `node one-process.ts FILE …`.
 *
 * Node's runner traces every promise, to tell to which test an error belongs that nobody caught. With it an `await` costs twenty times
 * as much (2.4 µs, 0.1 without), and what tests ask of the server is made of them: a sixth of the processor's time of the tests
 * of reports and cases, by which it was measured. Here the runner gets a trace that hears nothing: an error that nobody caught still ends the run as failed, and is
 * printed with its stack.
 */
import { resolve } from 'node:path';
import { spec } from 'node:test/reporters';

const tracing = process.getBuiltinModule('node:async_hooks');
const { createHook } = tracing;
// The runner takes the function when it is loaded, and only then.
Object.assign(tracing, { createHook: () => createHook({}) });
const { run } = await import('node:test');
Object.assign(tracing, { createHook });

process.on('uncaughtExceptionMonitor', (error, origin) => console.error(origin, error));

const files = process.argv.slice(2).map((path) => resolve(path));
const events = run({ files, isolation: 'none' });
events.on('test:summary', ({ success }) => {
  if (!success) process.exitCode = 1;
});
events.compose(spec).pipe(process.stdout);
