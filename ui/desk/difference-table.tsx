import { useText } from '../i18n/text-provider.tsx';
import type { Difference } from './differences.ts';

interface DifferenceTableProps {
  readonly rows: readonly Difference[];
  readonly beforeTitle: string;
  readonly afterTitle: string;
}

/** Fields that differ, before and after side by side. */
export function DifferenceTable({ rows, beforeTitle, afterTitle }: DifferenceTableProps) {
  const { t } = useText();
  if (rows.length === 0) return <p className="dk-muted">{t('shell.conflict.same')}</p>;
  return (
    <div className="dk-scroll">
      <table className="dk-differences">
        <thead>
          <tr>
            <th scope="col">{t('shell.conflict.field')}</th>
            <th scope="col">{beforeTitle}</th>
            <th scope="col">{afterTitle}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              <td>{row.before}</td>
              <td>{row.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
