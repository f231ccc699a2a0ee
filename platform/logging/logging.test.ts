import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { createLogger, type LoggingOptions } from './index.ts';
import { prettyLine } from './pretty.ts';

function logged(write: (logger: ReturnType<typeof createLogger>) => void, options = {}): string {
  const destination = new PassThrough();
  const given: LoggingOptions = { logLevel: 'info', logFormat: 'json', destination, ...options };
  write(createLogger(given));
  return String(destination.read() ?? '');
}

test('a line is one JSON object with UTC time, level in words and the message', () => {
  const entry = JSON.parse(logged((logger) => logger.info({ caseId: 'c1' }, 'case opened')));
  assert.equal(entry.level, 'info');
  assert.equal(entry.msg, 'case opened');
  assert.equal(entry.caseId, 'c1');
  assert.match(entry.time, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
});

test('phone numbers, names of people, passwords and cookies never reach the log', () => {
  const line = logged((logger) =>
    logger.info({
      phone: '13800000001',
      person: { name: '王小明', phone: '13800000002' },
      body: { reporter: { phone: '13800000003' }, name: '李四', password: 'geheim' },
      req: { headers: { cookie: 'sid=13800000004', authorization: 'Bearer 13800000005' } },
    }),
  );
  assert.doesNotMatch(line, /1380000000|王小明|李四|geheim/);
});

test('fields that a manifest declares personal are censored in both spellings', () => {
  const line = logged(
    (logger) => logger.info({ row: { guardian_phone: '1', guardianPhone: '2' } }),
    {
      personalFields: ['resident.guardian_phone'],
    },
  );
  assert.deepEqual(JSON.parse(line).row, {
    guardian_phone: '[censored]',
    guardianPhone: '[censored]',
  });
});

test('technical names and codes stay readable', () => {
  const entry = JSON.parse(logged((logger) => logger.info({ name: 'worker', code: 'ECONNRESET' })));
  assert.equal(entry.name, 'worker');
  assert.equal(entry.code, 'ECONNRESET');
});

test('numbers of persons in words, texts and stacks are masked; ids and times stay', () => {
  const traceId = '01a21944-1613-7111-9826-187190118122';
  const line = logged((logger) =>
    logger.error(
      { err: new Error('no answer from １３８００００００１３'), note: '车牌湘A98765', traceId },
      '短信发往13800000001失败,身份证11010519491231002X',
    ),
  );
  assert.doesNotMatch(line, /13800000001|１３８００００００１３|98765|19491231/);
  assert.match(line, /138\*\*\*\*0001/);
  assert.equal(JSON.parse(line).traceId, traceId);
});

test('an error of the database is logged without the row that it quotes', () => {
  const error = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (phone)=(13800000001) already exists.',
    constraint: 'person_phone_key',
  });
  const line = logged((logger) => logger.error({ err: error }, 'not saved'));
  assert.match(line, /person_phone_key/);
  assert.doesNotMatch(line, /13800000001/);
});

test('lines below the level are left out', () => {
  assert.equal(
    logged((logger) => logger.debug('quiet')),
    '',
  );
});

test('the pretty form shows words first, facts behind, and the stack below', () => {
  const line =
    '{"level":"error","time":"2026-03-01T00:00:00.000Z","err":{"stack":"E: a\\n at b"},"n":1,"msg":"no"}';
  assert.match(prettyLine(line, false), /^\d\d:\d\d:\d\d error no n=1\n {2}E: a\n {3}at b\n$/);
  assert.equal(prettyLine('not json\n', false), 'not json\n');
});

test('a line whose error is expected is not written, every other one is', () => {
  let isStopping = false;
  const lost = new Error('terminating connection due to administrator command');
  const isExpected = (error: unknown) => isStopping && error === lost;
  const lines = logged(
    (logger) => {
      logger.warn({ err: lost }, 'lost before');
      isStopping = true;
      logger.warn({ err: lost }, 'lost while stopping');
      logger.child({ part: 'worker' }).error({ err: lost }, 'lost by a part');
      logger.error({ err: new Error('disk full') }, 'another fault');
      logger.warn('plain words');
    },
    { isExpected },
  );
  const words = lines
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { msg: string }).msg);
  assert.deepEqual(words, ['lost before', 'another fault', 'plain words']);
});
