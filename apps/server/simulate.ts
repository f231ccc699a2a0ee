/** The demo's devices: a process of their own that speaks over the real doors and ends with this one. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Logger } from 'pino';

const program = join(import.meta.dirname, '..', '..', 'simulators', 'devices', 'main.ts');

/** Where the server listens. */
export interface ListeningOn {
  readonly port: number;
  /** Ports of the doors of devices, by name. */
  readonly doors: ReadonlyMap<string, number>;
}

/** Starts the devices. @returns a function that ends them */
export function simulateDevices({ port, doors }: ListeningOn, logger: Logger): () => Promise<void> {
  const door = (name: string): string => String(doors.get(name) ?? 'off');
  const child = fork(
    program,
    [
      `--url=http://127.0.0.1:${port}`,
      `--mqtt=${door('mqtt')}`,
      `--hj212=${door('hj212')}`,
      `--jt808=${door('jt808')}`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] },
  );
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString('utf8')).slice(-2000);
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      if (code) logger.warn({ exitCode: code, output }, 'the simulated devices ended');
      resolve();
    });
  });
  return async () => {
    child.kill('SIGTERM');
    await ended;
  };
}
