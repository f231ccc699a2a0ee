/** The light router of the residents' and the field app. The console uses react-router. */
export {
  Link,
  NavLink,
  navigate,
  Routes,
  setBase,
  useLocation,
  useNavigate,
  useParams,
  useSearchParams,
} from './router.tsx';
