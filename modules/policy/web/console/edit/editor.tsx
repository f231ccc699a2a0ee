import { Button } from 'antd';
import { useState } from 'react';
import { SaveFault, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { PolicyContent } from '../../../contract/index.ts';
import { policy, useRenew } from '../shared/client.ts';
import { ArticlesPart } from './articles-part.tsx';
import type { ChangeContent } from './change-content.ts';
import { FactsPart } from './facts-part.tsx';
import type { KeptPolicy } from './kept.ts';
import { TablePart } from './table-part.tsx';

interface EditorProps {
  readonly kept: KeptPolicy;
  readonly content: PolicyContent;
}

/** The working text, all of it, saved at once. */
export function Editor({ kept, content }: EditorProps) {
  const { t } = useText();
  const [draft, setDraft] = useState(content);
  const [isSaved, setSaved] = useState(false);
  const renew = useRenew();
  const act = useAct();
  const change: ChangeContent = (part) => {
    setSaved(false);
    setDraft((before) => ({ ...before, ...part }));
  };
  const save = async (version: number): Promise<void> => {
    const done = await act.run(async () =>
      policy.edit({ params: { policyId: kept.id }, body: { content: draft, version } }),
    );
    setSaved(done);
    if (done) await renew();
  };
  const read = async (): Promise<KeptPolicy> => policy.one({ params: { policyId: kept.id } });
  return (
    <div className="dk-stack">
      <FactsPart content={draft} onChange={change} />
      <TablePart content={draft} onChange={change} />
      <ArticlesPart content={draft} onChange={change} />
      <div className="policy-save">
        <SaveFault
          error={act.error}
          mine={() => draft}
          fields={[
            { key: 'title', label: t('policy.field.title') },
            { key: 'summary', label: t('policy.field.summary') },
          ]}
          read={async () => ({ ...(await read()).draft }) as PolicyContent}
          onTake={(latest) => {
            setDraft(latest);
            void renew();
          }}
          onKeep={() => void read().then((latest) => save(latest.version))}
        />
        {isSaved && <Notice meaning="ok" title={t('policy.edit.saved')} />}
        <Button type="primary" loading={act.busy} onClick={() => void save(kept.version)}>
          {t('policy.edit.save')}
        </Button>
      </div>
    </div>
  );
}
