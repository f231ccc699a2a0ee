/** What acts are called on screens: from the manifests, else put together of the module's title and the verb. */
import type { Manifest } from './index.ts';

/** A name in both languages. */
export interface ActName {
  readonly zh: string;
  readonly en: string;
}

/** Verbs with which the code names acts, for those that a manifest does not name itself. */
const verbs: Readonly<Record<string, ActName>> = {
  add: { zh: '新增', en: 'added' },
  apply: { zh: '采用', en: 'applied' },
  approve: { zh: '批准', en: 'approved' },
  ask: { zh: '询问', en: 'asked' },
  cancel: { zh: '取消', en: 'cancelled' },
  change: { zh: '修改', en: 'changed' },
  changed: { zh: '修改', en: 'changed' },
  claim: { zh: '认领', en: 'claimed' },
  command: { zh: '下发指令', en: 'commanded' },
  create: { zh: '新建', en: 'created' },
  created: { zh: '新建', en: 'created' },
  decide: { zh: '决定', en: 'decided' },
  delete: { zh: '删除', en: 'deleted' },
  end: { zh: '结束', en: 'ended' },
  export: { zh: '导出', en: 'exported' },
  import: { zh: '导入', en: 'imported' },
  merge: { zh: '合并', en: 'merged' },
  open: { zh: '打开', en: 'opened' },
  preview: { zh: '预览', en: 'previewed' },
  refuse: { zh: '拒绝', en: 'refused' },
  register: { zh: '登记', en: 'registered' },
  remove: { zh: '删除', en: 'removed' },
  renew: { zh: '更换', en: 'renewed' },
  repeat: { zh: '重发', en: 'repeated' },
  request: { zh: '申请', en: 'requested' },
  retire: { zh: '停用', en: 'retired' },
  revoke: { zh: '撤销', en: 'revoked' },
  rotate: { zh: '轮换', en: 'rotated' },
  save: { zh: '保存', en: 'saved' },
  send: { zh: '发送', en: 'sent' },
  set: { zh: '设置', en: 'set' },
  split: { zh: '拆分', en: 'split' },
  start: { zh: '开始', en: 'started' },
  stop: { zh: '停止', en: 'stopped' },
  take: { zh: '收回', en: 'taken back' },
  withdraw: { zh: '撤回', en: 'withdrawn' },
};

/** Names acts by their kind, `module.act`: `people.signIn` → 登录. */
export function actNamer(manifests: readonly Manifest[]): (kind: string) => ActName {
  const modules = new Map(manifests.map((manifest) => [manifest.id, manifest]));
  return (kind) => {
    const gap = kind.indexOf('.');
    const [module, act] = [modules.get(kind.slice(0, gap)), kind.slice(gap + 1)];
    const named = module?.acts?.[act];
    if (named) return named;
    const verb = verbs[/^[a-z]+/.exec(act)?.[0] ?? ''];
    const { zh, en } = module?.title ?? { zh: kind, en: kind };
    return verb ? { zh: `${zh}：${verb.zh}`, en: `${en}: ${verb.en}` } : { zh, en };
  };
}
