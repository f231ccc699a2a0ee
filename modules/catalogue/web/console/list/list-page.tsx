import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Table, type TableColumnsType } from 'antd';
import { useDeferredValue, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { PageHead, saveFile } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import { type Grade, grades, type ResourceHead } from '../../../contract/index.ts';
import { catalogue, GradeTag, keys, Score } from '../clients.tsx';
import '../catalogue.css';

/** What data the departments hold: found by words or by the first letters of their pinyin. */
export default function ListPage() {
  const { t } = useText();
  const go = useNavigate();
  const mayOwn = usePermission('catalogue.own');
  const [words, setWords] = useState('');
  const [grade, setGrade] = useState<Grade | null>(null);
  const [owner, setOwner] = useState<string | null>(null);
  const looked = useDeferredValue(words.trim());
  const list = useQuery({
    queryKey: keys.list(looked),
    queryFn: async () => (await catalogue.list({ query: looked ? { words: looked } : {} })).items,
  });
  const all = list.data ?? [];
  const owners = [...new Map(all.map((one) => [one.ownerDepartmentId, one.ownerName]))];
  const rows = all.filter(
    (one) => (!grade || one.grade === grade) && (!owner || one.ownerDepartmentId === owner),
  );
  return (
    <>
      <PageHead title={t('catalogue.menu')} lead={t('catalogue.lead')}>
        <Button
          icon={<Icon name="download" />}
          onClick={() => void catalogue.dcat({}).then(saveFile)}
        >
          {t('catalogue.dcat')}
        </Button>
        {mayOwn && (
          <Button
            type="primary"
            icon={<Icon name="plus" />}
            onClick={() => void go('/catalogue/new')}
          >
            {t('catalogue.register')}
          </Button>
        )}
      </PageHead>
      <div className="dk-tools">
        <Input
          className="dk-grow ca-search"
          allowClear
          prefix={<Icon name="search" size={16} />}
          aria-label={t('catalogue.search')}
          placeholder={t('catalogue.searchHint')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Select
          allowClear
          className="ca-filter"
          aria-label={t('catalogue.grade')}
          placeholder={t('catalogue.anyGrade')}
          value={grade}
          onChange={(chosen: Grade | undefined) => setGrade(chosen ?? null)}
          options={grades.map((value) => ({ value, label: t(`catalogue.grades.${value}`) }))}
        />
        <Select
          allowClear
          className="ca-filter"
          aria-label={t('catalogue.owner')}
          placeholder={t('catalogue.anyOwner')}
          value={owner}
          onChange={(chosen: string | undefined) => setOwner(chosen ?? null)}
          options={owners.map(([value, label]) => ({ value, label }))}
        />
      </div>
      {list.isPending && <Loading lines={8} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && (
        <EmptyState
          icon="search"
          title={t(looked || grade || owner ? 'catalogue.noneFound' : 'catalogue.none')}
        >
          <p>{t('catalogue.noneHint')}</p>
        </EmptyState>
      )}
      {rows.length > 0 && <Resources rows={rows} />}
    </>
  );
}

function Resources({ rows }: { rows: readonly ResourceHead[] }) {
  const { t, locale } = useText();
  const columns: TableColumnsType<ResourceHead> = [
    {
      title: t('catalogue.resource'),
      render: (_, row) => (
        <div className="ca-title">
          <Link to={`/catalogue/${row.id}`}>
            {locale === 'en' ? row.titleEn || row.titleZh : row.titleZh}
          </Link>
          <p className="dk-muted">{row.summary}</p>
        </div>
      ),
    },
    { title: t('catalogue.owner'), dataIndex: 'ownerName' },
    { title: t('catalogue.theme'), dataIndex: 'theme' },
    { title: t('catalogue.grade'), render: (_, row) => <GradeTag grade={row.grade} /> },
    {
      title: t('catalogue.frequency'),
      render: (_, row) => t(`catalogue.frequencies.${row.frequency}`),
    },
    {
      title: t('catalogue.rows'),
      align: 'right',
      render: (_, row) =>
        row.rows === null ? (
          <span className="dk-muted">
            {t(row.kind === 'inPlace' ? 'catalogue.inPlace.rows' : 'catalogue.empty')}
          </span>
        ) : (
          <span className="dk-number">{row.rows.toLocaleString('en-US')}</span>
        ),
    },
    {
      title: t('catalogue.changed'),
      render: (_, row) => row.changedAt && <Time at={row.changedAt} />,
    },
    { title: t('catalogue.score'), render: (_, row) => <Score score={row.score} /> },
  ];
  return (
    <Table<ResourceHead>
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={[...rows]}
      pagination={{ pageSize: 50, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
    />
  );
}
