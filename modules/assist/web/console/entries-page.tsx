import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Space, Table, Tag } from 'antd';
import { createClient } from '#ui/api/index.ts';
import { Time } from '#ui/i18n/time.tsx';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { useMe } from '#ui/session/index.ts';
import { api, type Entry, type EntryInput } from '../../contract.ts';

const assist = createClient(api);
const listKey = ['assist', 'entries'];

/** The entries with their totals; those who may enter something find the form above. */
export default function EntriesPage() {
  const { t } = useText();
  const { permissions } = useMe();
  const { data, error, refetch } = useQuery({
    queryKey: listKey,
    queryFn: () => assist.list({ query: {} }),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <h1>{t('assist.menu')}</h1>
      {permissions.includes('assist.create') && <EntryForm />}
      <p>
        {data.totals.map(({ state, count }) => (
          <Tag key={state}>{`${t(`assist.states.${state}`)} ${count}`}</Tag>
        ))}
      </p>
      {data.items.length === 0 ? (
        <EmptyState title={t('assist.empty')} />
      ) : (
        <EntryTable entries={data.items} />
      )}
    </>
  );
}

function EntryTable({ entries }: { entries: readonly Entry[] }) {
  const { t } = useText();
  const columns = [
    { title: t('assist.columns.title'), dataIndex: 'title' },
    { title: t('assist.columns.quantity'), dataIndex: 'quantity', align: 'right' as const },
    {
      title: t('assist.columns.state'),
      dataIndex: 'state',
      render: (state: Entry['state']) => t(`assist.states.${state}`),
    },
    {
      title: t('assist.columns.createdAt'),
      dataIndex: 'createdAt',
      render: (at: string) => <Time at={at} />,
    },
  ];
  return <Table rowKey="id" size="middle" columns={columns} dataSource={[...entries]} />;
}

function EntryForm() {
  const { t } = useText();
  const [form] = Form.useForm<EntryInput>();
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: (body: EntryInput) =>
      assist.create({ body }, { idempotencyKey: crypto.randomUUID() }),
    onSuccess: async () => {
      form.resetFields();
      await queries.invalidateQueries({ queryKey: listKey });
    },
  });
  const rules = [{ required: true, message: t('assist.form.required') }];
  return (
    <Form form={form} layout="inline" onFinish={(body) => create.mutate(body)}>
      <Form.Item name="title" label={t('assist.columns.title')} rules={rules}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="quantity" label={t('assist.columns.quantity')} rules={rules}>
        <InputNumber min={0} precision={0} />
      </Form.Item>
      <Space>
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t('assist.form.submit')}
        </Button>
      </Space>
      <ErrorNotice error={create.error} />
    </Form>
  );
}
