import { App, Button } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { AlarmRow } from '../../../contract/index.ts';
import { type HandAction, NoteDialog } from '../detail/note-dialog.tsx';
import { alarms } from '../shared/clients.ts';

/** Acts on all chosen alarms; each succeeds or fails by itself, and the outcome is told. */
export function BulkBar({
  rows,
  onDone,
}: {
  readonly rows: readonly AlarmRow[];
  readonly onDone: () => void;
}) {
  const { t } = useText();
  const { message, modal } = App.useApp();
  const [asked, setAsked] = useState<HandAction | null>(null);
  const act = async (action: HandAction, note: string): Promise<void> => {
    const alarmIds = rows.map(({ id }) => id);
    const { results } = await alarms.bulk({ body: { action, alarmIds, note } });
    const failed = results.filter(({ done }) => !done);
    const done = results.length - failed.length;
    if (failed.length === 0) void message.success(t('alarms.bulk.done', { count: done }));
    else {
      modal.warning({
        title: t('alarms.bulk.partly', { done, failed: failed.length }),
        content: (
          <ul>
            {failed.slice(0, 10).map(({ alarmId, problem }) => (
              <li key={alarmId}>{problem?.title}</li>
            ))}
          </ul>
        ),
      });
    }
    onDone();
  };
  return (
    <div className="al-bulk" role="toolbar" aria-label={t('alarms.bulk.title')}>
      <strong>{t('alarms.bulk.chosen', { count: rows.length })}</strong>
      <Button size="small" type="primary" onClick={() => void act('acknowledge', '')}>
        {t('alarms.act.acknowledge')}
      </Button>
      <Button size="small" onClick={() => setAsked('clear')}>
        {t('alarms.act.clear')}
      </Button>
      <Button size="small" onClick={() => setAsked('comment')}>
        {t('alarms.act.comment')}
      </Button>
      <Button size="small" type="text" className="al-push" onClick={onDone}>
        {t('alarms.bulk.none')}
      </Button>
      {asked && (
        <NoteDialog
          action={asked}
          count={rows.length}
          onSend={(note) => act(asked, note)}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}
