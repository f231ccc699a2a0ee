import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pino } from 'pino';
import type { ModuleDefinition, Service, ServiceHost } from '../module/index.ts';
import { Services } from './index.ts';

const host = { logger: pino({ level: 'silent' }) } as unknown as ServiceHost;

/** Services that write down what happens to them. */
function recording(): {
  log: string[];
  service: (name: string, fault?: 'start' | 'stop') => Service;
} {
  const log: string[] = [];
  const service = (name: string, fault?: 'start' | 'stop'): Service => ({
    name,
    role: name === 'other' ? 'worker' : 'ingest',
    start: () => {
      log.push(`start ${name}`);
      if (fault === 'start') return Promise.reject(new Error(name));
      return Promise.resolve({
        port: 7,
        stop: () => {
          log.push(`stop ${name}`);
          return fault === 'stop' ? Promise.reject(new Error(name)) : Promise.resolve();
        },
      });
    },
  });
  return { log, service };
}

const of = (...services: Service[]): Services =>
  new Services([{ services } as unknown as ModuleDefinition], host);

test('only services of the wanted roles start; they stop in reverse order', async () => {
  const { log, service } = recording();
  const services = of(service('one'), service('other'), service('two'));
  await services.start(['ingest']);
  assert.deepEqual([...services.ports.keys()], ['one', 'two']);
  await services.stop();
  assert.deepEqual(log, ['start one', 'start two', 'stop two', 'stop one']);
  assert.equal(services.ports.size, 0);
});

test('when one cannot start, those before it are stopped and the fault is told', async () => {
  const { log, service } = recording();
  await assert.rejects(of(service('one'), service('two', 'start')).start(['ingest']), /two/);
  assert.deepEqual(log, ['start one', 'start two', 'stop one']);
});

test('one that fails to stop does not keep the others running', async () => {
  const { log, service } = recording();
  const services = of(service('one'), service('two', 'stop'));
  await services.start(['ingest']);
  await services.stop();
  assert.deepEqual(log.slice(2), ['stop two', 'stop one']);
});
