import type { ReactNode } from 'react';
import './app.css';

/** The mini-program for residents. */
export default function App({ children }: { children: ReactNode }) {
  return children;
}
