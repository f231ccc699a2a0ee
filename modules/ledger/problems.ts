/** Problems of the ledger. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'ledger-subject-unknown': {
    status: 404,
    zh: '账本中没有关于它的存证',
    en: 'The ledger holds nothing about it',
    cureZh: '请检查编号；刚刚发生的操作请一秒后再试。',
    cureEn: 'Look at the number; an act of this moment is there in a second.',
  },
  'ledger-entry-unknown': {
    status: 404,
    zh: '账本中没有序号为 {index} 的条目，目前共有 {size} 条',
    en: 'The ledger has no entry {index}; it holds {size}',
    cureZh: '序号从 0 开始，请选择已签名的条目。',
    cureEn: 'Indexes begin with 0; choose an entry that is signed.',
  },
  'ledger-empty': {
    status: 404,
    zh: '账本还没有签名的检查点',
    en: 'The ledger has no signed checkpoint yet',
    cureZh: '第一次操作之后一秒内即会签名，请稍后再试。',
    cureEn: 'It is signed within a second of the first act; try again.',
  },
  'ledger-sizes': {
    status: 422,
    zh: '不能证明从 {from} 条到 {to} 条的一致性，账本目前有 {size} 条',
    en: 'There is no consistency proof from {from} to {to}; the ledger holds {size} entries',
    cureZh: '请使 1 ≤ from ≤ to ≤ 当前条数。',
    cureEn: 'Ask for 1 ≤ from ≤ to ≤ the present size.',
  },
  'ledger-key-unreadable': {
    status: 422,
    zh: '公钥无法识别：{reason}',
    en: 'The public key cannot be read: {reason}',
    cureZh: '请完整粘贴“名称+编号+公钥”形式的一行，见证方用见证公钥，账本用签名公钥。',
    cureEn:
      'Paste the whole line name+id+key; of a witness its witness key, of a log its signing key.',
  },
  'ledger-url': {
    status: 422,
    zh: '见证方地址不能使用：须为 https 地址，或本机的 http 地址',
    en: 'The address of the witness must be https, or http on this machine',
    cureZh: '请填写 add-checkpoint 之前的地址。',
    cureEn: 'Give the address before /add-checkpoint.',
  },
  'ledger-witness-known': {
    status: 409,
    zh: '见证方“{name}”已在名单中',
    en: 'The witness {name} is on the list already',
    cureZh: '需要更换公钥时，请先移除。',
    cureEn: 'Remove it first if its key is to change.',
  },
  'ledger-witness-unknown': {
    status: 404,
    zh: '没有名为“{name}”的外部见证方',
    en: 'There is no outside witness {name}',
    cureZh: '请刷新后重新选择；本系统内的见证方不能移除。',
    cureEn: 'Reload and choose again; witnesses of this installation stay.',
  },
  'ledger-witnessed-unknown': {
    status: 404,
    zh: '没有为外部账本“{origin}”作见证',
    en: 'This is no witness of an outside log {origin}',
    cureZh: '请刷新后重新选择；本系统内的账本不能移除。',
    cureEn: 'Reload and choose again; logs of this installation stay.',
  },
  'ledger-keys-of-one-log': {
    status: 422,
    zh: '这些公钥属于不同的账本',
    en: 'The keys belong to different logs',
    cureZh: '请每次只填写同一账本的公钥。',
    cureEn: 'Give the keys of one log at a time.',
  },
  'ledger-no-anchors': {
    status: 409,
    zh: '没有设置锚定去处',
    en: 'No place to anchor to is set',
    cureZh: '请在服务器设置链地址或另一存储上的目录，见账本说明。',
    cureEn: 'Set a chain or a folder on other storage; see the README of the ledger.',
  },
  'ledger-keys-of-environment': {
    status: 409,
    zh: '签名密钥由服务器环境给出，不能在此更换',
    en: 'The signing keys come from the environment and cannot be changed here',
    cureZh: '请在密钥管理处把新密钥写在旧密钥之前，然后重启。',
    cureEn: 'Put the new key before the old one where the environment is set, and restart.',
  },
  'ledger-not-halted': {
    status: 409,
    zh: '账本没有停止签名',
    en: 'The ledger is not halted',
    cureZh: '无需处理，请刷新页面。',
    cureEn: 'Nothing needs to be done; reload the page.',
  },
});

/** Thrower of the module's problems. */
export const problem = problemsOf(problems);
