import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import { SecretShown } from '../provision/secret-shown.tsx';
import { things, useModels, useRenewThings } from '../use-things.ts';

/** Export, self-registration, retiring. */
export function ModelActs({ code, isRetired }: { code: string; isRetired: boolean }) {
  const { t } = useText();
  const { modal } = App.useApp();
  const mayManage = usePermission('things.manage');
  const [secret, setSecret] = useState<string | null>(null);
  const renew = useRenewThings();
  const act = useAct();
  const registers = useModels().data?.items.find((one) => one.code === code)?.registers ?? false;
  const params = { code };
  const download = async (): Promise<unknown> =>
    act.run(async () => saveFile(await things.exportModels({ query: { code } })));
  const register = async (enabled: boolean): Promise<void> => {
    await act.run(async () => {
      const given = await things.setModelSecret({ params, body: { enabled } });
      setSecret(given.secret);
      await renew();
    });
  };
  const retire = async (): Promise<void> => {
    await act.run(async () => {
      await things.retireModel({ params, body: { retired: !isRetired } });
      await renew();
    });
  };
  const ask = (key: string, onOk: () => Promise<void>): void => {
    modal.confirm({
      title: t(`things.model.ask.${key}`),
      content: t(`things.model.askHint.${key}`),
      okText: t('things.model.yes'),
      cancelText: t('things.cancel'),
      onOk,
    });
  };
  const items = [
    {
      key: 'register',
      label: t(registers ? 'things.model.renewSecret' : 'things.model.openRegistration'),
      onClick: () => ask('register', async () => register(true)),
    },
    ...(registers
      ? [
          {
            key: 'endRegister',
            label: t('things.model.endRegistration'),
            onClick: () => ask('endRegister', async () => register(false)),
          },
        ]
      : []),
    {
      key: 'retire',
      danger: !isRetired,
      label: t(isRetired ? 'things.model.restore' : 'things.model.retire'),
      onClick: () => (isRetired ? void retire() : ask('retire', retire)),
    },
  ];
  return (
    <>
      <ErrorNotice error={act.error} />
      <Button icon={<Icon name="download" />} onClick={() => void download()}>
        JSON
      </Button>
      {mayManage && (
        <Dropdown menu={{ items }}>
          <Button icon={<Icon name="menu" />} loading={act.busy}>
            {t('things.act.more')}
          </Button>
        </Dropdown>
      )}
      {secret && <SecretShown name={code} secret={secret} onClose={() => setSecret(null)} />}
    </>
  );
}
