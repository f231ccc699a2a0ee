import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import {
  type ConsoleLine,
  draftStates,
  type DraftState,
  policyTopics,
  type PolicyTopic,
  policyValidities,
  type PolicyValidity,
} from '../../../contract/index.ts';
import { draftMeaning, policy, validityMeaning } from '../shared/client.ts';
import { Places } from '../shared/places.tsx';
import '../shared/policy.css';

interface Filter {
  readonly q: string;
  readonly topic: PolicyTopic | '';
  readonly validity: PolicyValidity | '';
  readonly draftState: DraftState | '';
}

const queryOf = ({ q, topic, validity, draftState }: Filter) => ({
  ...(q ? { q } : {}),
  ...(topic ? { topic } : {}),
  ...(validity ? { validity } : {}),
  ...(draftState ? { draftState } : {}),
});

/** The library: what is public, what is being worked on, what waits for review. */
export default function ListPage() {
  const { t } = useText();
  const go = useNavigate();
  const mayEdit = usePermission('policy.edit');
  const [filter, setFilter] = useState<Filter>({ q: '', topic: '', validity: '', draftState: '' });
  const act = useAct();
  const list = useQuery({
    queryKey: ['policy', 'list', filter],
    queryFn: async () => policy.list({ query: queryOf(filter) }),
    placeholderData: (last) => last,
  });
  const save = async (): Promise<void> => {
    await act.run(async () => saveFile(await policy.listFile({ query: queryOf(filter) })));
  };
  return (
    <>
      <PageHead title={t('policy.menu.policy')} lead={t('policy.list.lead')}>
        <Button loading={act.busy} onClick={() => void save()}>
          {t('policy.list.file')}
        </Button>
        {mayEdit && (
          <Button type="primary" onClick={() => void go('/policy/new')}>
            {t('policy.list.new')}
          </Button>
        )}
      </PageHead>
      <Places />
      <Filters filter={filter} onChange={setFilter} />
      <ErrorNotice error={act.error} />
      {list.isPending && <Loading lines={8} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && list.data.items.length === 0 && <EmptyState title={t('policy.list.none')} />}
      {list.data && list.data.items.length > 0 && <Lines items={list.data.items} />}
    </>
  );
}

interface FiltersProps {
  readonly filter: Filter;
  readonly onChange: (next: Filter) => void;
}

function Filters({ filter, onChange }: FiltersProps) {
  const { t } = useText();
  return (
    <div className="dk-tools">
      <Input.Search
        allowClear
        className="policy-words"
        placeholder={t('policy.list.search')}
        aria-label={t('policy.list.search')}
        onSearch={(q) => onChange({ ...filter, q })}
      />
      <Select
        aria-label={t('policy.list.draftState')}
        value={filter.draftState}
        onChange={(draftState) => onChange({ ...filter, draftState })}
        options={[
          { value: '', label: t('policy.list.anyDraft') },
          ...draftStates.map((value) => ({ value, label: t(`policy.draft.${value}`) })),
        ]}
      />
      <Select
        aria-label={t('policy.list.validity')}
        value={filter.validity}
        onChange={(validity) => onChange({ ...filter, validity })}
        options={[
          { value: '', label: t('policy.list.anyValidity') },
          ...policyValidities.map((value) => ({ value, label: t(`policy.validity.${value}`) })),
        ]}
      />
      <Select
        aria-label={t('policy.list.topic')}
        value={filter.topic}
        onChange={(topic) => onChange({ ...filter, topic })}
        options={[
          { value: '', label: t('policy.list.anyTopic') },
          ...policyTopics.map((value) => ({ value, label: t(`policy.topics.${value}`) })),
        ]}
      />
    </div>
  );
}

function Lines({ items }: { items: readonly ConsoleLine[] }) {
  const { t } = useText();
  return (
    <Table<ConsoleLine>
      rowKey="id"
      size="middle"
      dataSource={[...items]}
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        {
          title: t('policy.col.title'),
          render: (_, line) => (
            <div className="policy-title">
              <Link to={`/policy/policies/${line.id}`}>{line.title}</Link>
              <div className="dk-muted">{line.documentNumber || t('policy.list.noNumber')}</div>
            </div>
          ),
        },
        { title: t('policy.col.issuer'), dataIndex: 'issuer' },
        {
          title: t('policy.col.topics'),
          render: (_, { topics }) => topics.map((topic) => t(`policy.topics.${topic}`)).join('、'),
        },
        {
          title: t('policy.col.validity'),
          render: (_, { validity }) =>
            validity ? (
              <StatusTag meaning={validityMeaning[validity]}>
                {t(`policy.validity.${validity}`)}
              </StatusTag>
            ) : (
              <StatusTag meaning="neutral">{t('policy.list.notPublic')}</StatusTag>
            ),
        },
        {
          title: t('policy.col.draft'),
          render: (_, { draftState }) =>
            draftState === 'none' ? (
              '—'
            ) : (
              <StatusTag meaning={draftMeaning[draftState]}>
                {t(`policy.draft.${draftState}`)}
              </StatusTag>
            ),
        },
        {
          title: t('policy.col.days'),
          render: (_, { effectiveOn, expiresOn }) =>
            [effectiveOn, expiresOn ?? t('policy.list.noEnd')].filter(Boolean).join(' → '),
        },
        { title: t('policy.col.updated'), render: (_, { updatedAt }) => <Time at={updatedAt} /> },
      ]}
    />
  );
}
