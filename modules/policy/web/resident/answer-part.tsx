import { useMutation, useQuery } from '@tanstack/react-query';
import { createClient } from '#ui/api/index.ts';
import { Button, Card, ErrorNotice, Notice, useText } from '#ui/index.ts';
import { Link } from '#ui/router/index.ts';
import { api } from '../../contract/index.ts';

const policy = createClient(api);

/** An answer by the town's language model, where it has connected one: only what passages carry. */
export function AnswerPart({ question }: { question: string }) {
  const { t } = useText();
  const home = useQuery({ queryKey: ['policy', 'home'], queryFn: async () => policy.home({}) });
  const answer = useMutation({
    mutationFn: async (asked: string) => policy.answer({ body: { question: asked } }),
  });
  if (!home.data?.answers || question.length < 2) return null;
  const { data } = answer;
  return (
    <Card title={t('policy.answer.title')}>
      <p className="zs-hint">{t('policy.answer.note')}</p>
      {data && data.lines.length === 0 && (
        <Notice meaning="notice" title={t('policy.answer.none')}>
          <p>{t('policy.answer.noneText')}</p>
        </Notice>
      )}
      {data && data.lines.length > 0 && (
        <>
          {data.lines.map(({ text, passages }) => (
            <p key={text}>
              {text} <sup>{passages.map((number) => `[${number}]`).join('')}</sup>
            </p>
          ))}
          <ol className="pol-sources">
            {data.passages.map(({ number, code, title, anchor, heading, text }) => (
              <li key={number} value={number}>
                <Link to={anchor ? `/policy/${code}#${anchor}` : `/policy/${code}`}>
                  {[title, heading].filter(Boolean).join(' · ')}
                </Link>
                <p className="pol-snippet">{text}</p>
              </li>
            ))}
          </ol>
        </>
      )}
      <ErrorNotice error={answer.error} />
      <Button icon="message" busy={answer.isPending} onClick={() => answer.mutate(question)}>
        {t('policy.answer.ask')}
      </Button>
    </Card>
  );
}
