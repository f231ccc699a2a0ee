/** What a text must have before it is reviewed, and what is wrong with one. */
import type { PolicyContent } from '../contract/content.ts';
import { type TableFault, tableFaults } from './eligibility.ts';

/** Faults of a text that is only kept: what could not even be edited on. */
export function contentFaults(content: PolicyContent): TableFault[] {
  const anchors = content.articles.map(({ anchor }) => anchor);
  const repeated = anchors.flatMap((anchor, at): TableFault[] =>
    anchors.indexOf(anchor) === at
      ? []
      : [{ pointer: `/articles/${at}/anchor`, detail: `锚点“${anchor}”重复` }],
  );
  const days = (['issuedOn', 'effectiveOn', 'expiresOn'] as const).flatMap((name): TableFault[] => {
    const day = content[name];
    return day === null || isDay(day) ? [] : [{ pointer: `/${name}`, detail: '没有这一天' }];
  });
  const { effectiveOn, expiresOn } = content;
  const order =
    effectiveOn !== null && expiresOn !== null && expiresOn < effectiveOn
      ? [{ pointer: '/expiresOn', detail: '失效日期早于施行日期' }]
      : [];
  const table = content.eligibility ? tableFaults(content.eligibility) : [];
  return [...repeated, ...days, ...order, ...table];
}

function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

/** What is still missing before a text may be reviewed and published. */
export function missingIn(content: PolicyContent): TableFault[] {
  const sentences = content.summary.flatMap((sentence, at): TableFault[] =>
    sentence.trim() === ''
      ? [{ pointer: `/summary/${at}`, detail: `三句话的第 ${at + 1} 句还没有写` }]
      : [],
  );
  return [
    ...contentFaults(content),
    ...(content.issuer.trim() === '' ? [{ pointer: '/issuer', detail: '缺发文机关' }] : []),
    ...(content.topics.length === 0 ? [{ pointer: '/topics', detail: '缺主题' }] : []),
    ...(content.articles.length === 0 ? [{ pointer: '/articles', detail: '缺正文' }] : []),
    ...sentences,
  ];
}
