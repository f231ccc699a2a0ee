import { type ReactNode, useState } from 'react';
import { useText } from '../i18n/text-provider.tsx';
import { Button } from '../kit/button.tsx';
import { StatusTag } from '../kit/status-tag.tsx';

/** A row of a file that would be taken. */
export interface ImportRow {
  readonly row: number;
  readonly action: 'add' | 'change' | 'same';
}

/** What an upload would do. */
export interface ShownImport<R extends ImportRow> {
  readonly accepted: readonly R[];
  readonly faults: readonly {
    /** Row of the file; 0 for the whole file. */
    readonly row: number;
    readonly column: string;
    readonly message: string;
  }[];
}

/** How many rows would be added or changed. */
export function importChanges({ accepted }: ShownImport<ImportRow>): number {
  return accepted.filter(({ action }) => action !== 'same').length;
}

interface Column<R> {
  readonly title: string;
  readonly show: (row: R) => ReactNode;
}

interface ImportPreviewProps<R extends ImportRow> {
  readonly preview: ShownImport<R>;
  /** Tells one accepted row from another, between its number and what would be done with it. */
  readonly columns: readonly Column<R>[];
}

/** What an upload would do, and every row that is at fault. */
export function ImportPreview<R extends ImportRow>({ preview, columns }: ImportPreviewProps<R>) {
  const { t } = useText();
  const { accepted, faults } = preview;
  const count = (action: string): number => accepted.filter((one) => one.action === action).length;
  const moving = accepted.filter(({ action }) => action !== 'same');
  return (
    <div className="dk-stack dk-import">
      <p className="dk-row">
        <StatusTag meaning="ok">{t('shell.import.adds', { count: count('add') })}</StatusTag>
        <StatusTag meaning="notice">
          {t('shell.import.changes', { count: count('change') })}
        </StatusTag>
        <StatusTag meaning="neutral">{t('shell.import.same', { count: count('same') })}</StatusTag>
        {faults.length > 0 && (
          <StatusTag meaning="urgent">
            {t('shell.import.faults', { count: faults.length })}
          </StatusTag>
        )}
      </p>
      {faults.length > 0 && (
        <Rows
          title={t('shell.import.faultTitle')}
          rows={faults}
          columns={[
            {
              title: t('shell.import.row'),
              show: ({ row }) => (row === 0 ? t('shell.import.whole') : row),
            },
            { title: t('shell.import.column'), show: ({ column }) => column || '—' },
            { title: t('shell.import.message'), show: ({ message }) => message },
          ]}
        />
      )}
      {moving.length === 0 ? (
        <p className="dk-muted">{t('shell.import.nothing')}</p>
      ) : (
        <Rows
          title={t('shell.import.acceptedTitle')}
          rows={moving}
          columns={[
            { title: t('shell.import.row'), show: ({ row }) => row },
            ...columns,
            {
              title: t('shell.import.action'),
              show: ({ action }) => t(`shell.import.do.${action}`),
            },
          ]}
        />
      )}
    </div>
  );
}

interface RowsProps<R> {
  readonly title: string;
  readonly rows: readonly R[];
  readonly columns: readonly Column<R>[];
}

const step = 20;

function Rows<R>({ title, rows, columns }: RowsProps<R>) {
  const { t } = useText();
  const [shown, setShown] = useState(step);
  const left = rows.length - shown;
  return (
    <section>
      <h3>{title}</h3>
      <div className="dk-scroll">
        <table className="dk-differences">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.title} scope="col">
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row, index) => (
              // Rows of one preview never change places, and a faulty one may stand there twice.
              // biome-ignore lint/suspicious/noArrayIndexKey: as said above
              <tr key={index}>
                {columns.map((column) => (
                  <td key={column.title}>{column.show(row)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && (
        <Button onClick={() => setShown(shown + step * 5)}>
          {t('shell.import.more', { count: left })}
        </Button>
      )}
    </section>
  );
}
