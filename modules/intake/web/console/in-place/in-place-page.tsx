import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Select } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice, StatusTag } from '#ui/kit/status-tag.tsx';
import type { FieldMapping, InPlacePreview, InPlaceView } from '../../../contract/index.ts';
import { MappingTable } from '../desk/mapping-table.tsx';
import { intake, keys, useResource } from '../shared/clients.ts';
import { PreviewPart } from './preview-part.tsx';
import '../intake.css';

/** How a resource is read at its source: connection, table, mapping, and what that gives. */
export default function InPlacePage() {
  const { resourceId = '' } = useParams();
  const resource = useResource(resourceId);
  const set = useQuery({
    queryKey: keys.inPlace(resourceId),
    queryFn: () => intake.inPlace({ params: { resourceId } }),
  });
  if (resource.isError)
    return <ErrorState error={resource.error} onRetry={() => void resource.refetch()} />;
  if (set.isError) return <ErrorState error={set.error} onRetry={() => void set.refetch()} />;
  if (!resource.data || !set.data) return <Loading lines={12} />;
  return <Setting resource={resource.data} set={set.data} />;
}

type ResourceOf = NonNullable<ReturnType<typeof useResource>['data']>;

interface SettingProps {
  readonly resource: ResourceOf;
  readonly set: InPlaceView;
}

function Setting({ resource, set }: SettingProps) {
  const { t, locale } = useText();
  return (
    <>
      <PageHead
        title={t('intake.inPlace.title', {
          resource: locale === 'en' ? resource.titleEn || resource.titleZh : resource.titleZh,
        })}
        lead={t('intake.inPlace.lead')}
      >
        <StatusTag meaning={set.isSet ? 'ok' : 'notice'}>
          {t(set.isSet ? 'intake.inPlace.isSet' : 'intake.inPlace.notSet')}
        </StatusTag>
        <Link to={`/catalogue/${resource.id}`}>{t('intake.toResource')}</Link>
      </PageHead>
      {set.lastProblem !== '' && (
        <Notice meaning="urgent" title={set.lastProblem}>
          <p>{set.cure}</p>
        </Notice>
      )}
      <p className="dk-note">{t('intake.inPlace.applies')}</p>
      {set.connections.length === 0 ? (
        <EmptyState icon="link" title={t('intake.inPlace.noConnection')}>
          <p>{t('intake.inPlace.noConnectionHint')}</p>
          <Link to="/intake/sources">{t('intake.nav.sources')}</Link>
        </EmptyState>
      ) : (
        <Choice resource={resource} set={set} />
      )}
    </>
  );
}

interface Chosen {
  readonly connectionId: string | null;
  readonly table: string;
  readonly keyColumns: readonly string[];
}

function Choice({ resource, set }: SettingProps) {
  const { t, locale } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const act = useAct();
  const params = { resourceId: resource.id };
  const [chosen, setChosen] = useState<Chosen>({
    connectionId: set.connectionId ?? set.connections[0]?.sourceId ?? null,
    table: set.table,
    keyColumns: set.keyColumns,
  });
  const [mapping, setMapping] = useState<FieldMapping[]>(set.mapping);
  const look = useMutation({
    mutationFn: (given: FieldMapping[] | null) =>
      intake.inPlacePreview({
        params,
        body: {
          connectionId: chosen.connectionId ?? '',
          table: chosen.table,
          keyColumns: [...chosen.keyColumns],
          mapping: given,
        },
      }),
    onSuccess: (found: InPlacePreview) => {
      setMapping(found.mapping);
      setChosen((old) => ({ ...old, keyColumns: found.keyColumns }));
    },
  });
  const save = () =>
    act.run(async () => {
      const { connectionId, table, keyColumns } = chosen;
      const body = {
        connectionId: connectionId ?? '',
        table,
        keyColumns: [...keyColumns],
        mapping,
      };
      queries.setQueryData(keys.inPlace(resource.id), await intake.setInPlace({ params, body }));
      void message.success(t('intake.inPlace.saved'));
    });
  const choose = (part: Partial<Chosen>): void => {
    setChosen((old) => ({ ...old, ...part }));
    look.reset();
  };
  const found = look.data;
  const missing = resource.fields
    .filter(({ key, required }) => required && !mapping.some((one) => one.field === key))
    .map(({ titleZh, titleEn }) => (locale === 'en' && titleEn) || titleZh);
  return (
    <>
      <TableChoice
        resourceId={resource.id}
        set={set}
        chosen={chosen}
        busy={look.isPending}
        onChoose={choose}
        columns={found?.columns.map(({ title }) => title) ?? chosen.keyColumns}
        onLook={() => look.mutate(mapping.length > 0 ? mapping : null)}
      />
      {look.isPending && <Loading lines={6} />}
      <ErrorNotice error={look.error} />
      {found && !look.isPending && (
        <>
          {found.lost.length > 0 && (
            <Notice
              meaning="urgent"
              title={t('intake.inPlace.lost', { columns: found.lost.join('、') })}
            >
              <p>{t('intake.inPlace.lostHint')}</p>
            </Notice>
          )}
          <section className="in-part" aria-label={t('intake.mapping.title')}>
            <h2>{t('intake.mapping.title')}</h2>
            <p className="dk-muted">{t('intake.inPlace.mappingLead')}</p>
            <MappingTable
              columns={found.columns}
              rows={found.looked}
              resource={resource}
              mapping={mapping}
              onChange={setMapping}
              asIs
              judgedThere={found.judgedThere}
            />
          </section>
          <PreviewPart resource={resource} found={found} />
          <div className="dk-tools in-foot">
            <Button loading={look.isPending} onClick={() => look.mutate(mapping)}>
              {t('intake.inPlace.again')}
            </Button>
            <span className="dk-grow" />
            {missing.length > 0 && (
              <StatusTag meaning="warning">
                {t('intake.mapping.missing', { fields: missing.join('、') })}
              </StatusTag>
            )}
            <Button
              type="primary"
              loading={act.busy}
              disabled={mapping.length === 0 || chosen.keyColumns.length === 0}
              onClick={() => void save()}
            >
              {t('intake.inPlace.save')}
            </Button>
          </div>
          <ErrorNotice error={act.error} />
        </>
      )}
    </>
  );
}

interface TableChoiceProps {
  readonly resourceId: string;
  readonly set: InPlaceView;
  readonly chosen: Chosen;
  readonly busy: boolean;
  readonly columns: readonly string[];
  readonly onChoose: (part: Partial<Chosen>) => void;
  readonly onLook: () => void;
}

function TableChoice(props: TableChoiceProps) {
  const { resourceId, set, chosen, busy, columns, onChoose, onLook } = props;
  const { t } = useText();
  const tables = useQuery({
    queryKey: keys.tables(resourceId, chosen.connectionId ?? ''),
    queryFn: async () => {
      const body = { connectionId: chosen.connectionId ?? '' };
      return (await intake.inPlaceTables({ params: { resourceId }, body })).items;
    },
    enabled: chosen.connectionId !== null,
    retry: false,
  });
  const connection = set.connections.find(({ sourceId }) => sourceId === chosen.connectionId);
  const isList = connection?.kind === 'http';
  return (
    <section className="in-part" aria-label={t('intake.inPlace.where')}>
      <h2>{t('intake.inPlace.where')}</h2>
      <Form layout="vertical" className="in-choice">
        <Form.Item label={t('intake.inPlace.connection')} htmlFor="in-connection">
          <Select
            id="in-connection"
            value={chosen.connectionId}
            onChange={(connectionId: string) =>
              onChoose({ connectionId, table: '', keyColumns: [] })
            }
            options={set.connections.map((one) => ({
              value: one.sourceId,
              label: `${one.title} · ${t(`intake.kinds.${one.kind}`)} · ${one.host}/${one.database}`,
            }))}
          />
        </Form.Item>
        <Form.Item
          label={t(isList ? 'intake.inPlace.list' : 'intake.inPlace.table')}
          htmlFor="in-table"
          extra={isList ? t('intake.inPlace.listHint') : undefined}
        >
          <Select
            id="in-table"
            showSearch
            loading={tables.isFetching}
            value={chosen.table || null}
            placeholder={t('intake.inPlace.tablePick')}
            notFoundContent={t('intake.inPlace.noTable')}
            onChange={(table: string) => {
              const known = tables.data?.find(({ name }) => name === table);
              onChoose({ table, keyColumns: known?.keyColumns ?? [] });
            }}
            options={(tables.data ?? []).map(({ name, isView }) => ({
              value: name,
              label: isView ? t('intake.inPlace.view', { name }) : name,
            }))}
          />
        </Form.Item>
        <Form.Item
          label={t('intake.inPlace.key')}
          htmlFor="in-key"
          extra={t('intake.inPlace.keyHint')}
        >
          <Select
            id="in-key"
            mode="tags"
            maxCount={5}
            value={[...chosen.keyColumns]}
            onChange={(keyColumns: string[]) => onChoose({ keyColumns })}
            options={columns.map((value) => ({ value, label: value }))}
          />
        </Form.Item>
        <Button
          type={set.isSet ? 'default' : 'primary'}
          loading={busy}
          disabled={!chosen.connectionId || chosen.table === ''}
          onClick={onLook}
        >
          {t('intake.inPlace.look')}
        </Button>
      </Form>
      {tables.isError && <ErrorState error={tables.error} onRetry={() => void tables.refetch()} />}
    </section>
  );
}
