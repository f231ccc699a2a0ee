import { App, Button, Dropdown } from 'antd';
import { Link } from 'react-router';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { things, useChoices, useRenewThings } from '../use-things.ts';

interface GroupBarProps {
  readonly ids: readonly string[];
  readonly onDone: () => void;
}

/** Puts the chosen devices into a group, or takes them out. */
export function GroupBar({ ids, onDone }: GroupBarProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const { groups } = useChoices();
  const renew = useRenewThings();
  const act = useAct();
  const change = async (code: string, into: boolean): Promise<void> => {
    await act.run(async () => {
      const body = { add: into ? [...ids] : [], remove: into ? [] : [...ids] };
      const { changed } = await things.groupThings({ params: { code }, body });
      await renew();
      void message.success(t('things.list.grouped', { count: changed }));
      onDone();
    });
  };
  const menu = (into: boolean) => ({
    items: groups.map(({ value, label }) => ({
      key: value,
      label,
      onClick: () => void change(value, into),
    })),
  });
  return (
    <div className="dk-tools">
      <strong>{t('things.list.choose', { count: ids.length })}</strong>
      <Dropdown menu={menu(true)} disabled={groups.length === 0}>
        <Button loading={act.busy}>{t('things.list.intoGroup')}</Button>
      </Dropdown>
      <Dropdown menu={menu(false)} disabled={groups.length === 0}>
        <Button>{t('things.list.outOfGroup')}</Button>
      </Dropdown>
      {groups.length === 0 && <Link to="/things/groups">{t('things.group.add')}</Link>}
      <ErrorNotice error={act.error} />
    </div>
  );
}
