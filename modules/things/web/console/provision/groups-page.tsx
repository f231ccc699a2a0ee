import { App, Button, Drawer, Form, Input, Popconfirm, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { formPlaces, PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { GroupView } from '../../../contract/index.ts';
import { things, useGroups, useNameOf, useRenewThings } from '../use-things.ts';
import { ThingsNav } from './things-nav.tsx';
import '../things.css';

type Group = GroupView & { readonly version: number; readonly thingCount: number };

/** Groups of devices. */
export default function GroupsPage() {
  const { t } = useText();
  const nameOf = useNameOf();
  const [open, setOpen] = useState<Group | 'new' | null>(null);
  const groups = useGroups();
  const renew = useRenewThings();
  const act = useAct();
  const remove = async (code: string): Promise<unknown> =>
    act.run(async () => {
      await things.removeGroup({ params: { code } });
      await renew();
    });
  return (
    <>
      <PageHead title={t('things.menu.groups')} lead={t('things.group.lead')}>
        <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpen('new')}>
          {t('things.group.add')}
        </Button>
      </PageHead>
      <ThingsNav />
      <ErrorNotice error={act.error} />
      {groups.isPending && <Loading lines={5} />}
      {groups.isError && <ErrorState error={groups.error} onRetry={() => void groups.refetch()} />}
      {groups.data?.items.length === 0 && (
        <EmptyState icon="category" title={t('things.group.none')}>
          <p>{t('things.group.noneHint')}</p>
        </EmptyState>
      )}
      {groups.data && groups.data.items.length > 0 && (
        <Table<Group>
          rowKey="code"
          size="small"
          pagination={false}
          dataSource={[...groups.data.items]}
          columns={[
            {
              title: t('things.field.name'),
              render: (_, one) => (
                <Button type="link" style={{ padding: 0 }} onClick={() => setOpen(one)}>
                  {nameOf(one)}
                </Button>
              ),
            },
            { title: t('things.field.code'), dataIndex: 'code' },
            { title: t('things.group.note'), dataIndex: 'note' },
            {
              title: t('things.model.things'),
              align: 'end',
              render: (_, one) => <Link to={`/things?group=${one.code}`}>{one.thingCount}</Link>,
            },
            {
              title: '',
              align: 'end',
              render: (_, one) => (
                <Popconfirm
                  title={t('things.group.askRemove')}
                  okText={t('things.model.remove')}
                  cancelText={t('things.cancel')}
                  onConfirm={() => void remove(one.code)}
                >
                  <Button size="small" icon={<Icon name="trash" />}>
                    {t('things.model.remove')}
                  </Button>
                </Popconfirm>
              ),
            },
          ]}
        />
      )}
      {open && <GroupDrawer group={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}

function GroupDrawer({ group, onClose }: { group: Group | null; onClose: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<GroupView>();
  const renew = useRenewThings();
  const act = useAct();
  const save = async (): Promise<void> => {
    const values = form.getFieldsValue(true) as GroupView;
    const { code, nameZh, nameEn, note } = values;
    const isSaved = await act.run(async () => {
      try {
        if (group) {
          const body = { nameZh, nameEn, note, version: group.version };
          await things.saveGroup({ params: { code: group.code }, body });
        } else await things.addGroup({ body: { code, nameZh, nameEn, note } });
      } catch (fault) {
        form.setFields(formPlaces(fault) as never);
        throw fault;
      }
      await renew();
    });
    if (!isSaved) return;
    void message.success(t('things.one.saved', { name: nameZh }));
    onClose();
  };
  const need = [{ required: true, message: t('things.need.value') }];
  const codeRule = { pattern: /^[A-Za-z0-9][A-Za-z0-9_-]*$/, message: t('things.need.groupCode') };
  return (
    <Drawer
      open
      size={420}
      title={group ? group.nameZh : t('things.group.add')}
      onClose={onClose}
      footer={
        <Button type="primary" loading={act.busy} onClick={() => form.submit()}>
          {t('things.save')}
        </Button>
      }
    >
      <ErrorNotice error={act.error} />
      <Form<GroupView>
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={group ?? { code: '', nameZh: '', nameEn: '', note: '' }}
        onFinish={() => void save()}
      >
        <Form.Item name="nameZh" label={t('things.model.field.nameZh')} rules={need}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="nameEn" label={t('things.model.field.nameEn')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="code" label={t('things.field.code')} rules={[...need, codeRule]}>
          <Input maxLength={40} disabled={group !== null} />
        </Form.Item>
        <Form.Item name="note" label={t('things.group.note')}>
          <Input.TextArea maxLength={200} rows={2} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
