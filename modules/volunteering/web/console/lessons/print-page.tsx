import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { useMe } from '#ui/session/index.ts';
import { useLessons } from '../shared/client.ts';
import '../shared/volunteering.css';

/** A lesson plan in big type, to be left with the person. */
export default function PrintPage() {
  const { t, locale } = useText();
  const { code = '' } = useParams();
  const me = useMe();
  const lessons = useLessons();
  if (lessons.isPending) return <Loading lines={10} />;
  if (lessons.isError)
    return <ErrorState error={lessons.error} onRetry={() => void lessons.refetch()} />;
  const lesson = lessons.data.items.find((one) => one.code === code);
  if (!lesson) return <EmptyState icon="search" title={t('volunteering.lessons.unknown')} />;
  return (
    <>
      <div className="vol-bar-print">
        <Link to="/volunteering/lessons">
          <Icon name="back" size={16} /> {t('volunteering.lessons.back')}
        </Link>
        <Button type="primary" icon={<Icon name="print" size={16} />} onClick={() => print()}>
          {t('volunteering.lessons.print')}
        </Button>
      </div>
      <article className="vol-sheet">
        <h1>{lesson.titleZh}</h1>
        <ol>
          {lesson.steps.map((step) => (
            <li key={step.title}>
              <div>
                <h2>{step.title}</h2>
                <p>{step.text}</p>
              </div>
            </li>
          ))}
        </ol>
        <p>
          {t('volunteering.lessons.from', {
            town: locale === 'zh' ? me.town.nameZh : me.town.nameEn,
          })}
        </p>
      </article>
    </>
  );
}
