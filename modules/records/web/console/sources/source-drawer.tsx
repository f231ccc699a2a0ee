import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { isConflict, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { type EntityKind, entityKinds, neededField } from '../../../contract/kinds.ts';
import type { SourceInput, SourcePreview, SourceView } from '../../../contract/settings.ts';
import { catalogue, records, usePick } from '../client.ts';
import { MappingTable } from './mapping-table.tsx';
import { PreviewPart } from './source-preview.tsx';
import { suggestPairs } from './suggest.ts';

type Draft = Omit<SourceInput, 'mapping'> & { readonly mapping: SourceInput['mapping'] };

const blank: Draft = { resourceId: '', kind: 'person', roleZh: '', roleEn: '', mapping: [] };

interface SourceDrawerProps {
  /** Null for a new one. */
  readonly source: SourceView | null;
  /** What stands in the form at first: another version of the source. */
  readonly start?: Partial<Draft> | undefined;
  readonly onClose: () => void;
}

/** Which field of a resource is which of a record: suggested, tried on a sample, then saved. */
export function SourceDrawer({ source, start, onClose }: SourceDrawerProps) {
  const { t } = useText();
  const pick = usePick();
  const queries = useQueryClient();
  const act = useAct();
  const [draft, setDraft] = useState<Draft>(() => ({ ...(source ?? blank), ...start }));
  const [preview, setPreview] = useState<SourcePreview | null>(null);
  const set = (part: Partial<Draft>): void => {
    setDraft((old) => ({ ...old, ...part }));
    setPreview(null);
  };
  const { resourceId, kind, roleZh, roleEn, mapping } = draft;
  const body: SourceInput = { resourceId, kind, roleZh, roleEn: roleEn || roleZh, mapping };
  const needed = neededField(kind);
  const isWhole =
    resourceId !== '' && roleZh !== '' && mapping.some(({ field }) => field === needed);
  const tryIt = () => act.run(async () => setPreview(await records.previewSource({ body })));
  const save = async (): Promise<void> => {
    const version = source?.version ?? 0;
    const done = await act.run(async () => records.saveSource({ body: { ...body, version } }));
    await queries.invalidateQueries({ queryKey: ['records'] });
    if (done) onClose();
  };
  return (
    <Drawer
      open
      size={880}
      title={source ? pick(source.resourceZh, source.resourceEn) : t('records.source.add')}
      onClose={onClose}
      footer={
        <div className="dk-row">
          <span className="dk-muted dk-grow">
            {t(preview ? 'records.source.saveHint' : 'records.source.tryHint')}
          </span>
          <Button disabled={!isWhole} loading={act.busy} onClick={() => void tryIt()}>
            {t('records.source.try')}
          </Button>
          <Button
            type="primary"
            disabled={!preview || isConflict(act.error)}
            loading={act.busy}
            onClick={() => void save()}
          >
            {t('records.source.save')}
          </Button>
        </div>
      }
    >
      <p className="dk-muted">{t('records.source.lead')}</p>
      <HeadFields draft={draft} set={set} isKnown={source !== null} />
      <Fields draft={draft} needed={needed} set={set} />
      <ErrorNotice error={act.error} />
      {preview && <PreviewPart preview={preview} kind={kind} />}
    </Drawer>
  );
}

interface DraftProps {
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
}

function HeadFields({ draft, set, isKnown }: DraftProps & { readonly isKnown: boolean }) {
  const { t } = useText();
  const pick = usePick();
  const resources = useQuery({
    queryKey: ['catalogue', 'list', ''],
    queryFn: async () => (await catalogue.list({ query: {} })).items,
  });
  // What stays in its own system cannot be copied into records.
  const held = (resources.data ?? []).filter((one) => one.kind === 'held');
  return (
    <Form layout="vertical">
      <div className="rc-head">
        <Form.Item label={t('records.settings.resource')} required extra={t('records.source.held')}>
          <Select
            showSearch
            optionFilterProp="label"
            disabled={isKnown}
            loading={resources.isPending}
            value={draft.resourceId || null}
            onChange={(resourceId: string) => set({ resourceId, mapping: [] })}
            options={held.map(({ id, titleZh, titleEn, ownerName }) => ({
              value: id,
              label: `${pick(titleZh, titleEn)} · ${ownerName}`,
            }))}
          />
        </Form.Item>
        <Form.Item label={t('records.source.kind')} required extra={t('records.source.kindHint')}>
          <Select<EntityKind>
            disabled={isKnown}
            value={draft.kind}
            onChange={(kind) => set({ kind, mapping: [] })}
            options={entityKinds.map((value) => ({ value, label: t(`records.kind.${value}`) }))}
          />
        </Form.Item>
        <Form.Item label={t('records.source.roleZh')} required extra={t('records.source.roleHint')}>
          <Input
            maxLength={20}
            value={draft.roleZh}
            onChange={({ target }) => set({ roleZh: target.value })}
          />
        </Form.Item>
        <Form.Item label={t('records.source.roleEn')}>
          <Input
            maxLength={40}
            value={draft.roleEn}
            onChange={({ target }) => set({ roleEn: target.value })}
          />
        </Form.Item>
      </div>
      <ErrorNotice error={resources.error} />
    </Form>
  );
}

function Fields({
  draft,
  needed,
  set,
}: DraftProps & { readonly needed: SourceInput['mapping'][number]['field'] }) {
  const { t } = useText();
  const { resourceId, kind, mapping } = draft;
  const resource = useQuery({
    queryKey: ['catalogue', 'one', resourceId],
    queryFn: () => catalogue.one({ params: { resourceId } }),
    enabled: resourceId !== '',
  });
  const fields = resource.data?.fields;
  const suggestedFor = useRef('');
  // A mapping to begin with, once for each choice: what somebody has emptied stays empty.
  useEffect(() => {
    const choice = `${resourceId} ${kind}`;
    if (!fields || suggestedFor.current === choice) return;
    suggestedFor.current = choice;
    if (mapping.length === 0) set({ mapping: suggestPairs(kind, fields) });
  });
  if (resourceId === '') return <p className="dk-note">{t('records.source.chooseFirst')}</p>;
  if (resource.isError) {
    return <ErrorState error={resource.error} onRetry={() => void resource.refetch()} />;
  }
  if (!fields) return <Loading lines={6} />;
  return (
    <section>
      <div className="dk-tools">
        <h3 className="dk-grow">{t('records.source.mapping')}</h3>
        <Button size="small" onClick={() => set({ mapping: suggestPairs(kind, fields) })}>
          {t('records.source.suggest')}
        </Button>
      </div>
      <MappingTable
        kind={kind}
        needed={needed}
        fields={fields}
        mapping={mapping}
        onChange={(next) => set({ mapping: next })}
      />
    </section>
  );
}
