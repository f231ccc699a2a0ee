import { Input, Segmented } from 'antd';
import { PhotoPicker } from '#ui/capture/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { CategorySelect } from '../shared/category-select.tsx';
import type { ReportDraft } from './report-draft.ts';

interface PartProps {
  readonly draft: ReportDraft;
  readonly onChange: (change: Partial<ReportDraft>) => void;
}

const channels = ['hotline', 'window'] as const;

/** What is the matter: words, category, photos. */
export function WhatPart({ draft, onChange }: PartProps) {
  const { t } = useText();
  return (
    <section className="dk-card cs-form">
      <Segmented
        className="cs-channel"
        value={draft.channel}
        onChange={(channel) => onChange({ channel })}
        options={channels.map((value) => ({ value, label: t(`cases.register.${value}`) }))}
        aria-label={t('cases.register.channel')}
      />
      <label className="cs-label">
        <span>{t('cases.register.text')}</span>
        <Input.TextArea
          autoFocus
          autoSize={{ minRows: 5, maxRows: 14 }}
          maxLength={2000}
          showCount
          value={draft.text}
          onChange={(event) => onChange({ text: event.target.value })}
          placeholder={t('cases.register.textPlaceholder')}
        />
      </label>
      <label className="cs-label cs-after-count">
        <span>{t('cases.register.category')}</span>
        <CategorySelect
          unchosen={t('cases.register.auto')}
          value={draft.categoryCode ? [draft.categoryCode] : []}
          onChange={([categoryCode = null]) => onChange({ categoryCode })}
        />
      </label>
      <PhotoPicker
        label={t('cases.register.photos')}
        photos={draft.photos}
        onChange={(photos) => onChange({ photos })}
      />
    </section>
  );
}
