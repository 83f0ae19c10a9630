import {
  Activity,
  BookUser,
  ChartColumn,
  GraduationCap,
  Handshake,
  type LucideIcon,
  NotebookPen,
  ScanBarcode,
  ScrollText,
  SearchCheck,
  Settings,
  ShieldCheck,
  Users,
} from 'lucide-react';
import type { PageName } from './rail.tsx';

const drawings: Readonly<Record<PageName, LucideIcon>> = {
  rehearsal: GraduationCap,
  entry: NotebookPen,
  settle: SearchCheck,
  journal: ScrollText,
  guests: BookUser,
  status: Activity,
  reports: ChartColumn,
  shift: Handshake,
  trust: ShieldCheck,
  scanners: ScanBarcode,
  people: Users,
  settings: Settings,
};

/** The pictogram of a page, beside its name: found again faster than it is read. */
export function PageIcon({ page }: { readonly page: PageName }) {
  const Drawing = drawings[page];
  return <Drawing />;
}
