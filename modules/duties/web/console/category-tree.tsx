import { Button, Table, type TableColumnsType, Tag } from 'antd';
import type { Static } from '#platform/contract/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { Meaning } from '#ui/tokens/tokens.ts';
import type { CategoryView, LargeClassView } from '../../contract/index.ts';
import { useNameOf } from './use-duties.ts';

type LargeClass = Static<typeof LargeClassView>;

interface Line {
  readonly code: string;
  readonly name: string;
  /** Absent on the line of a large class. */
  readonly category?: CategoryView;
  readonly kind?: LargeClass['kind'];
  readonly children?: Line[];
}

const urgent: Readonly<Record<CategoryView['urgency'], Meaning | 'neutral'>> = {
  urgent: 'urgent',
  high: 'warning',
  normal: 'notice',
  low: 'neutral',
};

interface CategoryTreeProps {
  readonly classes: readonly LargeClass[];
  readonly categories: readonly CategoryView[];
  /** While searching all classes are open. */
  readonly unfolded: boolean;
  readonly onOpen: (category: CategoryView) => void;
}

/** Large classes with their categories below them. */
export function CategoryTree({ classes, categories, unfolded, onOpen }: CategoryTreeProps) {
  const nameOf = useNameOf();
  const columns = useColumns(onOpen);
  const lines = classes.flatMap(({ code, kind, ...names }): Line[] => {
    const below = categories
      .filter(({ largeClassCode }) => largeClassCode === code)
      .map((category) => ({ code: category.code, name: nameOf(category), category }));
    return below.length > 0 ? [{ code, kind, name: nameOf(names), children: below }] : [];
  });
  return (
    <Table
      key={String(unfolded)}
      rowKey="code"
      size="middle"
      columns={columns}
      dataSource={lines}
      pagination={false}
      scroll={{ x: 1000 }}
      expandable={{ defaultExpandAllRows: unfolded, expandRowByClick: true }}
    />
  );
}

function useColumns(onOpen: (category: CategoryView) => void): TableColumnsType<Line> {
  const { t } = useText();
  return [
    {
      title: t('duties.field.nameZh'),
      width: 260,
      render: (_, { category, name, children }) =>
        category ? (
          <Button type="link" style={{ padding: 0 }} onClick={() => onOpen(category)}>
            {name}
          </Button>
        ) : (
          <strong>
            {name} <span className="dk-muted dk-number">({children?.length ?? 0})</span>
          </strong>
        ),
    },
    { title: t('duties.field.code'), dataIndex: 'code', className: 'dk-number', width: 90 },
    {
      title: t('duties.categories.kindAndUrgency'),
      width: 110,
      render: (_, { category, kind }) =>
        category ? (
          <StatusTag meaning={urgent[category.urgency]}>
            {t(`duties.urgency.${category.urgency}`)}
          </StatusTag>
        ) : (
          kind && t(`duties.kind.${kind}`)
        ),
    },
    {
      title: t('duties.field.descriptionZh'),
      render: (_, { category }) => category?.descriptionZh,
    },
    {
      title: t('duties.categories.marks'),
      width: 240,
      render: (_, { category }) => category && <Marks of={category} />,
    },
  ];
}

function Marks({ of: category }: { of: CategoryView }) {
  const { t } = useText();
  return (
    <span className="dk-tags">
      {category.popular && <Tag color="green">{t('duties.field.popular')}</Tag>}
      <Tag>{t(category.public ? 'duties.field.public' : 'duties.categories.notPublic')}</Tag>
      {category.sensitive && <Tag color="orange">{t('duties.field.sensitive')}</Tag>}
      {!category.active && <Tag>{t('duties.retired')}</Tag>}
    </span>
  );
}
