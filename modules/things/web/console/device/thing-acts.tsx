import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { useAct } from '#ui/desk/index.ts';
import { usePermission } from '#ui/session/index.ts';
import type { ThingDetail } from '../../../contract/index.ts';
import { ThingDrawer } from '../list/thing-drawer.tsx';
import { SecretShown } from '../provision/secret-shown.tsx';
import { things, useRenewThings } from '../use-things.ts';

/** What an administrator may do with a device. */
export function ThingActs({ thing }: { thing: ThingDetail }) {
  const { t } = useText();
  const { modal, message } = App.useApp();
  const [editing, setEditing] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const renew = useRenewThings();
  const act = useAct();
  const mayManage = usePermission('things.manage');
  if (!mayManage || thing.state === 'retired') return null;
  const { id, name, version } = thing;
  const setState = async (state: 'active' | 'disabled' | 'retired'): Promise<void> => {
    const isDone = await act.run(async () => {
      await things.setThingState({ params: { id }, body: { state, version } });
      await renew();
    });
    if (isDone) void message.success(t(`things.one.now.${state}`, { name }));
  };
  const ask = (key: 'disable' | 'retire' | 'rotate', onOk: () => Promise<void>): void => {
    modal.confirm({
      title: t(`things.ask.${key}`, { name }),
      content: t(`things.askHint.${key}`),
      okText: t(`things.act.${key}`),
      cancelText: t('things.cancel'),
      okButtonProps: { danger: key !== 'rotate' },
      onOk,
    });
  };
  const rotate = async (): Promise<void> => {
    await act.run(async () => {
      const given = await things.rotateSecret({ params: { id } });
      setSecret(given.secret);
      await renew();
    });
  };
  const items = [
    { key: 'rotate', label: t('things.act.rotate'), onClick: () => ask('rotate', rotate) },
    thing.state === 'active'
      ? {
          key: 'disable',
          label: t('things.act.disable'),
          onClick: () => ask('disable', async () => setState('disabled')),
        }
      : { key: 'enable', label: t('things.act.enable'), onClick: () => void setState('active') },
    {
      key: 'retire',
      danger: true,
      label: t('things.act.retire'),
      onClick: () => ask('retire', async () => setState('retired')),
    },
  ];
  return (
    <>
      <ErrorNotice error={act.error} />
      <Button icon={<Icon name="edit" />} onClick={() => setEditing(true)}>
        {t('things.act.edit')}
      </Button>
      <Dropdown menu={{ items }}>
        <Button icon={<Icon name="menu" />} loading={act.busy}>
          {t('things.act.more')}
        </Button>
      </Dropdown>
      {editing && <ThingDrawer thing={thing} onClose={() => setEditing(false)} />}
      {secret && <SecretShown name={name} secret={secret} onClose={() => setSecret(null)} />}
    </>
  );
}
