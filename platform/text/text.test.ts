import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as text from './index.ts';

test('texts that look alike get one form', () => {
  assert.equal(text.normaliseText(' ＡＢ１２\u200B　 路灯\n坏了！ '), 'AB12 路灯 坏了!');
  assert.equal(text.foldWidth('１２　号ａ'), '12 号a');
});

test('Chinese numerals are read', () => {
  const numerals: [string, number | undefined][] = [
    ['八十八', 88],
    ['十', 10],
    ['十二', 12],
    ['一百零三', 103],
    ['一百二十', 120],
    ['两万三千', 23_000],
    ['三千零五', 3005],
    ['廿五', 25],
    ['二〇一', 201],
    ['零', 0],
    ['十百', undefined],
    ['二三十', undefined],
    ['百', undefined],
    ['万', undefined],
    ['甲', undefined],
    ['', undefined],
  ];
  for (const [numeral, number] of numerals) {
    assert.equal(text.chineseToNumber(numeral), number, numeral);
  }
});

test('door numbers become digits and other words stay', () => {
  assert.equal(text.normaliseDoorNumbers('五里村三组八十八号二单元'), '五里村3组88号2单元');
  assert.equal(text.normaliseDoorNumbers('十字路口一家三口'), '十字路口一家三口');
});

test('near-duplicates are alike, other texts are not', () => {
  const a = '石桥村村口的路灯坏了三天了，晚上很黑，请尽快派人来修理一下。';
  const b = '石桥村村口的路灯坏了3天了，晚上很黑，请尽快派人修理一下！';
  const c = '农贸市场门口有人占道经营，堵住了消防通道，车子开不进去。';
  assert.ok(text.textSimilarity(a, b) > 0.7);
  assert.ok(text.textSimilarity(a, c) < 0.1);
  assert.equal(text.textSimilarity('', '。'), 0);
  assert.deepEqual([...text.bigrams('路灯！坏')], ['路灯', '灯坏']);
  const near = text.minhashSimilarity(text.minhash(a, 256), text.minhash(b, 256));
  assert.ok(Math.abs(near - text.textSimilarity(a, b)) < 0.15);
  assert.ok(text.minhashSimilarity(text.minhash(a), text.minhash(c)) < 0.2);
  assert.throws(() => text.minhashSimilarity(text.minhash(a, 8), text.minhash(a, 16)), RangeError);
  const bits = (x: string, y: string) => text.hammingDistance(text.simhash(x), text.simhash(y));
  assert.equal(bits(a, a), 0);
  assert.ok(bits(a, b) < bits(a, c));
});

test('fields are masked by their kind', () => {
  const masked: [string, string][] = [
    [text.maskName('张三'), '张*'],
    [text.maskName('张小三'), '张*三'],
    [text.maskName('欧阳修'), '欧阳*'],
    [text.maskName('司马相如'), '司马*如'],
    [text.maskName('阿依古丽·买买提'), '阿**·买**'],
    [text.maskName('John Smith'), 'J** S**'],
    [text.maskName('张'), '*'],
    [text.maskPhone('138-1234-5678'), '138****5678'],
    [text.maskPhone('+86 13812345678'), '138****5678'],
    [text.maskPhone('0731-85123456'), '0731-****3456'],
    [text.maskPhone('12'), '****'],
    [text.maskIdNumber('11010519491231002x', 'public'), '1****************X'],
    [text.maskIdNumber('11010519491231002X', 'staff'), '110***********002X'],
    [text.maskIdNumber('E1', 'staff'), '**'],
    [text.maskPlate('粤B12312'), '粤B·***12'],
    [text.maskPlate('粤b D12312'), '粤B·****12'],
    [text.maskAddress('清溪镇石桥村3组12号'), '清溪镇石桥村****'],
    [text.maskAddress('人民路88号2栋301'), '人民路****'],
    [text.maskAddress('清溪镇88号'), '清溪镇****'],
    [text.maskAddress('桥头老王家隔壁'), '桥头****'],
    [text.maskEmail('ZhangSan@QQ.com'), 'Z***@qq.com'],
    [text.maskEmail('x'), '***'],
    [text.maskBankCard('6222 0212 3456 7890 128'), '**** **** **** 0128'],
  ];
  for (const [actual, expected] of masked) assert.equal(actual, expected);
});

test('two screens side by side rebuild nothing: what one shows, the other shows or hides at the same place', () => {
  const number = '11010519491231002X';
  const views = (['public', 'staff'] as const).map((one) => text.maskIdNumber(number, one));
  const united = [...number].map((char, at) =>
    views.some((view) => view[at] === char) ? char : '*',
  );
  assert.equal(united.join(''), text.maskIdNumber(number, 'staff'));
  // In free words and in a field of its own a number loses the same digits.
  for (const [written, mask] of [
    ['13812345678', text.maskPhone],
    ['粤B12312', text.maskPlate],
    ['6222021234567890128', text.maskBankCard],
    ['zhangsan@qq.com', text.maskEmail],
  ] as const) {
    assert.equal(text.maskPersonal(`请联系 ${written} 。`).text, `请联系 ${mask(written)} 。`);
  }
});

test('masking what is masked changes nothing', () => {
  const masks: [(value: string) => string, string[]][] = [
    [text.maskName, ['张三', '张小三', '欧阳修', '司马相如', '阿依古丽·买买提', 'John Smith']],
    [text.maskPhone, ['13812345678', '0731-85123456', '01085123456', '12345']],
    [(value) => text.maskIdNumber(value, 'staff'), ['11010519491231002X', 'E12345678']],
    [text.maskPlate, ['粤B12312', '粤BD12312']],
    [text.maskAddress, ['清溪镇石桥村3组12号', '桥头老王家隔壁']],
    [text.maskEmail, ['zhangsan@qq.com']],
    [text.maskBankCard, ['6222021234567890128', '123']],
  ];
  for (const [mask, values] of masks) {
    for (const value of values) assert.equal(mask(mask(value)), mask(value), value);
  }
});

test('numbers of persons and bodies are checked', () => {
  assert.equal(text.isChineseMobile('13812345678'), true);
  assert.equal(text.isChineseMobile('12812345678'), false);
  assert.equal(text.canonicalMobile('+86 １３８-1234-5678'), '13812345678');
  assert.equal(text.canonicalMobile('138123456789'), undefined);
  assert.equal(text.isIdentityNumber('11010519491231002X'), true);
  assert.equal(text.isIdentityNumber('110105194912310021'), false);
  assert.equal(text.isIdentityNumber('110105194902310021'), false);
  assert.equal(text.isOldIdentityNumber('110105491231002'), true);
  assert.equal(text.isOldIdentityNumber('110105491331002'), false);
  assert.equal(text.isSocialCreditCode('91350100M000100Y43'), true);
  assert.equal(text.isSocialCreditCode('91350100M000100Y44'), false);
  assert.equal(text.isBankCard('4111111111111111'), true);
  assert.equal(text.isBankCard('4111111111111112'), false);
  assert.equal(text.isLandline('073185123456'), true);
  assert.equal(text.isLandline('073115123456'), false);
  assert.equal(text.isPlate('粤BD12345'), true);
  assert.equal(text.isPlate('粤BI1234'), false);
});
