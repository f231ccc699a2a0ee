import { Button, Modal, Table, Typography } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { ImportDone } from '../../contract.ts';

interface NewAccountsProps {
  readonly accounts: ImportDone['accounts'];
  readonly onClose: () => void;
}

/** Shows the temporary passwords of an import this once, for handing over. */
export function NewAccounts({ accounts, onClose }: NewAccountsProps) {
  const { t } = useText();
  const all = accounts
    .map(({ name, username, password }) => [name, username, password].join('\t'))
    .join('\n');
  return (
    <Modal
      open
      width={640}
      title={t('people.imports.given')}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('people.account.handed')}
        </Button>
      }
    >
      <Notice meaning="warning" title={t('people.imports.once')} />
      <Table
        size="small"
        rowKey="username"
        dataSource={[...accounts]}
        pagination={{ pageSize: 10, hideOnSinglePage: true }}
        columns={[
          { title: t('people.field.name'), dataIndex: 'name' },
          { title: t('people.field.username'), dataIndex: 'username' },
          {
            title: t('people.account.password'),
            dataIndex: 'password',
            render: (password: string) => <code>{password}</code>,
          },
        ]}
      />
      <Typography.Text copyable={{ text: all }}>{t('people.imports.copyAll')}</Typography.Text>
    </Modal>
  );
}
