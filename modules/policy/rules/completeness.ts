/** What a text must have before it is reviewed, and what is wrong with one. */
import type { PolicyContent } from '../contract/content.ts';
import { faultAt, type TableFault, tableFaults } from './eligibility.ts';

/** Faults of a text that is only kept: what could not even be edited on. */
export function contentFaults(content: PolicyContent): TableFault[] {
  const anchors = content.articles.map(({ anchor }) => anchor);
  const repeated = anchors.flatMap((anchor, at): TableFault[] =>
    anchors.indexOf(anchor) === at
      ? []
      : [
          faultAt(
            `/articles/${at}/anchor`,
            `锚点“${anchor}”重复`,
            `the anchor “${anchor}” stands twice`,
          ),
        ],
  );
  const days = (['issuedOn', 'effectiveOn', 'expiresOn'] as const).flatMap((name): TableFault[] => {
    const day = content[name];
    return day === null || isDay(day)
      ? []
      : [faultAt(`/${name}`, '没有这一天', 'there is no such day')];
  });
  const { effectiveOn, expiresOn } = content;
  const order =
    effectiveOn !== null && expiresOn !== null && expiresOn < effectiveOn
      ? [faultAt('/expiresOn', '失效日期早于施行日期', 'it ends before it comes into force')]
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
      ? [
          faultAt(
            `/summary/${at}`,
            `三句话的第 ${at + 1} 句还没有写`,
            `sentence ${at + 1} of the three is not written`,
          ),
        ]
      : [],
  );
  return [
    ...contentFaults(content),
    ...(content.issuer.trim() === ''
      ? [faultAt('/issuer', '缺发文机关', 'who issued it is missing')]
      : []),
    ...(content.topics.length === 0 ? [faultAt('/topics', '缺主题', 'a topic is missing')] : []),
    ...(content.articles.length === 0
      ? [faultAt('/articles', '缺正文', 'the text is missing')]
      : []),
    ...sentences,
  ];
}
