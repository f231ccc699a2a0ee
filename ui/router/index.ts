/** The light router of the residents' and the field app. The console uses react-router. */
export {
  Link,
  navigate,
  Routes,
  setBase,
  useLocation,
  useParams,
  useSearchParams,
} from './router.tsx';
