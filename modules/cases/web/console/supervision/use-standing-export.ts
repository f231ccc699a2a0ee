import { App } from 'antd';
import { saveFile, useAct } from '#ui/desk/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { SupervisionRow } from '../../../contract/index.ts';
import { dayOf } from '../shared/local-day.ts';
import { useLookup } from '../shared/use-names.ts';
import { inTimeRate } from './standing.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The table as a workbook, made in the browser from what it shows. */
export function useStandingExport(
  kind: 'departments' | 'villages',
  rows: readonly SupervisionRow[],
  days: number,
) {
  const { t } = useText();
  const { message } = App.useApp();
  const name = useLookup();
  const act = useAct();
  const save = async (): Promise<void> => {
    const saved = await act.run(async () => {
      const { default: writeXlsxFile } = await import('write-excel-file/browser');
      const blob = await writeXlsxFile(cellsOf(rows, t, name), {
        columns: [{ width: 28 }, ...Array.from({ length: 9 }, () => ({ width: 14 }))],
        sheet: t(`cases.supervision.${kind}`),
      }).toBlob();
      const title = `${t(`cases.supervision.${kind}`)}-${t(`cases.supervision.days.${days}`)}`;
      saveFile({ bytes: blob, mediaType, fileName: `${title}-${dayOf(serverNow())}.xlsx` });
    });
    if (saved) void message.success(t('cases.supervision.exported', { count: rows.length }));
    else void message.error(t('ui.error.unknown'));
  };
  return { busy: act.busy, save };
}

const columns = [
  'name',
  'open',
  'overdue',
  'dueSoon',
  'returned',
  'reopened',
  'closedInPeriod',
  'inTimeRate',
  'medianHours',
  'rating',
] as const;

function cellsOf(
  rows: readonly SupervisionRow[],
  t: (key: string) => string,
  name: (id: string, fallback: string) => string,
) {
  const head = columns.map((key) => ({
    value: t(`cases.supervision.${key}`),
    fontWeight: 'bold' as const,
  }));
  const body = rows.map((row) => {
    const rate = inTimeRate(row);
    return [
      { value: name(row.id, row.name), type: String },
      ...[row.open, row.overdue, row.dueSoon, row.returned, row.reopened, row.closedInPeriod].map(
        (value) => ({ value, type: Number }),
      ),
      rate === null ? null : { value: rate, type: Number, format: '0.0%' },
      row.medianHandlingHours === null ? null : { value: row.medianHandlingHours, type: Number },
      row.averageRating === null ? null : { value: row.averageRating, type: Number },
    ];
  });
  return [head, ...body];
}
