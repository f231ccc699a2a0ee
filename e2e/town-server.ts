/** The town of a walk served by a process of its own, which can be killed and started again on the same port. */
import { type Caller, type TestTown, testMasterKey } from '#testing';
import { client } from '#platform/contract/index.ts';
import { startTown } from '../bench/town/town-process.ts';
import { webDirectory } from './browser.ts';

/** A server process over the database of a test's town. */
export interface TownServer {
  readonly origin: string;
  /** Someone without a session, over the socket. */
  anonymous(): Pick<Caller, 'api'>;
  /** Ends it at once, as a power cut of the application would. */
  kill(): Promise<void>;
  /** Starts it again where it was. */
  startAgain(): Promise<void>;
}

/** Starts the server; the walk kills it in the end. */
export async function serveTown(town: TestTown): Promise<TownServer> {
  const start = (port: number) =>
    startTown({
      dataDirectory: town.dataDirectory,
      patienceSeconds: 90,
      environment: {
        DATABASE_URL: town.url,
        ZHENSHU_MASTER_KEY: testMasterKey.toString('base64'),
        ZHENSHU_WEB: webDirectory,
        PORT: String(port),
      },
    });
  let running = await start(0);
  const { port } = running;
  const origin = `http://127.0.0.1:${port}`;
  const overSocket: typeof fetch = (path, init) => fetch(new URL(String(path), origin), init);
  return {
    origin,
    anonymous: () => ({ api: (api) => client(api, { fetch: overSocket }) }),
    kill: () => running.kill(),
    startAgain: async () => {
      running = await start(port);
    },
  };
}
