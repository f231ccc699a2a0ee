import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { saveFile } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { DeskConsultation } from '../../../contract/index.ts';
import { participation, useDeskAct } from '../shared/client.ts';
import { CommentsPart } from './comments-part.tsx';
import { ConsultationForm } from './consultation-form.tsx';
import { SummaryForm } from './summary-form.tsx';

interface ConsultationDrawerProps {
  readonly row: DeskConsultation;
  readonly onClose: () => void;
}

/** One consultation: its sections, its comments, its summary. */
export function ConsultationDrawer({ row, onClose }: ConsultationDrawerProps) {
  const { t } = useText();
  const mayModerate = usePermission('participation.moderate');
  const [isChanging, setChanging] = useState(false);
  const act = useDeskAct();
  const params = { consultationId: row.id };
  const move = (step: 'open' | 'withdraw'): void =>
    void act.run(async () =>
      participation.moveConsultation({ params, body: { act: step, version: row.version } }),
    );
  return (
    <Drawer open size={760} title={`${row.number} ${row.title}`} onClose={onClose}>
      <div className="dk-stack pt-stack">
        <p className="pt-words">{row.lead}</p>
        {row.sections.map(({ anchor, heading, text }) => (
          <div key={anchor}>
            <strong>{heading}</strong>
            <p className="pt-words">{text}</p>
          </div>
        ))}
        <div className="dk-row">
          {row.acts.includes('change') && (
            <Button onClick={() => setChanging(true)}>{t('participation.talk.change')}</Button>
          )}
          {row.acts.includes('open') && (
            <Button type="primary" loading={act.busy} onClick={() => move('open')}>
              {t('participation.talk.start')}
            </Button>
          )}
          {row.acts.includes('withdraw') && (
            <Button danger loading={act.busy} onClick={() => move('withdraw')}>
              {t('participation.talk.withdraw')}
            </Button>
          )}
          {row.openedAt && (
            <Button
              loading={act.busy}
              onClick={() =>
                void act.run(async () => saveFile(await participation.commentSheet({ params })))
              }
            >
              {t('participation.export')}
            </Button>
          )}
        </div>
        <ErrorNotice error={act.error} />
        {mayModerate && row.openedAt && <CommentsPart row={row} />}
        {row.acts.includes('publish') && <SummaryForm row={row} />}
        {isChanging && <ConsultationForm row={row} onClose={() => setChanging(false)} />}
      </div>
    </Drawer>
  );
}
