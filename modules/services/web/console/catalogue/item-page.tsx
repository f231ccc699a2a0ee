import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, Switch, Tabs } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { Time } from '#ui/i18n/time.tsx';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { FieldChange, ItemContent } from '../../../contract/index.ts';
import { paperPath, services, usePick, useRenew } from '../shared/client.ts';
import { BasicsForm } from './basics-form.tsx';
import { emptyContent } from './empty-content.ts';
import { FormEditor } from './form-editor.tsx';
import { AnyoneFields, TableEditor } from './table-editor.tsx';
import '../shared/desk.css';

/** One item of the catalogue: saved as its next version. */
export default function ItemPage() {
  const { code = '' } = useParams();
  const isNew = code === 'new';
  const one = useQuery({
    queryKey: ['services', 'catalogue', code],
    queryFn: async () => services.catalogueItem({ params: { code } }),
    enabled: !isNew,
  });
  if (isNew)
    return <Editor code="" version={0} active content={emptyContent} drafts={0} versions={[]} />;
  if (one.isPending) return <Loading lines={10} />;
  if (one.isError) return <ErrorState error={one.error} onRetry={() => void one.refetch()} />;
  const { item, versions, drafts } = one.data;
  return (
    <Editor
      key={item.version}
      {...{ code, drafts, versions }}
      version={item.version}
      active={item.active}
      content={item.content}
    />
  );
}

type Versions = Awaited<ReturnType<typeof services.catalogueItem>>['versions'];

interface EditorProps {
  readonly code: string;
  readonly version: number;
  readonly active: boolean;
  readonly content: ItemContent;
  readonly drafts: number;
  readonly versions: Versions;
}

function Editor({
  code: given,
  version,
  active: was,
  content: before,
  drafts,
  versions,
}: EditorProps) {
  const { t } = useText();
  const go = useNavigate();
  const act = useAct();
  const renew = useRenew();
  const [code, setCode] = useState(given);
  const [active, setActive] = useState(was);
  const [content, setContent] = useState(before);
  const [note, setNote] = useState('');
  const [saved, setSaved] = useState<{ changes: readonly FieldChange[]; drafts: number } | null>(
    null,
  );
  const change = (part: Partial<ItemContent>): void => setContent({ ...content, ...part });
  const save = async (): Promise<void> => {
    const done = await act.run(async () =>
      setSaved(
        await services.saveItem({ params: { code }, body: { version, active, note, content } }),
      ),
    );
    if (!done) return;
    await renew();
    if (given === '') await go(`/services/catalogue/${code}`);
  };
  return (
    <>
      <PageHead
        title={content.titleZh || t('services.catalogue.add')}
        lead={version > 0 ? `${code} · v${version}` : ''}
      >
        {version > 0 && (
          <Button href={paperPath(code)} target="_blank" icon={<Icon name="print" />}>
            {t('services.desk.paper')}
          </Button>
        )}
        <Switch
          checked={active}
          onChange={setActive}
          checkedChildren={t('services.catalogue.active')}
          unCheckedChildren={t('services.catalogue.closed')}
        />
      </PageHead>
      {drafts > 0 && (
        <Alert type="info" showIcon title={t('services.editor.drafts', { count: drafts })} />
      )}
      {saved && <Saved {...saved} />}
      <Tabs
        items={[
          {
            key: 'basics',
            label: t('services.editor.basics'),
            children: (
              <BasicsForm {...{ content, change, code }} {...(given === '' ? { setCode } : {})} />
            ),
          },
          {
            key: 'form',
            label: t('services.editor.form'),
            children: <FormEditor form={content.form} onChange={(form) => change({ form })} />,
          },
          {
            key: 'table',
            label: t('services.editor.table'),
            children: (
              <>
                <TableEditor
                  table={content.eligibility}
                  onChange={(eligibility) => change({ eligibility })}
                />
                {content.eligibility === null && (
                  <AnyoneFields content={content} onChange={change} />
                )}
              </>
            ),
          },
          {
            key: 'versions',
            label: t('services.editor.versions'),
            children: <VersionRows versions={versions} />,
          },
        ]}
      />
      <div className="dk-card">
        <ErrorNotice error={act.error} />
        <div className="dk-row">
          <Input
            style={{ width: 360 }}
            maxLength={200}
            aria-label={t('services.editor.note')}
            placeholder={t('services.editor.note')}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
          <Button type="primary" loading={act.busy} onClick={() => void save()}>
            {t('services.editor.save', { version: version + 1 })}
          </Button>
        </div>
      </div>
    </>
  );
}

function Saved({ changes, drafts }: { changes: readonly FieldChange[]; drafts: number }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <Alert
      type="success"
      showIcon
      title={t('services.editor.saved', { count: drafts })}
      description={changes.map(({ zh, en }) => pick(zh, en)).join('；')}
    />
  );
}

function VersionRows({ versions }: { versions: Versions }) {
  return (
    <ul className="dk-stack">
      {versions.map(({ version, note, savedByName, savedAt }) => (
        <li key={version}>
          v{version} · <Time at={savedAt} /> · {savedByName} {note && `· ${note}`}
        </li>
      ))}
    </ul>
  );
}
