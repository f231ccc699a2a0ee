import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown } from '#testing';
import { LiveHub } from '#platform/live/index.ts';

test('a screen that saw numbers which this server never gave is told to read all anew', async (t) => {
  const town = await testTown(t);
  const { tenantId, actor } = town.ctx;
  const opened = async (lastEventId: number | null): Promise<string> => {
    const heard: string[] = [];
    const hub = new LiveHub(town.database);
    const subscriber = { tenantId, actor, send: (text: string) => void heard.push(text) };
    (await hub.open(subscriber, lastEventId))();
    return /event: (\w+)/.exec(heard.join(''))?.[1] ?? '';
  };
  assert.equal(await opened(null), 'hello');
  assert.equal(await opened(1_000_000_000), 'resync');
});
