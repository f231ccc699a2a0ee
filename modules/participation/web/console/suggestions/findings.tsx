import { useText } from '#ui/i18n/text-provider.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { DeskSuggestion } from '../../../contract/index.ts';

/** What the machine found in the words. */
export function Findings({ row }: { row: Pick<DeskSuggestion, 'findings'> }) {
  const { t } = useText();
  if (row.findings.length === 0) return <>—</>;
  return (
    <span className="pt-flags">
      {row.findings.map(({ kind, count }) => (
        <StatusTag key={kind} meaning="warning">
          {t(`participation.finding.${kind}`)} {count}
        </StatusTag>
      ))}
    </span>
  );
}
