import { Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { doorSettings, joined, restOf } from './door-settings.ts';
import type { ThingValues } from './thing-values.ts';

type Settings = Readonly<Record<string, unknown>>;

/** Tolerances and mappings of a device at its door. */
export function DoorSettingsField() {
  const { t } = useText();
  const form = Form.useFormInstance<ThingValues>();
  const door = Form.useWatch('door', form) ?? 'mqtt';
  if (door === 'none' || door === 'mqtt' || door === 'sensorthings') return null;
  return (
    <Form.Item
      key={door}
      name="settings"
      label={t('things.settings.title')}
      rules={[
        {
          validator: (_, value: Settings | undefined) =>
            value ? Promise.resolve() : Promise.reject(new Error(t('things.settings.faulty'))),
        },
      ]}
    >
      <Controls door={door} />
    </Form.Item>
  );
}

interface ControlsProps {
  readonly door: string;
  /** Undefined while the text is no JSON. */
  readonly value?: Settings | undefined;
  readonly onChange?: (settings: Settings | undefined) => void;
}

function Controls({ door, value, onChange }: ControlsProps) {
  const { t } = useText();
  const [text, setText] = useState(() => restOf(value ?? {}, door));
  const [kept, setKept] = useState<Settings>(value ?? {});
  const { switches, choices } = doorSettings(door);
  const put = (settings: Settings, rest: string): void => {
    setKept(settings);
    setText(rest);
    onChange?.(joined(settings, door, rest));
  };
  const set = (key: string, next: unknown): void => {
    const { [key]: _, ...others } = kept;
    put(next === undefined ? others : { ...others, [key]: next }, text);
  };
  return (
    <div className="th-settings">
      {switches.map((key) => (
        <Checkbox
          key={key}
          checked={kept[key] === true}
          onChange={({ target }) => set(key, target.checked ? true : undefined)}
        >
          {t(`things.settings.${key}`)}
        </Checkbox>
      ))}
      {choices.map(({ key, words }) => (
        <Select
          key={key}
          aria-label={t(`things.settings.${key}.title`)}
          value={String(kept[key] ?? words[0])}
          options={words.map((word) => ({
            value: word,
            label: t(`things.settings.${key}.${word}`),
          }))}
          onChange={(word) => set(key, word === words[0] ? undefined : word)}
        />
      ))}
      <Input.TextArea
        aria-label={t('things.settings.rest')}
        placeholder={t(`things.settings.example.${door}`)}
        autoSize={{ minRows: 2, maxRows: 12 }}
        spellCheck={false}
        value={text}
        onChange={({ target }) => put(kept, target.value)}
      />
      <span className="dk-muted">{t('things.settings.restHint')}</span>
    </div>
  );
}
