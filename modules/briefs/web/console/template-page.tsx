import { App, Button, Drawer, Tabs } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { type NamedField, PageHead, SaveFault, useAct, VersionList } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { BriefView, Template, TemplateInput } from '../../contract/index.ts';
import { Paper } from './paper.tsx';
import { RecipientFields, ScheduleFields, TitleFields } from './template-fields.tsx';
import { SectionList } from './section-list.tsx';
import { contentOf } from './template-draft.ts';
import { briefs, useRenew, useTemplate } from './use-briefs.ts';
import './briefs.css';

/** One template, edited without code. */
export default function TemplatePage() {
  const { code = '' } = useParams();
  const found = useTemplate(code);
  if (found.isPending) return <Loading lines={10} />;
  if (found.isError) {
    return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  }
  const { template, versions } = found.data;
  return <Editor key={template.version} template={template} versions={versions} />;
}

interface EditorProps {
  readonly template: Template;
  readonly versions: readonly {
    version: number;
    content: TemplateInput;
    savedByName: string;
    savedAt: string;
  }[];
}

function useFields(): readonly NamedField[] {
  const { t } = useText();
  const keys = [
    'titleZh',
    'titleEn',
    'issuerZh',
    'compare',
    'sections',
    'schedule',
    'recipients',
    'attach',
  ];
  return keys.map((key) => ({ key, label: t(`briefs.field.${key}`) }));
}

function Editor({ template, versions }: EditorProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const [draft, setDraft] = useState(contentOf(template));
  const [version, setVersion] = useState(template.version);
  const [active, setActive] = useState(template.active);
  const [preview, setPreview] = useState<Pick<BriefView, 'document' | 'drawings'> | null>(null);
  const [act, show] = [useAct(), useAct()];
  const renew = useRenew();
  const fields = useFields();
  const put = async (at: number): Promise<void> => {
    const done = await act.run(async () => {
      const params = { code: template.code };
      await briefs.saveTemplate({ params, body: { template: draft, active, version: at } });
      await renew();
    });
    if (done) void message.success(t('briefs.templates.saved'));
  };
  const read = async (): Promise<Template> =>
    (await briefs.template({ params: { code: template.code } })).template;
  const look = async (): Promise<unknown> =>
    show.run(async () => setPreview(await briefs.preview({ body: draft })));
  return (
    <>
      <Link className="brief-back" to="/briefs/templates">
        <Icon name="back" size={18} /> {t('briefs.templates.title')}
      </Link>
      <PageHead title={draft.titleZh} lead={t(`briefs.kind.${draft.kind}`)}>
        <Button icon={<Icon name="eye" />} loading={show.busy} onClick={() => void look()}>
          {t('briefs.templates.preview')}
        </Button>
        <Button type="primary" loading={act.busy} onClick={() => void put(version)}>
          {t('briefs.edit.save')}
        </Button>
      </PageHead>
      <SaveFault<Template>
        error={act.error}
        mine={() => draft}
        fields={fields}
        read={read}
        onTake={(latest) => {
          setDraft(contentOf(latest));
          setVersion(latest.version);
          act.clear();
        }}
        onKeep={(latest) => {
          setVersion(latest.version);
          void put(latest.version);
        }}
      />
      <ErrorNotice error={show.error} />
      <Tabs
        items={[
          {
            key: 'sections',
            label: t('briefs.field.sections'),
            children: (
              <SectionList
                sections={draft.sections}
                onChange={(sections) => setDraft({ ...draft, sections })}
              />
            ),
          },
          {
            key: 'title',
            label: t('briefs.templates.titles'),
            children: (
              <TitleFields draft={draft} active={active} onChange={setDraft} onActive={setActive} />
            ),
          },
          {
            key: 'schedule',
            label: t('briefs.field.schedule'),
            children: <ScheduleFields draft={draft} onChange={setDraft} />,
          },
          {
            key: 'recipients',
            label: t('briefs.field.recipients'),
            children: <RecipientFields draft={draft} onChange={setDraft} />,
          },
          {
            key: 'versions',
            label: t('briefs.templates.versions'),
            children: (
              <VersionList
                versions={versions.map((one) => ({ ...one, note: '', savedBy: one.savedByName }))}
                fields={fields}
              />
            ),
          },
        ]}
      />
      {preview && (
        <Drawer
          open
          size={860}
          title={t('briefs.templates.previewTitle')}
          onClose={() => setPreview(null)}
        >
          <Paper {...preview} edits={{ lead: '', sections: [] }} at={preview.document.composedAt} />
        </Drawer>
      )}
    </>
  );
}
