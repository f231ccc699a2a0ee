/** What a careful forger tries at the edges: places behind the end, bytes behind a tile, keys and lines that say nothing. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  checkpointText,
  emptyRoot,
  generateKey,
  readCheckpoint,
  readNote,
  signNote,
} from '#protocols/tlog/index.ts';
import { api as cases } from '#modules/cases/contract/index.ts';
import { api } from '../contract/index.ts';
import { askWitnesses } from '../service/ask-witnesses.ts';
import { houseOf } from '../service/house.ts';
import { checkHistory } from '../web/check/check-history.ts';
import { checkReceipt, openCheckpoint } from '../web/check/check.ts';
import { exported, folder, said, signAll, townWithCase, verify } from './ledger-fixture.ts';

const far = 2 ** 40;

test('a place behind the end of the log is none, whatever way it climbs', async (t) => {
  const { town, reported } = await townWithCase(t);
  const leader = (await town.as('leader')).api(api);
  const history = await (await town.as('officer1')).api(api).history({
    query: { source: 'cases', subject: reported.caseId },
  });
  const moved = history.entries.map((entry) => ({ ...entry, index: entry.index + far }));
  assert.equal(checkHistory({ ...history, entries: moved }).findings[0]?.code, 'not-in-log');
  const path = join(await folder(t), 'history.json');
  await writeFile(path, JSON.stringify({ ...history, entries: moved }));
  assert.match(said(await verify(path))[0] ?? '', /is not in the signed log/);

  const file = await leader.receipt({ params: { index: 0 } });
  const receipt = await new Response(file.bytes).text();
  assert.deepEqual(checkReceipt(receipt).findings, []);
  for (const index of [String(far), '00', 'none', '-8', '1e1']) {
    const changed = receipt.replace(/^index \d+$/m, `index ${index}`);
    assert.notDeepEqual(checkReceipt(changed).findings, [], index);
    const name = join(await folder(t), 'changed.tlog-proof');
    await writeFile(name, changed);
    assert.equal((await verify(name)).ok, false, index);
  }
});

test('a key of a log among those of witnesses signs nothing', async (t) => {
  const { town, reported } = await townWithCase(t);
  const officer = (await town.as('officer1')).api(api);
  const history = await officer.history({
    query: { source: 'cases', subject: reported.caseId },
  });
  const { origin, size, root } = readCheckpoint(readNote(history.checkpoint).text);
  const forger = generateKey('ed25519', origin);
  const note = signNote(checkpointText({ origin, size, root }), [forger]);
  const opened = openCheckpoint(note, history.keys, [forger.verifier.text]);
  assert.ok('code' in opened && opened.code === 'unknown-key');
});

test('bytes behind a tile or bundle, changed lines of witnesses and rows far behind are named', async (t) => {
  const { town } = await townWithCase(t);
  await askWitnesses(houseOf(town.database));
  const copy = await exported(t, town);
  const log = join(town.dataDirectory, 'ledger', 'qingxi');
  const size = readCheckpoint(readNote(await readFile(join(log, 'checkpoint'), 'utf8')).text).size;
  assert.deepEqual(said(await verify(copy)), []);
  const spoil = async (name: string, change: (text: string) => string): Promise<string[]> => {
    const path = join(copy, name);
    const before = await readFile(path);
    await writeFile(path, change(before.toString('latin1')), 'latin1');
    const faults = said(await verify(copy));
    await writeFile(path, before);
    return faults;
  };
  const last = String(Math.floor(size / 256)).padStart(3, '0');
  for (const kind of ['0', 'entries']) {
    const faults = await spoil(`tile/${kind}/${last}.p/${size % 256}`, (text) => `${text}\0more`);
    assert.ok(
      faults.some((line) => line.startsWith(`entry ${size - 1}: bytes were put behind it`)),
      faults.join('\n'),
    );
  }
  const witness = / localhost\/yunling\/witness (\S{20})/;
  assert.ok(witness.test(await readFile(join(copy, 'checkpoint'), 'utf8')));
  const other = (text: string) => (text === 'A' ? 'B' : 'A');
  const sealed = await spoil('checkpoint', (text) =>
    text.replace(witness, (line) => line.slice(0, -1) + other(line.at(-1) ?? '')),
  );
  assert.match(
    sealed.join('\n'),
    /^checkpoint: the signature of localhost\/yunling\/witness is false/m,
  );
  const renamed = await spoil('checkpoint', (text) =>
    text.replace('yunling/witness', 'yunlinh/witness'),
  );
  assert.match(
    renamed.join('\n'),
    /^checkpoint: a signature line of \S+ is of no key that is known/m,
  );
  const away = await spoil('entries.ndjson', (text) =>
    text.replace('"index":1,', `"index":${far},`),
  );
  assert.match(away.join('\n'), /^entry 1: missing among the ledger rows/m);

  const trusted = join(await folder(t), 'trusted');
  await writeFile(trusted, await readFile(join(copy, 'checkpoint')));
  const { keys } = JSON.parse(await readFile(join(copy, 'meta.json'), 'utf8')) as {
    keys: string[];
  };
  const key = keys[0] ?? '';
  assert.deepEqual(said(await verify(copy, '--key', key, '--trust', trusted)), []);
  const stranger = generateKey('ed25519', key.split('+')[0] ?? '');
  await writeFile(trusted, signNote(readNote(await readFile(trusted, 'utf8')).text, [stranger]));
  const unsigned = said(await verify(copy, '--key', key, '--trust', trusted));
  assert.match(unsigned.join('\n'), /not signed by a key that is known: it proves nothing/);
});

test('that a case was made confidential is a step of its history; a case made public in the database is named', async (t) => {
  const { town, reported } = await townWithCase(t);
  const officer = (await town.as('officer1')).api(cases);
  const { caseId } = reported;
  const { case: row } = await officer.one({ params: { caseId } });
  const body = { sealed: true, reason: '举报人要求', version: row.version };
  await officer.seal({ params: { caseId }, body });
  await signAll(town);
  assert.deepEqual(said(await verify(await exported(t, town))), []);
  const history = await (await town.as('officer1')).api(api).history({
    query: { source: 'cases', subject: caseId },
  });
  assert.ok(history.entries.some(({ record }) => record.includes('"cases.seal"')));
  await town.sql('UPDATE cases.cases SET sealed = false WHERE id = $1', [caseId]);
  const faults = said(await verify(await exported(t, town)));
  assert.match(faults.join('\n'), /^entry \d+: cases \S+ is not as this act left it/m);
});

test('a second signature by SM2 is checked off line too', async (t) => {
  const keys = (['ed25519', 'sm2'] as const).map((kind) => generateKey(kind, 'sm2.example/log'));
  const [first, second] = keys.map(({ verifier }) => verifier.text);
  const text = checkpointText({ origin: 'sm2.example/log', size: 0, root: emptyRoot });
  const directory = await folder(t);
  const path = join(directory, 'checkpoint');
  const given = ['--key', first ?? '', '--key', second ?? ''];
  for (let round = 0; round < 4; round += 1) {
    const note = signNote(text, keys);
    await writeFile(path, note);
    assert.deepEqual(said(await verify(directory, ...given)), []);
    const lines = note.trimEnd().split('\n');
    const bytes = Buffer.from(lines.pop()?.split(' ').at(-1) ?? '', 'base64');
    const at = 4 + round * 17;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(path, `${lines.join('\n')}\n— sm2.example/log ${bytes.toString('base64')}\n`);
    assert.deepEqual(said(await verify(directory, ...given)), [
      'checkpoint: the signature of sm2.example/log is false',
    ]);
  }
});
