import { useQuery } from '@tanstack/react-query';
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { NewThingModel } from '../../../contract/index.ts';
import { things, useNameOf } from '../use-things.ts';
import { HeadForm } from './head-form.tsx';
import { ModelActs } from './model-acts.tsx';
import { PartList } from './part-list.tsx';
import { PropertyTable } from './property-table.tsx';
import { SaveModel } from './save-model.tsx';
import { ModelVersions } from './model-versions.tsx';
import '../things.css';

const blank: NewThingModel = {
  code: '',
  nameZh: '',
  nameEn: '',
  icon: 'device',
  properties: [],
  events: [],
  services: [],
  silentAfterSeconds: 3600,
  retentionDays: 365,
  budget: { perSecond: 1, burst: 60 },
  tags: [],
};

/** A model: looked at by everyone, edited by an administrator. */
export default function ModelPage() {
  const { code = '' } = useParams();
  const isNew = code === 'new';
  const model = useQuery({
    queryKey: ['things', 'model', code],
    queryFn: async () => things.model({ params: { code } }),
    enabled: !isNew,
  });
  if (isNew) return <Editor key="new" saved={blank} version={0} isRetired={false} />;
  if (model.isPending) return <Loading lines={8} />;
  if (model.isError) return <ErrorState error={model.error} onRetry={() => void model.refetch()} />;
  const { version, retired, ...saved } = model.data;
  return <Editor key={`${code} ${version}`} saved={saved} version={version} isRetired={retired} />;
}

interface EditorProps {
  readonly saved: NewThingModel;
  /** 0 for a new model. */
  readonly version: number;
  readonly isRetired: boolean;
}

function Editor({ saved, version, isRetired }: EditorProps) {
  const { t } = useText();
  const nameOf = useNameOf();
  const mayManage = usePermission('things.manage');
  const [draft, setDraft] = useState<NewThingModel>(saved);
  const [isEditing, setEditing] = useState(version === 0);
  const [isSaving, setSaving] = useState(false);
  const change = (part: Partial<NewThingModel>): void => setDraft({ ...draft, ...part });
  const onChange = isEditing ? change : null;
  const isChanged = JSON.stringify(draft) !== JSON.stringify(saved);
  return (
    <>
      <div className="dk-head">
        <div className="th-head">
          <Link to="/things/models" aria-label={t('things.model.back')} className="th-back">
            <Icon name="back" />
          </Link>
          <div>
            <h1 className="dk-row">
              {nameOf(draft) || t('things.model.add')}
              {isRetired && <StatusTag meaning="neutral">{t('things.model.retired')}</StatusTag>}
            </h1>
            {version > 0 && (
              <p className="dk-muted">
                {draft.code} · {t('things.model.versionOf', { version })}
              </p>
            )}
          </div>
        </div>
        <div className="dk-row">
          {!isEditing && <ModelActs code={saved.code} isRetired={isRetired} />}
          {mayManage && !isEditing && (
            <Button type="primary" icon={<Icon name="edit" />} onClick={() => setEditing(true)}>
              {t('things.act.edit')}
            </Button>
          )}
          {isEditing && (
            <>
              {version > 0 && (
                <Button
                  onClick={() => {
                    setDraft(saved);
                    setEditing(false);
                  }}
                >
                  {t('things.cancel')}
                </Button>
              )}
              <Button type="primary" disabled={!isChanged} onClick={() => setSaving(true)}>
                {t('things.model.previewSave')}
              </Button>
            </>
          )}
        </div>
      </div>
      <Tabs items={useTabs(draft, { version, onChange })} />
      {isSaving && <SaveModel model={draft} version={version} onClose={() => setSaving(false)} />}
    </>
  );
}

interface TabsOptions {
  readonly version: number;
  readonly onChange: ((part: Partial<NewThingModel>) => void) | null;
}

function useTabs(draft: NewThingModel, { version, onChange }: TabsOptions) {
  const { t } = useText();
  const tab = (key: string, count: number | null, children: React.ReactNode) => ({
    key,
    label: count === null ? t(`things.model.${key}`) : `${t(`things.model.${key}`)} ${count}`,
    children,
  });
  return [
    ...(version === 0
      ? [tab('head', null, <HeadForm model={draft} isNew onChange={onChange} />)]
      : []),
    tab(
      'properties',
      draft.properties.length,
      <PropertyTable
        properties={draft.properties}
        onChange={onChange && ((properties) => onChange({ properties }))}
      />,
    ),
    tab(
      'events',
      draft.events.length,
      <PartList kind="events" parts={draft.events} onChange={onChange} />,
    ),
    tab(
      'services',
      draft.services.length,
      <PartList kind="services" parts={draft.services} onChange={onChange} />,
    ),
    ...(version > 0
      ? [
          tab('head', null, <HeadForm model={draft} isNew={false} onChange={onChange} />),
          tab('versions', null, <ModelVersions code={draft.code} />),
        ]
      : []),
  ];
}
