import { Button, Form, Input, Space } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { Article, PolicyContent } from '../../../contract/index.ts';
import type { ChangeContent } from './change-content.ts';

interface PartProps {
  readonly content: PolicyContent;
  readonly onChange: ChangeContent;
}

/** A new anchor that no article has; anchors that were published stay, because people link to them. */
function freshAnchor(articles: readonly Article[]): string {
  const taken = new Set(articles.map(({ anchor }) => anchor));
  for (let number = articles.length + 1; ; number += 1) {
    if (!taken.has(`art-${number}`)) return `art-${number}`;
  }
}

/** The full text, article by article, and what belongs to it. */
export function ArticlesPart({ content, onChange }: PartProps) {
  const { t } = useText();
  const { articles } = content;
  const set = (at: number, part: Partial<Article>): void =>
    onChange({
      articles: articles.map((article, index) =>
        index === at ? { ...article, ...part } : article,
      ),
    });
  const move = (at: number): void => {
    const next = [...articles];
    const [one] = next.splice(at, 1);
    if (one) next.splice(at - 1, 0, one);
    onChange({ articles: next });
  };
  const add = (): void =>
    onChange({ articles: [...articles, { anchor: freshAnchor(articles), heading: '', text: '' }] });
  return (
    <section className="dk-card">
      <h2>{t('policy.field.articles')}</h2>
      <ol className="policy-articles">
        {articles.map(({ anchor, heading, text }, at) => (
          <li key={anchor}>
            <Space.Compact block>
              <Input
                aria-label={t('policy.edit.heading')}
                placeholder={t('policy.edit.heading')}
                maxLength={120}
                value={heading}
                onChange={({ target }) => set(at, { heading: target.value })}
              />
              <Button disabled={at === 0} onClick={() => move(at)}>
                {t('policy.edit.up')}
              </Button>
              <Button
                danger
                onClick={() => onChange({ articles: articles.filter((_, index) => index !== at) })}
              >
                {t('policy.edit.remove')}
              </Button>
            </Space.Compact>
            <Input.TextArea
              aria-label={t('policy.edit.text')}
              autoSize={{ minRows: 2, maxRows: 14 }}
              maxLength={12_000}
              value={text}
              onChange={({ target }) => set(at, { text: target.value })}
            />
          </li>
        ))}
      </ol>
      <Button onClick={add}>{t('policy.edit.addArticle')}</Button>
      <Belonging content={content} onChange={onChange} />
    </section>
  );
}

function Belonging({ content, onChange }: PartProps) {
  const { t } = useText();
  const items = content.items.map(({ code, title }) => `${code} ${title}`).join('\n');
  return (
    <Form layout="vertical" component="div" className="policy-paste">
      <Form.Item
        label={t('policy.field.items')}
        htmlFor="policy-items"
        extra={t('policy.edit.itemsHint')}
      >
        <Input.TextArea
          id="policy-items"
          autoSize={{ minRows: 2 }}
          defaultValue={items}
          onBlur={({ target }) =>
            onChange({
              items: target.value.split('\n').flatMap((line) => {
                const [code = '', ...words] = line.trim().split(/\s+/);
                const title = words.join(' ');
                return code && title ? [{ code, title }] : [];
              }),
            })
          }
        />
      </Form.Item>
      <Form.Item
        label={t('policy.field.related')}
        htmlFor="policy-related"
        extra={t('policy.edit.relatedHint')}
      >
        <Input
          id="policy-related"
          defaultValue={content.related.join(' ')}
          onBlur={({ target }) =>
            onChange({ related: target.value.split(/[\s,，、]+/).filter(Boolean) })
          }
        />
      </Form.Item>
    </Form>
  );
}
