import { useState } from 'react';
import { api, type Tile, type TileAnswer } from '#modules/cockpit/contract/index.ts';
import type { Indicator } from '#modules/indicators/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { saveFile } from '#ui/desk/files.ts';
import { Button, ErrorNotice, Sheet, Time, useText } from '#ui/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useMe, usePermission } from '#ui/session/index.ts';
import { useLocation, useParams } from '#ui/router/index.ts';
import { queryOfPath } from './places.ts';
import type { TileProps } from './tile-props.ts';
import { named, unitOf, withUnit } from './titles.ts';
import { useNarrow } from './use-narrow.ts';
import { sayValue } from './words.ts';

const cockpit = createClient(api);

/** What a tile counts, by which definition, its table, and its files. */
export default function TileDetails(props: TileProps & { title: string; onClose: () => void }) {
  const { tile, answer, indicators, title, onClose } = props;
  const { t } = useText();
  const shown = tile.indicators.flatMap((code) => indicators.get(code) ?? []);
  return (
    <Sheet title={title} open onClose={onClose} actions={<Files {...props} />}>
      {answer.to && (
        <p className="ck-why">{t('cockpit.span', { from: answer.from ?? '', to: answer.to })}</p>
      )}
      {shown.map((indicator) => (
        <Definition key={indicator.code} indicator={indicator} />
      ))}
      {tile.kind === 'ticker' ? (
        <LineTable answer={answer} />
      ) : (
        <ValueTable tile={tile} answer={answer} indicators={indicators} />
      )}
    </Sheet>
  );
}

function Definition({ indicator }: { indicator: Indicator }) {
  const { t, locale } = useText();
  const mayOpen = usePermission('indicators.read');
  const zh = locale === 'zh';
  return (
    <section className="ck-definition">
      <h3>{named(indicator, locale)}</h3>
      <p>{zh ? indicator.meaningZh : indicator.meaningEn || indicator.meaningZh}</p>
      <dl>
        <dt>{t('cockpit.formula')}</dt>
        <dd>
          <code>{indicator.formula}</code>
        </dd>
        <dt>{t('cockpit.targetName')}</dt>
        <dd>{indicator.target === null ? '—' : withUnit(indicator.target, indicator, t)}</dd>
        <dt>{t('cockpit.version')}</dt>
        <dd>
          {t('cockpit.versionBy', { version: indicator.version, name: indicator.savedByName })}{' '}
          <Time at={indicator.savedAt} />
        </dd>
      </dl>
      {mayOpen && (
        <p>
          <a href={`/console/indicators/${indicator.code}`}>{t('cockpit.whereFrom')}</a>
        </p>
      )}
    </section>
  );
}

function ValueTable({ tile, answer, indicators }: Omit<TileProps, 'board'>) {
  const { t, locale } = useText();
  const rows = rowsOf(answer);
  if (rows.length === 0) return null;
  const columns = answer.series.flatMap(({ code }) => indicators.get(code) ?? []);
  const hasNone = rows.some(({ values }) => values.some((value) => value === null));
  return (
    <>
      <div className="ck-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t(`cockpit.group.${groupWord(tile)}`)}</th>
              {columns.map((indicator) => (
                <th key={indicator.code} scope="col">
                  {named(indicator, locale)} {unitOf(indicator, t)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ group, nameZh, nameEn, values }) => (
              <tr key={group}>
                <th scope="row">{named({ nameZh, nameEn }, locale) || t('cockpit.whole')}</th>
                {values.map((value, at) => {
                  const indicator = columns[at];
                  return <td key={indicator?.code}>{indicator && sayValue(value, indicator)}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hasNone && <p className="ck-why">{t('cockpit.noValueLong')}</p>}
    </>
  );
}

interface Row {
  readonly group: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly values: (number | null)[];
}

function rowsOf({ series }: TileAnswer): Row[] {
  const rows = new Map<string, Row>();
  for (const [at, { values }] of series.entries()) {
    for (const { group, nameZh, nameEn, value } of values) {
      const row = rows.get(group) ?? { group, nameZh, nameEn, values: series.map(() => null) };
      row.values[at] = value;
      rows.set(group, row);
    }
  }
  return [...rows.values()];
}

function groupWord({ kind, by }: Tile): string {
  if (kind === 'trend' || kind === 'calendar') return 'time';
  if (kind === 'matrix') return 'hour';
  return kind === 'map' ? 'place' : (by ?? 'whole');
}

function LineTable({ answer }: { answer: TileAnswer }) {
  const { t, locale } = useText();
  const zh = locale === 'zh';
  return (
    <div className="ck-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('cockpit.group.time')}</th>
            <th scope="col">{t('cockpit.group.place')}</th>
            <th scope="col">{t('cockpit.line')}</th>
          </tr>
        </thead>
        <tbody>
          {answer.lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                <Time at={line.at} />
              </th>
              <td>{zh ? line.placeZh : line.placeEn}</td>
              <td>{zh ? line.titleZh : line.titleEn}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** XLSX from the server, a picture drawn here. */
function Files({ tile, answer, board, indicators, title }: TileProps & { title: string }) {
  const { t, locale } = useText();
  const mayExport = usePermission('cockpit.export');
  const { person } = useMe();
  const parameters = useParams();
  const { pathname } = useLocation();
  const phone = useNarrow();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (!mayExport) return null;
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(null);
    await work().catch(setError);
    setBusy(false);
  };
  const workbook = async (): Promise<void> => {
    const query = { ...queryOfPath(parameters, pathname), ...(phone ? { phone } : {}) };
    const file = await cockpit.exportTile({ params: { tileId: tile.id }, query });
    saveFile(file);
  };
  const picture = async (): Promise<void> => {
    const { pictureOf } = await import('./picture/index.ts');
    // Only a camera shows people; whoever takes its picture stands on it.
    const mark = tile.kind === 'camera' ? person.name : null;
    const reader = { t, locale, at: serverNow(), mark };
    const bytes = await pictureOf({ tile, answer, board, indicators, title }, reader);
    saveFile({
      bytes,
      fileName: `${named(board.place, locale)}-${title}.png`,
      mediaType: bytes.type,
    });
  };
  return (
    <>
      <ErrorNotice error={error} />
      <Button icon="download" busy={busy} onClick={() => void run(workbook)}>
        Excel
      </Button>
      <Button icon="photo" busy={busy} onClick={() => void run(picture)}>
        PNG
      </Button>
    </>
  );
}
