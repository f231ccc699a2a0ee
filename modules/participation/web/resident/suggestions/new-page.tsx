import { type FormEvent, useState } from 'react';
import { Button, Choice, EmptyState, LinkButton, TextArea, TextField, useText } from '#ui/index.ts';
import { newId } from '#ui/kit/new-id.ts';
import { type Topic, topics } from '../../../contract/words.ts';
import { participation, useDoing, useVillages } from '../client.ts';
import { ActFault } from '../sign-in.tsx';
import '../participation.css';

/** 提建议: a title, a few sentences, what it is about. */
export default function NewSuggestionPage() {
  const { t } = useText();
  const [sent, setSent] = useState<{ number: string; hasFindings: boolean } | null>(null);
  if (sent) return <Sent number={sent.number} hasFindings={sent.hasFindings} />;
  return (
    <>
      <h1>{t('participation.suggest.title')}</h1>
      <p>{t('participation.suggest.lead')}</p>
      <Form onSent={(number, findings) => setSent({ number, hasFindings: findings > 0 })} />
    </>
  );
}

function Form({ onSent }: { onSent: (number: string, findings: number) => void }) {
  const { t } = useText();
  const [title, setTitle] = useState('');
  const [body, setBody] = useState('');
  const [topic, setTopic] = useState<Topic | null>(null);
  const [villageId, setVillage] = useState('');
  const [key] = useState(newId);
  const villages = useVillages();
  const act = useDoing();
  const isShort = title.trim().length < 4 || body.trim().length < 10 || topic === null;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (isShort) return;
    void act.run(async () => {
      const input = { title, body, topic, ...(villageId ? { villageId } : {}) };
      const { number, findings } = await participation.suggest(
        { body: input },
        { idempotencyKey: key },
      );
      onSent(number, findings.length);
    });
  };
  return (
    <form className="pt-stack" onSubmit={send} noValidate>
      <TextField
        label={t('participation.suggest.name')}
        hint={t('participation.suggest.nameHint')}
        value={title}
        maxLength={60}
        onChange={({ target }) => setTitle(target.value)}
      />
      <TextArea
        label={t('participation.suggest.body')}
        hint={t('participation.suggest.bodyHint')}
        rows={6}
        limit={1000}
        value={body}
        onChange={({ target }) => setBody(target.value)}
      />
      <Choice<Topic>
        label={t('participation.suggest.topic')}
        value={topic}
        onChange={setTopic}
        columns={2}
        options={topics.map((value) => ({ value, label: t(`participation.topic.${value}`) }))}
      />
      <label>
        <span className="zs-label">{t('participation.suggest.village')}</span>
        <select
          className="pt-select"
          value={villageId}
          onChange={({ target }) => setVillage(target.value)}
        >
          <option value="">{t('participation.suggest.wholeTown')}</option>
          {villages.data?.villages.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <ActFault error={act.error} back="/suggestions/new" />
      <Button type="submit" kind="primary" icon="send" wide busy={act.busy} disabled={isShort}>
        {t('participation.suggest.send')}
      </Button>
      {isShort && <p className="zs-hint">{t('participation.suggest.missing')}</p>}
    </form>
  );
}

function Sent({ number, hasFindings }: { number: string; hasFindings: boolean }) {
  const { t } = useText();
  return (
    <>
      <h1>{t('participation.suggest.sent')}</h1>
      <EmptyState
        icon="checkCircle"
        title={number}
        action={
          <LinkButton to="/suggestions?own=1" kind="primary">
            {t('participation.suggestions.way.own')}
          </LinkButton>
        }
      >
        {t(hasFindings ? 'participation.suggest.sentHidden' : 'participation.suggest.sentText')}
      </EmptyState>
    </>
  );
}
