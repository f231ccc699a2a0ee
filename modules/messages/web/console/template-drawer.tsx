import { Drawer, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { Template } from '../../contract/index.ts';
import { TemplateEditor } from './template-editor.tsx';

interface TemplateDrawerProps {
  readonly title: string;
  /** All wordings of one occasion. */
  readonly templates: readonly Template[];
  readonly onClose: () => void;
}

/** The wordings of one occasion: choose channel and language, then edit. */
export function TemplateDrawer({ title, templates, onClose }: TemplateDrawerProps) {
  const { t } = useText();
  const [language, setLanguage] = useState<Template['language']>('zh');
  const [channel, setChannel] = useState<Template['channel']>('inbox');
  const channels = [...new Set(templates.map((one) => one.channel))];
  const shown = templates.find((one) => one.channel === channel && one.language === language);
  return (
    <Drawer open size={920} title={title} onClose={onClose} mask={{ closable: false }}>
      <div className="dk-tools">
        <Select
          style={{ width: 200 }}
          value={channel}
          onChange={setChannel}
          aria-label={t('messages.templates.channels')}
          options={channels.map((value) => ({ value, label: t(`messages.channel.${value}`) }))}
        />
        <Segmented<Template['language']>
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      {shown ? (
        <TemplateEditor key={`${channel}/${language}`} template={shown} />
      ) : (
        <p className="dk-muted">{t('messages.templates.noWording')}</p>
      )}
    </Drawer>
  );
}
