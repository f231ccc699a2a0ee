import { Button, Drawer, Input, Popconfirm, Table } from 'antd';
import { useState } from 'react';
import { saveFile } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { DeskPoll, PollResult } from '../../../contract/index.ts';
import { participation, useDeskAct } from '../shared/client.ts';
import { PaperPart } from './paper-part.tsx';
import { PollForm } from './poll-form.tsx';

interface PollDrawerProps {
  readonly poll: DeskPoll;
  readonly onClose: () => void;
}

/** One vote: what is asked, how it stands, paper ballots, the count. */
export function PollDrawer({ poll, onClose }: PollDrawerProps) {
  const { t } = useText();
  const mayCount = usePermission('participation.paper');
  const hasPaper = poll.withPaper && (poll.state === 'open' || poll.state === 'counting');
  return (
    <Drawer open size={720} title={`${poll.number} ${poll.title}`} onClose={onClose}>
      <div className="dk-stack pt-stack">
        <p className="pt-words">{poll.lead}</p>
        <ol>
          {poll.options.map(({ code, text }) => (
            <li key={code}>{text}</li>
          ))}
        </ol>
        <p className="dk-muted">
          {t(`participation.secrecy.${poll.secrecy}`)} ·{' '}
          {t('participation.polls.who', {
            who: poll.villages.join('、') || t('participation.polls.wholeTown'),
            age: poll.minAge,
          })}{' '}
          · <Time at={poll.opensAt} /> – <Time at={poll.closesAt} />
        </p>
        {poll.reason && <p className="dk-note">{poll.reason}</p>}
        <Acts poll={poll} />
        {mayCount && hasPaper && <PaperPart poll={poll} />}
        {poll.result && <Result poll={poll} result={poll.result} />}
      </div>
    </Drawer>
  );
}

function Acts({ poll }: { poll: DeskPoll }) {
  const { t } = useText();
  const [isChanging, setChanging] = useState(false);
  const [reason, setReason] = useState('');
  const act = useDeskAct();
  const move = (step: 'open' | 'cancel' | 'publish'): void => {
    const params = { pollId: poll.id };
    const body = { act: step, reason, version: poll.version };
    void act.run(async () => participation.movePoll({ params, body }));
  };
  if (poll.acts.length === 0) return null;
  return (
    <div className="dk-stack pt-stack">
      <div className="dk-row">
        {poll.acts.includes('change') && (
          <Button onClick={() => setChanging(true)}>{t('participation.poll.change')}</Button>
        )}
        {poll.acts.includes('open') && (
          <Button type="primary" loading={act.busy} onClick={() => move('open')}>
            {t('participation.poll.open')}
          </Button>
        )}
        {poll.acts.includes('publish') && (
          <Popconfirm title={t('participation.poll.publishSure')} onConfirm={() => move('publish')}>
            <Button type="primary" loading={act.busy}>
              {t('participation.poll.publish')}
            </Button>
          </Popconfirm>
        )}
      </div>
      {poll.acts.includes('cancel') && (
        <div className="dk-row">
          <Input
            style={{ maxWidth: 320 }}
            maxLength={300}
            value={reason}
            placeholder={t('participation.poll.cancelReason')}
            aria-label={t('participation.poll.cancelReason')}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button danger disabled={reason.trim().length < 4} onClick={() => move('cancel')}>
            {t('participation.poll.cancel')}
          </Button>
        </div>
      )}
      <ErrorNotice error={act.error} />
      {isChanging && <PollForm poll={poll} onClose={() => setChanging(false)} />}
    </div>
  );
}

function Result({ poll, result }: { poll: DeskPoll; result: PollResult }) {
  const { t } = useText();
  const file = useDeskAct();
  const share = (part: number, of: number): string =>
    of === 0 ? '—' : `${Math.round((part / of) * 1000) / 10}%`;
  const save = (): void => {
    const params = { pollId: poll.id };
    void file.run(async () => saveFile(await participation.pollSheet({ params })));
  };
  return (
    <div className="dk-card dk-stack pt-stack">
      <h3>{t('participation.result.title')}</h3>
      <Table
        rowKey="code"
        size="small"
        pagination={false}
        dataSource={result.options}
        columns={[
          { title: t('participation.result.option'), dataIndex: 'text' },
          { title: t('participation.result.count'), dataIndex: 'count', align: 'right' },
          {
            title: t('participation.result.share'),
            align: 'right',
            render: (_, { count }) => share(count, result.ballots),
          },
        ]}
      />
      <p>
        {t('participation.result.sentence', {
          eligible: result.eligible,
          voices: result.voices,
          turnout: share(result.voices, result.eligible),
          online: result.online,
          paper: result.paper,
          spoiled: result.spoiled,
          notCast: result.notCast,
        })}
      </p>
      <p className="dk-muted" style={{ overflowWrap: 'anywhere' }}>
        {t('participation.result.digest', { digest: result.ballotsDigest })}
      </p>
      <ErrorNotice error={file.error} />
      <div className="dk-row">
        <Button loading={file.busy} onClick={save}>
          {t('participation.export')}
        </Button>
      </div>
    </div>
  );
}
