import { useQuery } from '@tanstack/react-query';
import { Button, type GetRef, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import { useAct, useKeys } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { type CallDetail, type CallResult, callResults } from '../../../contract/index.ts';
import { assist, useRenew } from '../shared/client.ts';
import { ReadOut } from '../shared/read-out.tsx';

/** What it was about and what came of it; Ctrl+Enter ends the call. */
export function CallNotes({ call, onDone }: { call: CallDetail; onDone: () => void }) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const field = useRef<GetRef<typeof Input.TextArea>>(null);
  const [summary, setSummary] = useState(call.summary);
  const [name, setName] = useState(call.callerName);
  const [recording, setRecording] = useState(call.recording);
  const [picked, setPicked] = useState<CallResult | null>(null);
  const likely: CallResult = call.reference || call.sessionId ? 'case' : 'answered';
  const result = picked ?? call.result ?? likely;
  useKeys({ s: () => field.current?.focus() });
  const end = async (): Promise<void> => {
    const body = { summary, result, callerName: name, recording };
    const done = await act.run(async () => assist.saveCall({ params: { callId: call.id }, body }));
    await renew();
    if (done) onDone();
  };
  if (call.result !== null) return <Ended call={call} />;
  return (
    <section className="dk-card dk-stack">
      <h2>{t('assist.phone.notes')}</h2>
      <Input
        value={name}
        maxLength={50}
        addonBefore={t('assist.phone.caller')}
        aria-label={t('assist.phone.caller')}
        onChange={(event) => setName(event.target.value)}
      />
      <Input.TextArea
        ref={field}
        value={summary}
        maxLength={1000}
        autoSize={{ minRows: 4, maxRows: 10 }}
        placeholder={t('assist.phone.summary')}
        aria-label={t('assist.phone.summary')}
        onChange={(event) => setSummary(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void end();
        }}
      />
      <Phrases onPicked={(words) => setSummary(summary ? `${summary}\n${words}` : words)} />
      {call.reference && <ReadOut number={call.reference} />}
      <Input
        value={recording}
        maxLength={120}
        addonBefore={t('assist.phone.recording')}
        aria-label={t('assist.phone.recording')}
        onChange={(event) => setRecording(event.target.value)}
      />
      <div className="dk-row">
        <Select
          value={result}
          onChange={setPicked}
          aria-label={t('assist.phone.result')}
          className="as-day"
          options={callResults.map((value) => ({ value, label: t(`assist.result.${value}`) }))}
        />
        <Button type="primary" loading={act.busy} onClick={() => void end()}>
          {t('assist.phone.end')}
        </Button>
        <span className="as-keys">
          <kbd>Ctrl</kbd> + <kbd>Enter</kbd>
        </span>
      </div>
      <ErrorNotice error={act.error} />
    </section>
  );
}

function Ended({ call }: { call: CallDetail }) {
  const { t } = useText();
  return (
    <section className="dk-card">
      <h2>{t('assist.phone.notes')}</h2>
      <p>
        {call.result && t(`assist.result.${call.result}`)}
        {call.recording && ` · ${t('assist.phone.recording')} ${call.recording}`}
      </p>
      <p>{call.summary || '—'}</p>
      {call.reference && <ReadOut number={call.reference} />}
    </section>
  );
}

/** Text blocks: shown to be said aloud, put into the notes by a press. */
function Phrases({ onPicked }: { onPicked: (words: string) => void }) {
  const { t } = useText();
  const phrases = useQuery({
    queryKey: ['assist', 'phrases'],
    queryFn: async () => (await assist.phrases({})).items,
  });
  const [shown, setShown] = useState<string | null>(null);
  const body = phrases.data?.find(({ title }) => title === shown)?.body;
  if (!phrases.data?.length) return null;
  return (
    <div>
      <div className="as-phrases">
        {phrases.data.map(({ title }) => (
          <Button
            key={title}
            size="small"
            type={title === shown ? 'primary' : 'default'}
            aria-pressed={title === shown}
            onClick={() => setShown(title === shown ? null : title)}
          >
            {title}
          </Button>
        ))}
      </div>
      {body && (
        <p className="dk-note">
          {body}{' '}
          <Button size="small" type="link" onClick={() => onPicked(body)}>
            {t('assist.phone.insert')}
          </Button>
        </p>
      )}
    </div>
  );
}
