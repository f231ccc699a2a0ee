import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { SavedView } from '../../../contract/index.ts';
import { cases, keys } from '../shared/clients.ts';

interface SavedViewsProps {
  /** The view as it stands, as the words of an address. */
  readonly current: string;
  readonly onShow: (address: string) => void;
}

/** One's own views: show, keep the present one, rename, remove. */
export function SavedViews({ current, onShow }: SavedViewsProps) {
  const { t } = useText();
  const { modal, message } = App.useApp();
  const [naming, setNaming] = useState<SavedView | null>(null);
  const queries = useQueryClient();
  const views = useQuery({ queryKey: keys.views, queryFn: () => cases.savedViews({}) });
  const items = views.data?.items ?? [];
  const shown = items.find((view) => view.filter['address'] === current);
  const remove = (view: SavedView): void => {
    modal.confirm({
      title: t('cases.views.removeTitle', { name: view.name }),
      okText: t('cases.views.remove'),
      okButtonProps: { danger: true },
      onOk: async () => {
        await cases
          .removeView({ params: { viewId: view.id } })
          .catch((fault: Error) => void message.error(fault.message));
        await queries.invalidateQueries({ queryKey: keys.views });
      },
    });
  };
  const fresh = (): SavedView => ({ id: newId(), name: '', filter: { address: current } });
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...items.map((view) => ({
              key: view.id,
              label: view.name,
              icon: <Icon name={view === shown ? 'check' : 'filter'} size={16} />,
              onClick: () => onShow(String(view.filter['address'] ?? '')),
            })),
            ...(items.length > 0 ? [{ type: 'divider' as const }] : []),
            ...(shown
              ? [
                  {
                    key: 'rename',
                    label: t('cases.views.rename'),
                    onClick: () => setNaming(shown),
                  },
                  {
                    key: 'remove',
                    danger: true,
                    label: t('cases.views.remove'),
                    onClick: () => remove(shown),
                  },
                ]
              : [{ key: 'save', label: t('cases.views.save'), onClick: () => setNaming(fresh()) }]),
          ],
        }}
      >
        <Button icon={<Icon name="star" size={16} />}>
          {shown?.name ?? t('cases.views.title')}
        </Button>
      </Dropdown>
      {naming && <NameView view={naming} onClose={() => setNaming(null)} />}
    </>
  );
}

function NameView({ view, onClose }: { view: SavedView; onClose: () => void }) {
  const { t } = useText();
  const queries = useQueryClient();
  const [name, setName] = useState(view.name);
  const act = useAct();
  const save = async (): Promise<void> => {
    const saved = await act.run(async () => {
      const body = { name: name.trim(), filter: view.filter };
      await cases.saveView({ params: { viewId: view.id }, body });
      await queries.invalidateQueries({ queryKey: keys.views });
    });
    if (saved) onClose();
  };
  return (
    <Modal
      open
      title={t('cases.views.nameTitle')}
      onCancel={onClose}
      onOk={() => void save()}
      confirmLoading={act.busy}
      okButtonProps={{ disabled: name.trim() === '' }}
      okText={t('cases.views.save')}
    >
      <ErrorNotice error={act.error} />
      <Input
        autoFocus
        value={name}
        maxLength={30}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => void (name.trim() && save())}
        placeholder={t('cases.views.namePlaceholder')}
        aria-label={t('cases.views.nameTitle')}
      />
    </Modal>
  );
}
