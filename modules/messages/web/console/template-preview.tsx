import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { Template } from '../../contract/index.ts';
import { messages } from './use-messages.ts';

interface TemplatePreviewProps {
  readonly params: Pick<Template, 'code' | 'channel' | 'language'>;
  readonly subject: string;
  readonly body: string;
}

const settleMilliseconds = 350;

/** How the wording reads with sample values, and what it costs as an SMS; follows the typing. */
export function TemplatePreview({ params, subject, body }: TemplatePreviewProps) {
  const { t } = useText();
  const wording = useSettled(JSON.stringify({ subject, body }));
  const preview = useQuery({
    queryKey: ['messages', 'preview', params, wording],
    queryFn: async () =>
      messages.previewTemplate({
        params,
        body: JSON.parse(wording) as { subject: string; body: string },
      }),
    placeholderData: keepPreviousData,
    enabled: body.trim() !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data } = preview;
  return (
    <section className="dk-card" aria-live="polite">
      <h2>{t('messages.templates.preview')}</h2>
      {preview.isPending && body.trim() !== '' && <Loading />}
      <ErrorNotice error={preview.error} />
      {data && !preview.isError && (
        <>
          {data.subject && <strong>{data.subject}</strong>}
          <p className="messages-bubble">{data.body}</p>
          {params.channel === 'sms' && (
            <p>
              <StatusTag meaning={data.smsSegments > 1 ? 'warning' : 'ok'}>
                {t('messages.templates.length', {
                  characters: data.smsCharacters,
                  segments: data.smsSegments,
                })}
              </StatusTag>
            </p>
          )}
          <p className="dk-muted">{t('messages.templates.sample')}</p>
        </>
      )}
    </section>
  );
}

/** A value that has not changed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settleMilliseconds);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
