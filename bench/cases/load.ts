/** The simulated phones, in a process of their own: posts reports and times the answers. */
import { readFile } from 'node:fs/promises';
import { Connection } from './http-client.ts';

/** What one round asks of the load process. */
export interface Round {
  readonly port: number;
  readonly path: string;
  readonly clients: number;
  readonly milliseconds: number;
  /** Begins every Idempotency-Key of the round. */
  readonly keyPrefix: string;
  /** JSON file with an array of report bodies. */
  readonly reportsFile: string;
}

/** What came of it. */
export interface RoundResult {
  /** Acknowledged posts. */
  readonly acknowledged: number;
  readonly refused: number;
  readonly firstRefusal: string;
  readonly milliseconds: number;
  /** Processor time of the sender, in milliseconds. */
  readonly processorMs: number;
  /** Answer times, in milliseconds. */
  readonly latencies: readonly number[];
}

/** Each phone sends this many reports, then another phone takes its place. */
const reportsPerPhone = 4;

interface Tally {
  acknowledged: number;
  refused: number;
  firstRefusal: string;
  latencies: number[];
  sent: number;
}

async function runRound(round: Round): Promise<RoundResult> {
  const reports = JSON.parse(await readFile(round.reportsFile, 'utf8')) as object[];
  const bodies = reports.map((report) => JSON.stringify(report).slice(0, -1));
  const tally: Tally = { acknowledged: 0, refused: 0, firstRefusal: '', latencies: [], sent: 0 };
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const endAt = startedAt + round.milliseconds;
  await Promise.all(
    Array.from({ length: round.clients }, () => runClient(round, { bodies, endAt }, tally)),
  );
  const { sent: _sent, ...figures } = tally;
  const { user, system } = process.cpuUsage(before);
  const processorMs = (user + system) / 1000;
  return { ...figures, processorMs, milliseconds: performance.now() - startedAt };
}

async function runClient(
  round: Round,
  { bodies, endAt }: { bodies: readonly string[]; endAt: number },
  tally: Tally,
): Promise<void> {
  const connection = await Connection.open(round.port);
  while (performance.now() < endAt) {
    const number = tally.sent++;
    const phone = Math.floor(number / reportsPerPhone);
    const device = `${round.keyPrefix}-phone-${phone}`;
    const body = `${bodies[number % bodies.length]},"deviceId":"${device}"}`;
    const address = `10.${(phone >> 16) & 255}.${(phone >> 8) & 255}.${phone & 255}`;
    const headers = `Idempotency-Key: ${round.keyPrefix}-${number}\r\nX-Forwarded-For: ${address}\r\n`;
    const startedAt = performance.now();
    const answer = await connection.post(round.path, headers, body);
    tally.latencies.push(performance.now() - startedAt);
    if (answer.status === 201) tally.acknowledged += 1;
    else {
      tally.refused += 1;
      tally.firstRefusal ||= `${answer.status} ${answer.body.slice(0, 400)}`;
    }
  }
  connection.close();
}

process.on('message', (round: Round) => {
  runRound(round).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
