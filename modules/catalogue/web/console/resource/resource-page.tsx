import { useQuery } from '@tanstack/react-query';
import { Button, Descriptions, Table, type TableColumnsType, Tabs, Tag } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { Edge, Resource } from '../../../contract/index.ts';
import { catalogue, GradeTag, keys, Score, useResource } from '../clients.tsx';
import { Quality } from './quality.tsx';
import '../catalogue.css';

type Field = Resource['fields'][number];

/** One resource: what it is, its fields, how good it is, where it comes from and who uses it. */
export default function ResourcePage() {
  const { resourceId = '' } = useParams();
  const { t, locale } = useText();
  const go = useNavigate();
  const mayBring = usePermission('intake.bring');
  const resource = useResource(resourceId);
  if (resource.isError)
    return <ErrorState error={resource.error} onRetry={() => void resource.refetch()} />;
  if (!resource.data) return <Loading lines={12} />;
  const { data } = resource;
  return (
    <>
      <PageHead
        title={locale === 'en' ? data.titleEn || data.titleZh : data.titleZh}
        lead={data.summary}
      >
        <GradeTag grade={data.grade} />
        <Score score={data.score} />
        {data.own && data.kind === 'inPlace' && mayBring && (
          <Button
            icon={<Icon name="link" />}
            onClick={() => void go(`/intake/in-place/${data.id}`)}
          >
            {t('catalogue.inPlace.setUp')}
          </Button>
        )}
        {data.own && (
          <Button icon={<Icon name="edit" />} onClick={() => void go(`/catalogue/${data.id}/edit`)}>
            {t('catalogue.edit.open')}
          </Button>
        )}
      </PageHead>
      <Facts resource={data} />
      <Tabs
        items={[
          { key: 'fields', label: t('catalogue.fields'), children: <Fields resource={data} /> },
          {
            key: 'quality',
            label: t('catalogue.quality.title'),
            children: <Quality resource={data} />,
          },
          {
            key: 'lineage',
            label: t('catalogue.lineage'),
            children: <Lineage resourceId={data.id} />,
          },
        ]}
      />
    </>
  );
}

function Facts({ resource }: { resource: Resource }) {
  const { t } = useText();
  const { rows } = resource;
  const stays = resource.kind === 'inPlace';
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, md: 2, xl: 3 }}
      items={[
        { key: 'owner', label: t('catalogue.owner'), children: resource.ownerName },
        { key: 'code', label: t('catalogue.code'), children: <code>{resource.code}</code> },
        { key: 'theme', label: t('catalogue.theme'), children: resource.theme },
        {
          key: 'frequency',
          label: t('catalogue.frequency'),
          children: t(`catalogue.frequencies.${resource.frequency}`),
        },
        {
          key: 'kind',
          label: t('catalogue.kind'),
          children: t(`catalogue.kinds.${resource.kind}`),
        },
        {
          key: 'system',
          label: t('catalogue.sourceSystem'),
          children: resource.sourceSystem || '—',
        },
        {
          key: 'rows',
          label: t('catalogue.rows'),
          children:
            rows === null
              ? t(stays ? 'catalogue.inPlace.rows' : 'catalogue.empty')
              : rows.toLocaleString('en-US'),
        },
        {
          key: 'changed',
          label: t('catalogue.changed'),
          children: resource.changedAt ? (
            <Time at={resource.changedAt} />
          ) : stays ? (
            t('catalogue.inPlace.changed')
          ) : (
            '—'
          ),
        },
        { key: 'reason', label: t('catalogue.gradeReason'), children: resource.gradeReason || '—' },
        { key: 'kept', label: t('catalogue.keptByLaw'), children: resource.keptByLaw || '—' },
        {
          key: 'keywords',
          label: t('catalogue.keywords'),
          children: resource.keywords.map((word) => <Tag key={word}>{word}</Tag>),
        },
      ]}
    />
  );
}

function Fields({ resource }: { resource: Resource }) {
  const { t, locale } = useText();
  const columns: TableColumnsType<Field> = [
    {
      title: t('catalogue.field.title'),
      render: (_, field) => (
        <>
          {locale === 'en' ? field.titleEn || field.titleZh : field.titleZh}
          {field.required && <span className="ca-required"> *</span>}{' '}
          <code className="dk-muted">{field.key}</code>
        </>
      ),
    },
    {
      title: t('catalogue.field.type'),
      render: (_, field) =>
        [t(`catalogue.types.${field.type}`), field.format && t(`catalogue.formats.${field.format}`)]
          .filter(Boolean)
          .join(' · '),
    },
    { title: t('catalogue.field.meaning'), dataIndex: 'meaning' },
    {
      title: t('catalogue.field.personal'),
      render: (_, field) =>
        field.personalClass && (
          <Tag color={field.personalClass === 'sensitive' ? 'volcano' : 'gold'}>
            {t(`catalogue.personal.${field.personalClass}`)}
          </Tag>
        ),
    },
    {
      title: t('catalogue.field.mask'),
      render: (_, field) => field.mask && t(`catalogue.masks.${field.mask}`),
    },
    {
      title: t('catalogue.field.role'),
      render: (_, field) => (
        <>
          {resource.keyFields.includes(field.key) && (
            <Tag color="blue">{t('catalogue.field.key')}</Tag>
          )}
          {field.subject && <Tag>{t('catalogue.field.subject')}</Tag>}
        </>
      ),
    },
  ];
  return (
    <Table<Field>
      rowKey="key"
      size="small"
      columns={columns}
      dataSource={resource.fields}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  );
}

function Lineage({ resourceId }: { resourceId: string }) {
  const { t } = useText();
  const lineage = useQuery({
    queryKey: keys.lineage(resourceId),
    queryFn: async () => (await catalogue.lineage({ params: { resourceId } })).items,
  });
  if (lineage.isError)
    return <ErrorState error={lineage.error} onRetry={() => void lineage.refetch()} />;
  if (!lineage.data) return <Loading lines={4} />;
  if (lineage.data.length === 0) return <EmptyState icon="link" title={t('catalogue.noLineage')} />;
  return (
    <div className="ca-lineage">
      {(['from', 'to'] as const).map((direction) => (
        <section key={direction} className="dk-card">
          <h2>{t(`catalogue.directions.${direction}`)}</h2>
          <Edges edges={lineage.data.filter((edge) => edge.direction === direction)} />
        </section>
      ))}
    </div>
  );
}

function Edges({ edges }: { edges: readonly Edge[] }) {
  const { t } = useText();
  if (edges.length === 0) return <p className="dk-muted">{t('catalogue.noEdge')}</p>;
  return (
    <ul className="ca-edges">
      {edges.map((edge) => (
        <li key={`${edge.kind} ${edge.title} ${edge.at ?? ''}`}>
          {edge.link ? <Link to={edge.link}>{edge.title}</Link> : edge.title}
          <span className="dk-muted">
            {' '}
            {edge.note} {edge.at && <Time at={edge.at} />}
          </span>
        </li>
      ))}
    </ul>
  );
}
