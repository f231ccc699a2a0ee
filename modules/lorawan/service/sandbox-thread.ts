/** The thread in which scripts run, each in a world of its own, within time and memory. */
import { parentPort } from 'node:worker_threads';
import { getQuickJS, type QuickJSContext, type QuickJSWASMModule } from 'quickjs-emscripten';
import type { Job, JobResult } from './sandbox-types.ts';

const memoryBytes = 16 * 1024 * 1024;
const stackBytes = 64 * 1024;
const longestAnswer = 65_536;

/** Runs a job. Never throws. */
function run(quickJs: QuickJSWASMModule, job: Job): JobResult {
  const runtime = quickJs.newRuntime();
  runtime.setMemoryLimit(memoryBytes);
  runtime.setMaxStackSize(stackBytes);
  const context = runtime.newContext();
  const spentMs = stopwatch();
  runtime.setInterruptHandler(() => spentMs() > job.limitMs);
  try {
    const text = answerOf(context, job);
    const milliseconds = spentMs();
    if (text.length > longestAnswer) {
      return { id: job.id, ok: false, detail: 'the answer is too long', milliseconds };
    }
    return { id: job.id, ok: true, answer: JSON.parse(text) as unknown, milliseconds };
  } catch (error) {
    const milliseconds = spentMs();
    const isLate = milliseconds > job.limitMs;
    const detail = isLate ? `took longer than ${job.limitMs} ms` : (error as Error).message;
    return { id: job.id, ok: false, detail: detail.slice(0, 300), milliseconds };
  } finally {
    context.dispose();
    runtime.dispose();
  }
}

/** Milliseconds of this thread's own work: what other programs take of a busy machine does not count. */
function stopwatch(): () => number {
  const start = process.threadCpuUsage();
  return () => {
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1000;
  };
}

/** @throws Error with the script's own words */
function answerOf(context: QuickJSContext, { script, call, input }: Job): string {
  evaluated(context, script);
  const known = evaluated(context, `typeof ${call} === 'function' ? 'yes' : ''`);
  if (known !== 'yes') throw new Error(`the script has no function ${call}`);
  return evaluated(context, `String(JSON.stringify(${call}(${JSON.stringify(input)})) ?? null)`);
}

function evaluated(context: QuickJSContext, code: string): string {
  const result = context.evalCode(code, 'codec.js');
  if (result.error) {
    const fault = context.dump(result.error) as { name?: string; message?: string } | string | null;
    result.error.dispose();
    const text =
      typeof fault === 'object' ? `${fault?.name ?? 'Error'}: ${fault?.message ?? ''}` : fault;
    throw new Error(text);
  }
  const value = context.typeof(result.value) === 'string' ? context.getString(result.value) : '';
  result.value.dispose();
  return value;
}

if (parentPort) {
  const port = parentPort;
  const quickJs = await getQuickJS();
  port.on('message', (job: Job) => port.postMessage(run(quickJs, job)));
}
