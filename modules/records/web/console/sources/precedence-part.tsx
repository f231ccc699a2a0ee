import { useQueryClient } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { PrecedencePreview, PrecedenceView, SourceView } from '../../../contract/settings.ts';
import { recordNumber, records, usePick } from '../client.ts';
import { VersionsDrawer } from './versions-drawer.tsx';
import { sampleValue } from './source-preview.tsx';

interface PrecedenceProps {
  readonly rows: readonly PrecedenceView[];
  readonly sources: readonly SourceView[];
}

/** Names of resources by their code. */
function useNames(sources: readonly SourceView[]): (code: string) => string {
  const pick = usePick();
  return (code) => {
    const source = sources.find(({ resourceCode }) => resourceCode === code);
    return source ? pick(source.resourceZh, source.resourceEn) : code;
  };
}

/** Whose word goes first, field by field: moved, tried on a sample, saved, and taken back from an older version. */
export function PrecedencePart({ rows, sources }: PrecedenceProps) {
  const { t } = useText();
  return (
    <section>
      <h2>{t('records.settings.precedence')}</h2>
      <p className="dk-muted">{t('records.settings.precedenceText')}</p>
      <Table<PrecedenceView>
        rowKey={({ kind, field, version }) => `${kind}.${field}.${version}`}
        size="small"
        dataSource={[...rows]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('records.kindLabel'), render: (_, row) => t(`records.kind.${row.kind}`) },
          {
            title: t('records.pair.field'),
            render: (_, row) => t(`records.field.${row.field}`),
          },
          {
            title: t('records.settings.order'),
            render: (_, row) => <Order row={row} sources={sources} />,
          },
        ]}
      />
    </section>
  );
}

interface OrderProps {
  readonly row: PrecedenceView;
  readonly sources: readonly SourceView[];
}

function Order({ row, sources }: OrderProps) {
  const { t } = useText();
  const queries = useQueryClient();
  const act = useAct();
  const mayChange = usePermission('records.configure');
  const nameOf = useNames(sources);
  const [codes, setCodes] = useState<readonly string[]>(row.resourceCodes);
  const [preview, setPreview] = useState<PrecedencePreview | null>(null);
  const [isHistory, setHistory] = useState(false);
  const { kind, field, version } = row;
  const isChanged = codes.join() !== row.resourceCodes.join();
  const arrange = (next: readonly string[]): void => {
    setCodes(next);
    setPreview(null);
  };
  const forward = (at: number): void => {
    const next = [...codes];
    next.splice(at - 1, 2, ...next.slice(at - 1, at + 1).reverse());
    arrange(next);
  };
  const tryIt = () =>
    act.run(async () =>
      setPreview(
        await records.previewPrecedence({
          params: { kind, field },
          body: { resourceCodes: [...codes] },
        }),
      ),
    );
  const save = async (): Promise<void> => {
    const body = { resourceCodes: [...codes], version };
    await act.run(async () => records.savePrecedence({ params: { kind, field }, body }));
    await queries.invalidateQueries({ queryKey: ['records'] });
  };
  return (
    <>
      <div className="dk-row">
        <ol className="rc-order">
          {codes.map((code, at) => (
            <li key={code}>
              {at + 1}. {nameOf(code)}
              {mayChange && at > 0 && (
                <Button
                  type="text"
                  size="small"
                  icon={<Icon name="back" />}
                  aria-label={t('records.settings.forward', { source: nameOf(code) })}
                  onClick={() => forward(at)}
                />
              )}
            </li>
          ))}
        </ol>
        {version > 0 && (
          <Button type="link" size="small" onClick={() => setHistory(true)}>
            {t('records.source.history')}
          </Button>
        )}
      </div>
      {isChanged && (
        <div className="dk-row">
          <Button size="small" loading={act.busy} onClick={() => void tryIt()}>
            {t('records.source.try')}
          </Button>
          <Button
            size="small"
            type="primary"
            disabled={!preview}
            loading={act.busy}
            onClick={() => void save()}
          >
            {t('records.source.save')}
          </Button>
          <Button size="small" type="text" onClick={() => arrange(row.resourceCodes)}>
            {t('records.source.reset')}
          </Button>
        </div>
      )}
      <ErrorNotice error={act.error} />
      {isChanged && preview && <Changes row={row} preview={preview} nameOf={nameOf} />}
      {isHistory && (
        <VersionsDrawer
          title={`${t(`records.kind.${kind}`)} · ${t(`records.field.${field}`)}`}
          queryKey={['records', 'precedenceVersions', kind, field, version]}
          read={() => records.precedenceVersions({ params: { kind, field } })}
          fields={[
            {
              key: 'resourceCodes',
              label: t('records.settings.order'),
              say: (value) => (value as string[]).map(nameOf).join(' → '),
            },
          ]}
          onTake={
            mayChange
              ? ({ resourceCodes }) => {
                  const known = resourceCodes.filter((code) => row.resourceCodes.includes(code));
                  const more = row.resourceCodes.filter((code) => !known.includes(code));
                  arrange([...known, ...more]);
                  setHistory(false);
                }
              : null
          }
          onClose={() => setHistory(false)}
        />
      )}
    </>
  );
}

interface ChangesProps {
  readonly row: PrecedenceView;
  readonly preview: PrecedencePreview;
  readonly nameOf: (code: string) => string;
}

function Changes({ row: { field }, preview, nameOf }: ChangesProps) {
  const { t } = useText();
  const { looked, total, changed, sample } = preview;
  return (
    <div className="rc-changes" aria-live="polite">
      <p>{t('records.source.orderChanges', { looked, total, changed })}</p>
      {sample.length > 0 && (
        <ul>
          {sample.map((one) => (
            <li key={one.number}>
              {recordNumber(one.number)}{' '}
              <del className="dk-muted">
                {sampleValue(one.before, field, t)} · {nameOf(one.beforeCode)}
              </del>{' '}
              {sampleValue(one.after, field, t)} · {nameOf(one.afterCode)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
