import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { formPlaces, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { ownScopes, type Role, type RoleInput } from '../../contract.ts';
import { people } from './use-people.ts';
import { useQuestion } from './use-question.ts';

const scopeWords = {
  town: 'people.roles.scopeTown',
  department: 'people.roles.scopeDepartment',
  village: 'people.roles.scopeVillage',
  gridCell: 'people.roles.scopeGridCell',
} as const;

/** A button that adds a role of the town's own. */
export function AddRole() {
  const { t } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<RoleInput>();
  const [open, setOpen] = useState(false);
  const act = useAct();
  const close = (): void => {
    form.resetFields();
    act.clear();
    setOpen(false);
  };
  const add = async (given: RoleInput): Promise<void> => {
    const added = await act.run(async () => {
      try {
        await people.addRole({ body: { ...given, nameEn: given.nameEn ?? '' } });
      } catch (fault) {
        form.setFields(formPlaces(fault) as never);
        throw fault;
      }
      await queries.invalidateQueries({ queryKey: ['people', 'roles'] });
    });
    if (!added) return;
    void message.success(t('people.roles.added', { name: given.nameZh }));
    close();
  };
  return (
    <>
      <Button icon={<Icon name="plus" />} onClick={() => setOpen(true)}>
        {t('people.roles.add')}
      </Button>
      <Modal
        open={open}
        title={t('people.roles.add')}
        okText={t('people.roles.add')}
        confirmLoading={act.busy}
        onOk={() => form.submit()}
        onCancel={close}
      >
        <p className="dk-muted">{t('people.roles.addText')}</p>
        <ErrorNotice error={act.error} />
        <Form<RoleInput>
          form={form}
          layout="vertical"
          requiredMark="optional"
          initialValues={{ nameZh: '', nameEn: '', scopeKind: 'town' }}
          onFinish={(given) => void add(given)}
        >
          <Form.Item
            name="nameZh"
            label={t('people.roles.nameZh')}
            rules={[{ required: true, whitespace: true, message: t('people.roles.nameNeed') }]}
          >
            <Input maxLength={30} autoComplete="off" />
          </Form.Item>
          <Form.Item name="nameEn" label={t('people.roles.nameEn')}>
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item name="scopeKind" label={t('people.roles.scope')} required>
            <Radio.Group
              options={ownScopes.map((value) => ({ value, label: t(scopeWords[value]) }))}
            />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

/** A button that removes a role of the town's own. */
export function RemoveRole({ role }: { role: Role }) {
  const { t } = useText();
  const question = useQuestion();
  const queries = useQueryClient();
  const { id: roleId, nameZh: name, version } = role;
  const renew = () => queries.invalidateQueries({ queryKey: ['people', 'roles'] });
  const ask = (): void =>
    question({
      title: t('people.roles.removeTitle', { name }),
      yes: t('people.roles.remove'),
      act: async () => {
        await people.removeRole({ params: { roleId }, query: { version } }).finally(renew);
        return t('people.roles.removed', { name });
      },
    });
  return (
    <Button
      type="text"
      size="small"
      danger
      icon={<Icon name="trash" size={14} />}
      aria-label={t('people.roles.removeTitle', { name })}
      onClick={ask}
    />
  );
}
