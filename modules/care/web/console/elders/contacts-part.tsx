import { Button, Checkbox, Form, Input, Modal, Popconfirm, Select, Table } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { Contact, ContactInput, ElderDetail } from '../../../contract/elders.ts';
import { relations } from '../../../contract/words.ts';
import { care, useRenew } from '../shared/client.ts';

/** Family and neighbours, and whether the person agreed that they are told. */
export function ContactsPart({ elder }: { elder: ElderDetail }) {
  const { t } = useText();
  const [open, setOpen] = useState<Contact | 'new' | null>(null);
  const mayRegister = usePermission('care.register');
  const renew = useRenew();
  const act = useAct();
  const remove = async (contactId: string): Promise<void> => {
    await act.run(async () => {
      await care.removeContact({ params: { contactId } });
      await renew();
    });
  };
  return (
    <section className="dk-card">
      <h2>{t('care.contacts.title')}</h2>
      <Table<Contact>
        rowKey="id"
        size="small"
        dataSource={elder.people}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: t('care.contacts.none') }}
        columns={[
          { title: t('care.col.name'), dataIndex: 'name' },
          {
            title: t('care.contacts.relation'),
            render: (_, row) => t(`care.relation.${row.relation}`),
          },
          { title: t('care.col.phone'), dataIndex: 'phone', className: 'care-number' },
          {
            title: t('care.contacts.consent'),
            render: (_, row) => t(row.consent ? 'care.contacts.told' : 'care.contacts.notTold'),
          },
          {
            title: '',
            render: (_, row) =>
              mayRegister && (
                <span className="dk-row">
                  <Button size="small" onClick={() => setOpen(row)}>
                    {t('care.edit')}
                  </Button>
                  <Popconfirm
                    title={t('care.contacts.removeText')}
                    okText={t('care.remove')}
                    cancelText={t('care.cancel')}
                    onConfirm={() => void remove(row.id)}
                  >
                    <Button size="small">{t('care.remove')}</Button>
                  </Popconfirm>
                </span>
              ),
          },
        ]}
      />
      <ErrorNotice error={act.error} />
      {mayRegister && (
        <p>
          <Button onClick={() => setOpen('new')}>{t('care.contacts.add')}</Button>
        </p>
      )}
      {open && (
        <ContactDialog
          elderId={elder.id}
          contact={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

interface ContactDialogProps {
  readonly elderId: string;
  readonly contact: Contact | null;
  readonly onClose: () => void;
}

function ContactDialog({ elderId, contact, onClose }: ContactDialogProps) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [input, setInput] = useState<ContactInput>(() => ({
    name: contact?.name ?? '',
    phone: contact?.phone ?? '',
    relation: contact?.relation ?? 'child',
    consent: contact?.consent ?? false,
  }));
  const change = (part: Partial<ContactInput>): void => setInput((now) => ({ ...now, ...part }));
  const save = async (): Promise<void> => {
    const done = await act.run(async () => {
      await (contact
        ? care.changeContact({ params: { contactId: contact.id }, body: input })
        : care.addContact({ params: { elderId }, body: input }));
      await renew();
    });
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={t('care.contacts.title')}
      okText={t('care.save')}
      cancelText={t('care.cancel')}
      okButtonProps={{ loading: act.busy, disabled: !input.name.trim() || input.phone.length < 5 }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t('care.col.name')} htmlFor="contact-name">
          <Input
            id="contact-name"
            maxLength={40}
            value={input.name}
            onChange={({ target }) => change({ name: target.value })}
          />
        </Form.Item>
        <Form.Item label={t('care.col.phone')} htmlFor="contact-phone">
          <Input
            id="contact-phone"
            maxLength={20}
            value={input.phone}
            onChange={({ target }) => change({ phone: target.value })}
          />
        </Form.Item>
        <Form.Item label={t('care.contacts.relation')} htmlFor="contact-relation">
          <Select
            id="contact-relation"
            value={input.relation}
            onChange={(relation) => change({ relation })}
            options={relations.map((value) => ({ value, label: t(`care.relation.${value}`) }))}
          />
        </Form.Item>
        <Checkbox
          checked={input.consent}
          onChange={({ target }) => change({ consent: target.checked })}
        >
          {t('care.contacts.consentText')}
        </Checkbox>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
