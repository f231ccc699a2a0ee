import { useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { matches, PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { Template } from '../../contract/index.ts';
import { ManageNav } from './own-nav.tsx';
import { TemplateDrawer } from './template-drawer.tsx';
import { messages } from './use-messages.ts';

/** All wordings of one occasion. */
interface Occasion {
  readonly code: string;
  readonly title: string;
  readonly audience: Template['audience'];
  readonly templates: readonly Template[];
}

type Audience = Template['audience'] | 'all';

/** The templates of messages, by occasion; each opens its wordings. */
export default function TemplatesPage() {
  const { t } = useText();
  const [search, setSearch] = useState('');
  const [audience, setAudience] = useState<Audience>('all');
  const [open, setOpen] = useState<string | null>(null);
  const templates = useQuery({
    queryKey: ['messages', 'templates'],
    queryFn: async () => messages.templates({ query: {} }),
  });
  const occasions = useOccasions(templates.data?.items ?? []);
  const shown = occasions.filter(
    (one) =>
      (audience === 'all' || one.audience === audience) &&
      matches(search, one.code, one.title, ...one.templates.map(({ body }) => body)),
  );
  const opened = occasions.find(({ code }) => code === open);
  return (
    <>
      <PageHead title={t('messages.menu.templates')} lead={t('messages.templates.lead')} />
      <ManageNav />
      <div className="dk-tools">
        <Input.Search
          className="dk-grow"
          style={{ maxWidth: 320 }}
          allowClear
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          placeholder={t('messages.templates.search')}
          aria-label={t('messages.templates.search')}
        />
        <Segmented<Audience>
          value={audience}
          onChange={setAudience}
          options={(['all', 'staff', 'residents'] as const).map((value) => ({
            value,
            label: t(`messages.audience.${value}`),
          }))}
        />
      </div>
      {templates.isPending && <Loading lines={8} />}
      {templates.isError && (
        <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />
      )}
      {templates.data && shown.length === 0 && (
        <EmptyState icon="search" title={t('messages.templates.none')} />
      )}
      {shown.length > 0 && <OccasionTable occasions={shown} onOpen={setOpen} />}
      {opened && (
        <TemplateDrawer
          title={opened.title}
          templates={opened.templates}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function useOccasions(templates: readonly Template[]): Occasion[] {
  const { locale } = useText();
  return [...Map.groupBy(templates, ({ code }) => code)].flatMap(([code, held]) => {
    const first = held[0];
    if (!first) return [];
    const title = locale === 'zh' ? first.titleZh : first.titleEn;
    return [{ code, title, audience: first.audience, templates: held }];
  });
}

interface OccasionTableProps {
  readonly occasions: readonly Occasion[];
  readonly onOpen: (code: string) => void;
}

function OccasionTable({ occasions, onOpen }: OccasionTableProps) {
  const { t, locale } = useText();
  const columns: TableColumnsType<Occasion> = [
    {
      title: t('messages.templates.occasion'),
      width: 170,
      render: (_, one) => (
        <Button type="link" style={{ padding: 0 }} onClick={() => onOpen(one.code)}>
          {one.title}
        </Button>
      ),
    },
    {
      title: t('messages.templates.audience'),
      width: 100,
      render: (_, { audience }) => t(`messages.audience.${audience}`),
    },
    {
      title: t('messages.templates.wording'),
      render: (_, { templates }) => (
        <span className="messages-clamp">
          {templates.find((one) => one.language === locale && one.channel === 'inbox')?.body}
        </span>
      ),
    },
    {
      title: t('messages.templates.channels'),
      width: 320,
      render: (_, { templates }) => (
        <span className="dk-tags">
          {[...new Set(templates.map(({ channel }) => channel))].map((channel) => (
            <Tag key={channel}>{t(`messages.channel.${channel}`)}</Tag>
          ))}
        </span>
      ),
    },
    {
      title: t('messages.templates.changed'),
      width: 110,
      render: (_, { templates }) => {
        const count = templates.filter(({ version }) => version > 0).length;
        return count > 0 ? t('messages.templates.changedCount', { count }) : '—';
      },
    },
  ];
  return (
    <Table
      rowKey="code"
      size="middle"
      columns={columns}
      dataSource={[...occasions]}
      pagination={false}
      scroll={{ x: 1000 }}
    />
  );
}
