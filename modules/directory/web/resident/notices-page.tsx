import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createClient, isSignedOut } from '#ui/api/index.ts';
import {
  Button,
  Card,
  EmptyState,
  ErrorNotice,
  ErrorState,
  Field,
  LinkButton,
  Loading,
  Time,
  useText,
} from '#ui/index.ts';
import { Link, useSearchParams } from '#ui/router/index.ts';
import { api } from '../../contract/index.ts';
import { usePick } from './words.ts';
import './directory.css';

const directory = createClient(api);

/** 村里通知: those in force, of one village or all. */
export default function NoticesPage() {
  const { t } = useText();
  const pick = usePick();
  const [query, setQuery] = useSearchParams();
  const villageId = query.get('village') ?? '';
  const home = useQuery({
    queryKey: ['directory', 'home'],
    queryFn: async () => directory.home({}),
  });
  const notices = useQuery({
    queryKey: ['directory', 'notices', villageId],
    queryFn: async () => directory.notices({ query: villageId ? { villageId } : {} }),
  });
  const choose = (next: string): void =>
    setQuery(new URLSearchParams(next ? { village: next } : {}));
  return (
    <>
      <h1>{t('directory.notices.title')}</h1>
      <Field label={t('directory.notices.village')}>
        {(described) => (
          <select
            {...described}
            className="zs-input"
            value={villageId}
            onChange={({ target }) => choose(target.value)}
          >
            <option value="">{t('directory.notices.everywhere')}</option>
            {(home.data?.villages ?? []).map(({ id, nameZh, nameEn }) => (
              <option key={id} value={id}>
                {pick(nameZh, nameEn)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {notices.isPending && <Loading lines={6} />}
      {notices.isError && (
        <ErrorState error={notices.error} onRetry={() => void notices.refetch()} />
      )}
      {notices.data && notices.data.items.length === 0 && (
        <EmptyState icon="bell" title={t('directory.notices.none')} />
      )}
      <ul className="zs-list">
        {(notices.data?.items ?? []).map(({ id, title, villagesZh, villagesEn, publishedAt }) => (
          <li key={id}>
            <Link to={`/directory/notices/${id}`} className="zs-list-item">
              <span className="zs-list-text">
                <span className="zs-list-title">{title}</span>
                <span className="zs-list-detail">
                  {pick(villagesZh.join('、'), villagesEn.join(', ')) || t('directory.notices.all')}
                  {' · '}
                  {publishedAt && <Time at={publishedAt} />}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {home.data && <Wanted villages={home.data.villages} />}
    </>
  );
}

interface WantedProps {
  readonly villages: readonly { id: string; nameZh: string; nameEn: string }[];
}

/** Of which villages one wants to be told. */
function Wanted({ villages }: WantedProps) {
  const { t } = useText();
  const pick = usePick();
  const queries = useQueryClient();
  const key = ['directory', 'subscriptions'];
  const wanted = useQuery({
    queryKey: key,
    queryFn: async () => directory.subscriptions({}),
    retry: (_count, error) => !isSignedOut(error),
  });
  const change = useMutation({
    mutationFn: async (villageIds: string[]) => directory.subscribe({ body: { villageIds } }),
    onSuccess: async () => queries.invalidateQueries({ queryKey: key }),
  });
  const chosen = wanted.data?.villageIds ?? [];
  const flip = (id: string): void =>
    change.mutate(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <Card title={t('directory.notices.wanted')}>
      <p>{t('directory.notices.wantedText')}</p>
      {wanted.isError && isSignedOut(wanted.error) && (
        <LinkButton to="/phone?back=/directory/notices" icon="phone">
          {t('directory.notices.phone')}
        </LinkButton>
      )}
      {wanted.data && (
        <p className="dir-acts">
          {villages.map(({ id, nameZh, nameEn }) => (
            <Button
              key={id}
              aria-pressed={chosen.includes(id)}
              {...(chosen.includes(id) ? { kind: 'primary' as const, icon: 'check' as const } : {})}
              onClick={() => flip(id)}
            >
              {pick(nameZh, nameEn)}
            </Button>
          ))}
        </p>
      )}
      <ErrorNotice error={change.error} />
    </Card>
  );
}
