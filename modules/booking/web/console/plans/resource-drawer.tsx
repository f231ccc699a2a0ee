import { Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { booking, useRenew } from '../shared/client.ts';

const fields = ['nameZh', 'nameEn', 'titleZh', 'titleEn', 'spotZh'] as const;
const blank = { nameZh: '', nameEn: '', titleZh: '', titleEn: '', spotZh: '' };

/** A new doctor or window; its week is drawn on its own page. */
export function ResourceDrawer({ poolId, onClose }: { poolId: string; onClose: () => void }) {
  const { t } = useText();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(blank);
  const renew = useRenew();
  const act = useAct();
  const save = async (): Promise<void> => {
    await act.run(async () => {
      const body = { ...draft, capacity: 1, weekly: [], active: true };
      const made = await booking.addResource({ params: { poolId }, body });
      await renew();
      void navigate(`/booking/plans/${made.id}`);
    });
  };
  return (
    <Drawer
      open
      size={480}
      title={t('booking.plans.add')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          loading={act.busy}
          disabled={!draft.nameZh || !draft.nameEn}
          onClick={() => void save()}
        >
          {t('booking.save')}
        </Button>
      }
    >
      <Form layout="vertical">
        <ErrorNotice error={act.error} />
        {fields.map((name) => (
          <Form.Item key={name} label={t(`booking.resource.${name}`)} htmlFor={`new-${name}`}>
            <Input
              id={`new-${name}`}
              maxLength={40}
              value={draft[name]}
              onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
            />
          </Form.Item>
        ))}
      </Form>
    </Drawer>
  );
}
