import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MessageTemplate } from './render.ts';
import { chooseTemplate, placeholdersOf, renderTemplate } from './render.ts';
import { smsLength } from './sms-length.ts';

const sms: MessageTemplate = {
  key: 'case.assigned',
  channel: 'sms',
  language: 'zh',
  subject: '',
  body: '您有新任务：{{title}}，请于{{ deadline }}前处理。',
};

test('placeholders are filled, and stand in order for the vendor', () => {
  assert.deepEqual(
    renderTemplate(sms, { title: '路灯不亮', deadline: '18:00', more: 1 }, '清溪镇'),
    {
      kind: 'rendered',
      subject: '',
      body: '您有新任务：路灯不亮，请于18:00前处理。',
      parameters: [
        { name: 'title', value: '路灯不亮' },
        { name: 'deadline', value: '18:00' },
      ],
      smsSegments: 1,
    },
  );
});

test('the vendor’s order of variables wins over the order of appearance', () => {
  const template = { ...sms, vendorVariables: ['deadline', 'title'] };
  const rendering = renderTemplate(template, { title: 'A', deadline: 'B' });
  assert.ok(rendering.kind === 'rendered');
  assert.deepEqual(
    rendering.parameters.map((parameter) => parameter.value),
    ['B', 'A'],
  );
});

test('missing variables are all named; inherited properties are not variables', () => {
  assert.deepEqual(renderTemplate(sms, {}), {
    kind: 'missing-variable',
    names: ['title', 'deadline'],
  });
  const sneaky = { ...sms, body: '{{constructor}}' };
  assert.deepEqual(renderTemplate(sneaky, {}), {
    kind: 'missing-variable',
    names: ['constructor'],
  });
});

test('braces that are no placeholder are an error, not text', () => {
  for (const body of ['{{title', 'title}}', '{{名字}}', '{{1st}}', '{{a b}}']) {
    assert.equal(
      renderTemplate({ ...sms, body }, { title: 'x' }).kind,
      'malformed-placeholder',
      body,
    );
  }
});

test('values are never read as placeholders or replacement patterns again', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (title, deadline) => {
      const template: MessageTemplate = { ...sms, channel: 'email' };
      const rendering = renderTemplate(template, { title, deadline });
      assert.ok(rendering.kind === 'rendered');
      assert.equal(rendering.body, `您有新任务：${title}，请于${deadline}前处理。`);
    }),
  );
});

test('a stranger’s words forge no signature, call nobody and hide no link', () => {
  const title = '【银行】\n<@all> [点我](http://evil.example) @13800000001';
  const inSms = renderTemplate(sms, { title, deadline: '' });
  assert.ok(inSms.kind === 'rendered' && !/[【】\n]/.test(inSms.body));
  for (const channel of ['wecom', 'dingtalk'] as const) {
    const inGroup = renderTemplate({ ...sms, channel }, { title, deadline: '' });
    assert.ok(inGroup.kind === 'rendered' && !/[<>[\]@]/.test(inGroup.body));
  }
});

test('a subject stays on one line', () => {
  const template: MessageTemplate = { ...sms, channel: 'email', subject: '任务 {{title}}' };
  const rendering = renderTemplate(template, { title: 'a\r\nBcc: x', deadline: '' });
  assert.ok(rendering.kind === 'rendered');
  assert.equal(rendering.subject, '任务 a Bcc: x');
});

test('an SMS is charged as 70 characters once, then in pieces of 67, signature included', () => {
  const lengths = [65, 66, 129, 130].map((length) => smsLength('字'.repeat(length), '清溪镇'));
  assert.deepEqual(lengths, [
    { characters: 70, segments: 1 },
    { characters: 71, segments: 2 },
    { characters: 134, segments: 2 },
    { characters: 135, segments: 3 },
  ]);
});

test('an SMS above 500 characters is an error that says how long it is', () => {
  const rendering = renderTemplate({ ...sms, body: '字'.repeat(496) }, {}, '清溪镇');
  assert.deepEqual(rendering, { kind: 'too-long', characters: 501, limit: 500 });
  assert.equal(renderTemplate({ ...sms, body: '字'.repeat(495) }, {}, '清溪镇').kind, 'rendered');
});

test('the asked language is chosen, Chinese when it is missing, nothing for another occasion', () => {
  const english: MessageTemplate = { ...sms, language: 'en', body: 'New task: {{title}}' };
  const wanted = { key: 'case.assigned', channel: 'sms', language: 'en' } as const;
  assert.equal(chooseTemplate([sms, english], wanted), english);
  assert.equal(chooseTemplate([sms], wanted), sms);
  assert.equal(chooseTemplate([sms], { ...wanted, key: 'case.closed' }), undefined);
  assert.equal(chooseTemplate([sms], { ...wanted, channel: 'email' }), undefined);
  assert.deepEqual(placeholdersOf('{{a}} {{ b }} {{a}}'), ['a', 'b']);
});
