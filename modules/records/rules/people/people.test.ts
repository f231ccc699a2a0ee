import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAddress, villageOf } from './addresses.ts';
import { birthOf, readDate, readIdentity } from './identity.ts';
import { plainName, soundOf, surnameSound } from './names.ts';

test('names: blanks, points, traditional and variant characters are one form', () => {
  assert.equal(plainName(' 劉 偉 '), '刘伟');
  assert.equal(plainName('張喆'), '张哲');
  assert.equal(plainName('阿依古丽·买买提'), '阿依古丽买买提');
  assert.equal(plainName('  '), '');
});

test('names that sound alike have one sound; near sounds are one behind the bar', () => {
  assert.equal(soundOf('张伟'), soundOf('章玮'));
  assert.notEqual(soundOf('张伟').split('|')[0], soundOf('章明').split('|')[0]);
  assert.equal(soundOf('陈林').split('|')[1], soundOf('岑宁').split('|')[1]);
  assert.equal(surnameSound('欧阳海'), 'ouyang');
  assert.equal(soundOf('单莲').split('|')[0], 'shan lian', 'a surname is read as a surname');
});

test('identity numbers: proved, of 15 places, typed wrong, spoilt by a spreadsheet', () => {
  assert.deepEqual(readIdentity('439981195803070018'), {
    number: '439981195803070018',
    valid: false,
    damaged: false,
  });
  const proved = readIdentity('11010519491231002x');
  assert.deepEqual(proved, { number: '11010519491231002X', valid: true, damaged: false });
  assert.deepEqual(readIdentity('110105491231002'), {
    number: '11010519491231002X',
    valid: false,
    damaged: false,
  });
  assert.deepEqual(readIdentity('439981195803070000'), {
    number: '439981195803070',
    valid: false,
    damaged: true,
  });
  assert.equal(readIdentity('4.39981E+17').number, '');
  assert.equal(readIdentity('无').number, '');
  assert.equal(birthOf(proved), '19491231');
});

test('dates in all the ways in which lists write them', () => {
  for (const text of ['1958-03-07', '1958/3/7', '1958年3月7日', '19580307', '1958.3.7', '21251']) {
    assert.equal(readDate(text), '19580307', text);
  }
  for (const text of ['', '3月', '19581307', '1958']) assert.equal(readDate(text), '', text);
});

test('addresses: what all of the town have in common falls away, doors are digits', () => {
  for (const text of [
    '云岭县清溪镇石桥村三组12号',
    '清溪镇石桥村3组12号',
    '石桥村3组12',
    ' 石桥村 第三组 12号院',
  ]) {
    assert.deepEqual(readAddress(text), { plain: '石桥村3组12号', area: '石桥村3组' }, text);
  }
  assert.equal(readAddress('清溪大街八十八号').area, '清溪大街');
  assert.equal(readAddress('云岭县清溪大街88号').plain, '清溪大街88号');
  assert.equal(readAddress('集市路2号').plain, '集市路2号', 'a road, no city');
  assert.equal(readAddress('县前街5号').plain, '县前街5号');
  const aliases = new Map([
    ['石桥村3组旧312号', '石桥村3组12号'],
    ['老街', '清溪正街'],
    ['清溪正街旧9号', '清溪正街5号'],
  ]);
  const now = (text: string) => readAddress(text, aliases).plain;
  assert.equal(now('清溪镇石桥村三组旧312号院'), '石桥村3组12号', 'a door');
  assert.equal(now('老街7号'), '清溪正街7号', 'a road with all its doors');
  assert.equal(now('老街旧9号'), '老街旧9号', 'no other road that begins alike');
  assert.equal(now('老街口7号'), '老街口7号');
  assert.equal(villageOf('云岭县清溪镇石桥村三组12号'), '石桥村');
  assert.equal(villageOf('清溪大街88号'), '');
});
