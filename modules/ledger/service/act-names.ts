/** What entries are called on screens. */
import { type ActName, actNamer } from '#platform/manifest/act-names.ts';
import type { LedgerHouse } from './house.ts';

/** Acts by the manifests; versions and looks by what they are of. */
export function actNamesOf({ host }: LedgerHouse): (kind: string, source: string) => ActName {
  const nameOf = actNamer(host.manifests);
  return (kind, source) => {
    if (source === 'looks') return { zh: '查看个人信息', en: 'Personal data looked at' };
    const { zh, en } = nameOf(kind);
    return source === 'versions' ? { zh: `${zh}（配置版本）`, en: `${en} (version)` } : { zh, en };
  };
}
