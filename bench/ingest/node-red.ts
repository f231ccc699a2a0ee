/**
 * The peer: Node-RED 4.1 with a PostgreSQL node of its library, wired as a user would, installed from
 * npm into a folder of the bench's own. Devices publish to a broker in a process beside it (its PUBACK
 * does not wait for anything); a flow takes the messages and inserts the values.
 */
import { type ChildProcess, execFile, fork, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const packages = ['node-red@4.1.8', 'node-red-contrib-postgrestor-next@0.5.2'];

/** A running Node-RED. */
export interface NodeRed {
  readonly mqttPort: number;
  stop(): Promise<void>;
}

/** Installs what is missing. */
async function install(folder: string): Promise<void> {
  if (existsSync(join(folder, 'node_modules', 'node-red-contrib-postgrestor-next'))) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"name":"peer","private":true}');
  console.error('Installing Node-RED into the bench’s own folder …');
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', ...packages], {
    cwd: folder,
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Starts the broker and Node-RED with the flow: mqtt in, function, PostgreSQL. */
export async function startNodeRed(folder: string, databaseUrl: string): Promise<NodeRed> {
  await install(folder);
  const httpPort = await freePort();
  const broker = fork(join(import.meta.dirname, 'peer-broker.ts'), [], { execArgv: [] });
  const mqttPort = await new Promise<number>((resolve) => broker.once('message', resolve as never));
  const userDirectory = join(folder, 'user');
  await mkdir(userDirectory, { recursive: true });
  await writeFile(join(userDirectory, 'flows.json'), JSON.stringify(flowOf(mqttPort, databaseUrl)));
  await writeFile(
    join(userDirectory, 'settings.js'),
    `module.exports = { flowFile: 'flows.json', uiPort: ${httpPort}, uiHost: '127.0.0.1', credentialSecret: false,
      nodesDir: [${JSON.stringify(join(folder, 'node_modules'))}], logging: { console: { level: 'off' } } };`,
  );
  const child = spawn(
    process.execPath,
    [join(folder, 'node_modules', 'node-red', 'red.js'), '--userDir', userDirectory],
    { stdio: 'ignore', cwd: folder },
  );
  const stop = async (): Promise<void> => {
    const ended = new Promise((done) => child.once('exit', done));
    broker.kill('SIGKILL');
    child.kill('SIGKILL');
    await ended;
  };
  await subscribed(broker, child).catch(async (error: Error) => {
    await stop();
    throw error;
  });
  return { mqttPort, stop };
}

/** Waits until Node-RED has subscribed. */
async function subscribed(broker: ChildProcess, child: ChildProcess): Promise<void> {
  const heard = new Promise<boolean>((resolve) => broker.once('message', () => resolve(true)));
  const ended = new Promise<boolean>((resolve) => child.once('exit', () => resolve(false)));
  if (!(await Promise.race([heard, ended, delay(90_000, false)]))) {
    throw new Error('Node-RED did not start');
  }
}

/** As a user wires it: one INSERT a message with its three values. */
const insert = `INSERT INTO peer.values (device, key, at, value)
SELECT $1, k, to_timestamp($2 / 1000.0), v FROM unnest($3::text[], $4::float8[]) u(k, v) ON CONFLICT DO NOTHING`;

const toParameters = `const parts = msg.topic.split('/');
const values = msg.payload.values;
msg.params = [parts[1], msg.payload.at, Object.keys(values), Object.values(values)];
return msg;`;

function flowOf(mqttPort: number, databaseUrl: string): object[] {
  const node = (id: string, type: string, wires: string[]): object => ({
    id,
    type,
    z: 'tab',
    name: '',
    wires: [wires],
  });
  const hearing = {
    topic: 'zs/+/up/values',
    qos: '1',
    datatype: 'json',
    broker: 'server',
    inputs: 0,
  };
  return [
    { id: 'tab', type: 'tab', label: 'ingest' },
    brokerConfig(mqttPort),
    { ...node('in', 'mqtt in', ['fn']), ...hearing },
    { ...node('fn', 'function', ['pg']), func: toParameters, outputs: 1 },
    { ...node('pg', 'postgrestor', []), query: insert, postgresDB: 'pool', throwErrors: false },
    poolConfig(databaseUrl),
  ];
}

function brokerConfig(mqttPort: number): object {
  return {
    id: 'server',
    type: 'mqtt-broker',
    name: '',
    broker: '127.0.0.1',
    port: String(mqttPort),
    clientid: '',
    autoConnect: true,
    usetls: false,
    protocolVersion: '4',
    keepalive: '60',
    cleansession: true,
  };
}

/** Over TCP, as Node-RED usually speaks to PostgreSQL, whatever way the address says. */
function poolConfig(databaseUrl: string): object {
  const { hostname, port, pathname, username, password } = new URL(databaseUrl);
  const texts = {
    host: hostname,
    database: pathname.slice(1),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
  const numbers = { port, max: '10', min: '1', idle: '1000', connectionTimeout: '10000' };
  const typed = (fields: object, type: string): object =>
    Object.fromEntries(Object.keys(fields).map((name) => [`${name}FieldType`, type]));
  return {
    id: 'pool',
    type: 'postgresDB',
    name: '',
    ...texts,
    ...typed(texts, 'str'),
    ...numbers,
    ...typed(numbers, 'num'),
    ssl: 'false',
    sslFieldType: 'bool',
  };
}

/** The peer's table: the same key and index as ours has. */
export const peerTable = `CREATE SCHEMA IF NOT EXISTS peer;
CREATE TABLE IF NOT EXISTS peer.values (device text NOT NULL, key text NOT NULL, at timestamptz NOT NULL,
  value double precision NOT NULL, PRIMARY KEY (device, key, at))`;
