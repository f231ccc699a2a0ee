import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { useParams } from 'react-router';
import { PageHead, VersionList } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice, StatusTag } from '#ui/kit/status-tag.tsx';
import { draftMeaning, policy, validityMeaning } from '../shared/client.ts';
import { Places } from '../shared/places.tsx';
import { PolicyActs } from './acts.tsx';
import { Editor } from './editor.tsx';
import { Reading } from './reading.tsx';
import type { KeptPolicy } from './kept.ts';
import '../shared/policy.css';

/** One policy: the text being worked on, what is public, and its versions. */
export default function PolicyPage() {
  const { policyId = '' } = useParams();
  const one = useQuery({
    queryKey: ['policy', 'one', policyId],
    queryFn: async () => policy.one({ params: { policyId } }),
  });
  if (one.isPending) return <Loading lines={10} />;
  if (one.isError) return <ErrorState error={one.error} onRetry={() => void one.refetch()} />;
  return <Whole kept={one.data} />;
}

function Whole({ kept }: { kept: KeptPolicy }) {
  const { t } = useText();
  const { draft, published, draftState, validity } = kept;
  const mayEdit = kept.acts.includes('edit');
  const content = draft ?? published;
  const tabs = [
    ...(content && mayEdit
      ? [
          {
            key: 'edit',
            label: t('policy.one.edit'),
            children: <Editor key={kept.version} kept={kept} content={content} />,
          },
        ]
      : []),
    ...(draft && !mayEdit
      ? [{ key: 'draft', label: t('policy.one.draft'), children: <Reading content={draft} /> }]
      : []),
    ...(published
      ? [
          {
            key: 'public',
            label: t('policy.one.public'),
            children: <Reading content={published} />,
          },
        ]
      : []),
    { key: 'versions', label: t('policy.one.versions'), children: <Versions id={kept.id} /> },
  ];
  return (
    <>
      <PageHead title={kept.title} lead={kept.documentNumber || kept.code}>
        {validity && (
          <StatusTag meaning={validityMeaning[validity]}>
            {t(`policy.validity.${validity}`)}
          </StatusTag>
        )}
        {draftState !== 'none' && (
          <StatusTag meaning={draftMeaning[draftState]}>
            {t(`policy.draft.${draftState}`)}
          </StatusTag>
        )}
      </PageHead>
      <Places />
      {kept.returnReason && (
        <Notice meaning="warning" title={t('policy.one.returned')}>
          <p>{kept.returnReason}</p>
        </Notice>
      )}
      {kept.repealedOn && (
        <Notice meaning="warning" title={t('policy.one.repealed', { day: kept.repealedOn })}>
          <p>{kept.repealedBy}</p>
        </Notice>
      )}
      <PolicyActs kept={kept} />
      <Tabs items={tabs} />
    </>
  );
}

const fields = [
  'title',
  'documentNumber',
  'issuer',
  'level',
  'area',
  'topics',
  'keywords',
  'issuedOn',
  'effectiveOn',
  'expiresOn',
  'summary',
  'articles',
  'eligibility',
  'items',
  'related',
  'office',
  'officePhone',
] as const;

function Versions({ id }: { id: string }) {
  const { t } = useText();
  const versions = useQuery({
    queryKey: ['policy', 'versions', id],
    queryFn: async () => policy.versions({ params: { policyId: id } }),
  });
  if (versions.isPending) return <Loading lines={4} />;
  if (versions.isError)
    return <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />;
  return (
    <VersionList
      versions={versions.data.items}
      fields={fields.map((key) => ({ key, label: t(`policy.field.${key}`) }))}
    />
  );
}
