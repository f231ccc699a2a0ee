import { Form, Input, Select } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { type PolicyContent, policyLevels, policyTopics } from '../../../contract/index.ts';
import type { ChangeContent } from './change-content.ts';

interface PartProps {
  readonly content: PolicyContent;
  readonly onChange: ChangeContent;
}

const lines = [
  ['title', 200],
  ['documentNumber', 80],
  ['issuer', 80],
  ['area', 80],
  ['office', 60],
  ['officePhone', 40],
] as const;
const days = ['issuedOn', 'effectiveOn', 'expiresOn'] as const;

/** Title, issuer, days, topics and the three sentences. */
export function FactsPart({ content, onChange }: PartProps) {
  const { t } = useText();
  return (
    <section className="dk-card">
      <h2>{t('policy.edit.facts')}</h2>
      <Form layout="vertical" component="div" className="policy-grid">
        {lines.map(([name, maxLength]) => (
          <Form.Item key={name} label={t(`policy.field.${name}`)} htmlFor={`policy-${name}`}>
            <Input
              id={`policy-${name}`}
              maxLength={maxLength}
              value={content[name]}
              onChange={({ target }) => onChange({ [name]: target.value })}
            />
          </Form.Item>
        ))}
        <Form.Item label={t('policy.field.level')} htmlFor="policy-level">
          <Select
            id="policy-level"
            value={content.level}
            onChange={(level) => onChange({ level })}
            options={policyLevels.map((value) => ({ value, label: t(`policy.levels.${value}`) }))}
          />
        </Form.Item>
        <Form.Item label={t('policy.field.topics')} htmlFor="policy-topics">
          <Select
            id="policy-topics"
            mode="multiple"
            maxCount={4}
            value={content.topics}
            onChange={(topics) => onChange({ topics })}
            options={policyTopics.map((value) => ({ value, label: t(`policy.topics.${value}`) }))}
          />
        </Form.Item>
        {days.map((name) => (
          <Form.Item key={name} label={t(`policy.field.${name}`)} htmlFor={`policy-${name}`}>
            <Input
              id={`policy-${name}`}
              type="date"
              value={content[name] ?? ''}
              onChange={({ target }) => onChange({ [name]: target.value || null })}
            />
          </Form.Item>
        ))}
        <Form.Item
          label={t('policy.field.keywords')}
          htmlFor="policy-keywords"
          extra={t('policy.edit.keywordsHint')}
        >
          <Select
            id="policy-keywords"
            mode="tags"
            open={false}
            tokenSeparators={[' ', ',', '，', '、']}
            value={content.keywords}
            onChange={(keywords) => onChange({ keywords })}
          />
        </Form.Item>
      </Form>
      <Summary content={content} onChange={onChange} />
    </section>
  );
}

const sentences = ['what', 'who', 'how'] as const;

function Summary({ content, onChange }: PartProps) {
  const { t } = useText();
  return (
    <>
      <h2>{t('policy.field.summary')}</h2>
      <Form layout="vertical" component="div">
        {sentences.map((name, at) => (
          <Form.Item key={name} label={t(`policy.edit.${name}`)} htmlFor={`policy-summary-${name}`}>
            <Input.TextArea
              id={`policy-summary-${name}`}
              autoSize={{ minRows: 2 }}
              maxLength={200}
              showCount
              value={content.summary[at] ?? ''}
              onChange={({ target }) =>
                onChange({
                  summary: content.summary.map((sentence, index) =>
                    index === at ? target.value : sentence,
                  ),
                })
              }
            />
          </Form.Item>
        ))}
      </Form>
    </>
  );
}
