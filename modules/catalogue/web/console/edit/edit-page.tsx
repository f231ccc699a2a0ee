import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { useMe } from '#ui/session/index.ts';
import {
  frequencies,
  grades,
  type Resource,
  type ResourceInput,
  resourceKinds,
} from '../../../contract/index.ts';
import { catalogue, keys, useDepartments, useResource } from '../clients.tsx';
import { FieldsEditor } from './fields-editor.tsx';
import '../catalogue.css';

const blank: ResourceInput = {
  code: '',
  titleZh: '',
  titleEn: '',
  summary: '',
  theme: '',
  keywords: [],
  ownerDepartmentId: '',
  grade: 'conditional',
  gradeReason: '',
  keptByLaw: '',
  kind: 'held',
  frequency: 'monthly',
  sourceSystem: '',
  fields: [],
  keyFields: [],
};

/** A resource registered or changed. */
export default function EditPage() {
  const { resourceId = '' } = useParams();
  const resource = useResource(resourceId);
  if (resourceId !== '' && resource.isError) {
    return <ErrorState error={resource.error} onRetry={() => void resource.refetch()} />;
  }
  if (resourceId !== '' && !resource.data) return <Loading lines={12} />;
  return <Editor key={resource.data?.id ?? 'new'} resource={resource.data ?? null} />;
}

function inputOf(resource: Resource): ResourceInput {
  const {
    code,
    titleZh,
    titleEn,
    summary,
    theme,
    keywords,
    ownerDepartmentId,
    grade,
    gradeReason,
    keptByLaw,
    kind,
    frequency,
    sourceSystem,
    fields,
    keyFields,
  } = resource;
  return {
    code,
    titleZh,
    titleEn,
    summary,
    theme,
    keywords,
    ownerDepartmentId,
    grade,
    gradeReason,
    keptByLaw,
    kind,
    frequency,
    sourceSystem,
    fields,
    keyFields,
  };
}

function Editor({ resource }: { resource: Resource | null }) {
  const { t } = useText();
  const go = useNavigate();
  const queries = useQueryClient();
  const act = useAct();
  const [draft, setDraft] = useState<ResourceInput>(() => (resource ? inputOf(resource) : blank));
  const [active, setActive] = useState(resource?.active ?? true);
  const set = (part: Partial<ResourceInput>): void => setDraft((old) => ({ ...old, ...part }));
  const save = () =>
    act.run(async () => {
      const saved = await (resource
        ? catalogue.save({
            params: { resourceId: resource.id },
            body: { resource: draft, active, version: resource.version },
          })
        : catalogue.register({ body: draft }));
      await queries.invalidateQueries({ queryKey: keys.all });
      await go(`/catalogue/${saved.id}`);
    });
  return (
    <>
      <PageHead
        title={resource ? t('catalogue.edit.title') : t('catalogue.edit.new')}
        lead={t('catalogue.edit.lead')}
      >
        <Button onClick={() => void go(-1)}>{t('catalogue.cancel')}</Button>
        <Button
          type="primary"
          loading={act.busy}
          disabled={!draft.code || !draft.titleZh || draft.fields.length === 0}
          onClick={() => void save()}
        >
          {t('catalogue.save')}
        </Button>
      </PageHead>
      <ErrorNotice error={act.error} />
      <Form layout="vertical" className="ca-form">
        <Description draft={draft} set={set} isNew={resource === null} />
        {resource && (
          <Form.Item label={t('catalogue.edit.active')} extra={t('catalogue.edit.activeHint')}>
            <Switch checked={active} onChange={setActive} />
          </Form.Item>
        )}
      </Form>
      <FieldsEditor draft={draft} set={set} />
    </>
  );
}

interface PartProps {
  readonly draft: ResourceInput;
  readonly set: (part: Partial<ResourceInput>) => void;
}

function Description({ draft, set, isNew }: PartProps & { isNew: boolean }) {
  const { t, locale } = useText();
  const departments = useDepartments();
  const { permissions } = useMe();
  const text = (
    key: 'code' | 'titleZh' | 'titleEn' | 'theme' | 'sourceSystem',
    required: boolean,
  ) => (
    <Form.Item
      label={t(`catalogue.${key}`)}
      required={required}
      extra={key === 'code' ? t('catalogue.edit.codeHint') : ''}
    >
      <Input
        disabled={key === 'code' && !isNew}
        value={draft[key]}
        onChange={(event) => set({ [key]: event.target.value })}
      />
    </Form.Item>
  );
  return (
    <>
      {text('titleZh', true)}
      {text('titleEn', false)}
      {text('code', true)}
      {text('theme', true)}
      <Form.Item label={t('catalogue.summary')} className="ca-wide">
        <Input.TextArea
          rows={2}
          maxLength={1000}
          value={draft.summary}
          onChange={(event) => set({ summary: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={t('catalogue.keywords')}>
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          value={draft.keywords}
          onChange={(keywords: string[]) => set({ keywords })}
        />
      </Form.Item>
      <Form.Item label={t('catalogue.owner')} required>
        <Select
          showSearch
          optionFilterProp="label"
          value={draft.ownerDepartmentId || null}
          onChange={(ownerDepartmentId: string) => set({ ownerDepartmentId })}
          options={(departments.data ?? []).map(({ id, nameZh, nameEn }) => ({
            value: id,
            label: locale === 'en' ? nameEn : nameZh,
          }))}
        />
      </Form.Item>
      <Form.Item label={t('catalogue.grade')}>
        <Select
          value={draft.grade}
          onChange={(grade) => set({ grade })}
          options={grades.map((value) => ({ value, label: t(`catalogue.grades.${value}`) }))}
        />
      </Form.Item>
      <Form.Item label={t('catalogue.gradeReason')} required={draft.grade !== 'open'}>
        <Input
          maxLength={300}
          value={draft.gradeReason}
          onChange={(event) => set({ gradeReason: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={t('catalogue.keptByLaw')} extra={t('catalogue.keptByLawHint')}>
        <Input
          maxLength={300}
          value={draft.keptByLaw ?? ''}
          onChange={(event) => set({ keptByLaw: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={t('catalogue.frequency')}>
        <Select
          value={draft.frequency}
          onChange={(frequency) => set({ frequency })}
          options={frequencies.map((value) => ({
            value,
            label: t(`catalogue.frequencies.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item label={t('catalogue.kind')} extra={t(`catalogue.kindHint.${draft.kind}`)}>
        <Select
          disabled={!isNew && !permissions.includes('catalogue.manage')}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
          options={resourceKinds.map((value) => ({ value, label: t(`catalogue.kinds.${value}`) }))}
        />
      </Form.Item>
      {text('sourceSystem', false)}
    </>
  );
}
