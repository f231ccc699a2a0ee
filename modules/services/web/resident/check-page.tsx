import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  Card,
  Choice,
  ErrorState,
  LinkButton,
  Loading,
  Notice,
  useText,
} from '#ui/index.ts';
import { useParams } from '#ui/router/index.ts';
import { type ItemView, type Verdict, writeGiven } from '../../contract/index.ts';
import { itemPath, services, usePick } from './client.ts';
import './services.css';

type Given = Readonly<Record<string, string>>;

/** Can I have it? One question a page, then a plain answer. */
export default function CheckPage() {
  const { code = '' } = useParams();
  const item = useQuery({
    queryKey: ['services', 'item', code],
    queryFn: async () => services.item({ params: { code } }),
  });
  if (item.isPending) return <Loading lines={6} />;
  if (item.isError) return <ErrorState error={item.error} onRetry={() => void item.refetch()} />;
  return <Questions item={item.data} />;
}

function Questions({ item }: { item: ItemView }) {
  const { t } = useText();
  const pick = usePick();
  const [given, setGiven] = useState<readonly (readonly [string, string])[]>([]);
  const answers: Given = Object.fromEntries(given);
  const checked = useQuery({
    queryKey: ['services', 'check', item.code, item.version, answers],
    queryFn: async () =>
      services.check({ params: { code: item.code }, query: { answers: writeGiven(answers) } }),
  });
  const { content } = item;
  const question = content.eligibility?.questions.find(({ key }) => key === checked.data?.next);
  return (
    <>
      <p className="sv-over">{pick(content.titleZh, content.titleEn)}</p>
      <h1>{t('services.check.title')}</h1>
      {checked.isPending && <Loading lines={4} />}
      {checked.isError && (
        <ErrorState error={checked.error} onRetry={() => void checked.refetch()} />
      )}
      {question && (
        <OneQuestion
          key={question.key}
          question={question}
          onAnswer={(value) => setGiven([...given, [question.key, value]])}
        />
      )}
      {checked.data?.verdict && <Answer item={item} verdict={checked.data.verdict} />}
      {given.length > 0 && (
        <Button kind="quiet" icon="back" onClick={() => setGiven(given.slice(0, -1))}>
          {t('services.check.back')}
        </Button>
      )}
    </>
  );
}

type Question = NonNullable<ItemView['content']['eligibility']>['questions'][number];

function OneQuestion({
  question,
  onAnswer,
}: {
  question: Question;
  onAnswer: (value: string) => void;
}) {
  const { t } = useText();
  const pick = usePick();
  const [value, setValue] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (value) onAnswer(value);
      }}
    >
      <Choice
        label={pick(question.zh, question.en)}
        value={value}
        onChange={setValue}
        error={tried && !value ? t('services.check.choose') : null}
        options={question.options.map((option) => ({
          value: option.value,
          label: pick(option.zh, option.en),
        }))}
      />
      <Button type="submit" kind="primary" wide>
        {t('services.apply.next')}
      </Button>
    </form>
  );
}

const meanings = { can: 'ok', cannot: 'warning', window: 'notice' } as const;

function Answer({ item, verdict }: { item: ItemView; verdict: Verdict }) {
  const { t } = useText();
  const pick = usePick();
  const { outcome, instead, bring } = verdict;
  return (
    <>
      <Notice meaning={meanings[outcome]} title={t(`services.check.${outcome}`)}>
        <p>{pick(verdict.zh, verdict.en)}</p>
      </Notice>
      {outcome !== 'cannot' && (
        <Card title={t('services.check.bring')}>
          <ul className="sv-points">
            {bring.map((one) => (
              <li key={one}>{one}</li>
            ))}
            {item.content.materials
              .filter(
                ({ need, shared, name }) => need === 'required' && !shared && !bring.includes(name),
              )
              .map(({ name }) => (
                <li key={name}>{name}</li>
              ))}
          </ul>
        </Card>
      )}
      <div className="sv-acts">
        {outcome === 'can' && item.content.form && (
          <LinkButton to={`${itemPath(item.code)}/apply`} kind="primary" icon="edit" wide>
            {t('services.item.apply')}
          </LinkButton>
        )}
        {instead && (
          <LinkButton to={itemPath(instead.code)} kind="primary" icon="forward" wide>
            {pick(instead.titleZh, instead.titleEn)}
          </LinkButton>
        )}
        <LinkButton to={itemPath(item.code)} wide>
          {t('services.check.toItem')}
        </LinkButton>
      </div>
    </>
  );
}
