import {
  Baby,
  BadgeCheck,
  Banknote,
  BatteryLow,
  CalendarDays,
  CircleUser,
  Ellipsis,
  FileText,
  IdCard,
  ListChecks,
  type LucideIcon,
  MailCheck,
  MessageSquareText,
  Package,
  ShieldCheck,
  Smartphone,
  Sticker,
  TicketX,
  Utensils,
  WifiOff,
  Wrench,
} from 'lucide-react';
import type { EntryIcon } from '../../../shared/entry-icon.ts';

const drawings: Readonly<Record<EntryIcon, LucideIcon>> = {
  badge: BadgeCheck,
  'battery-empty': BatteryLow,
  certificate: FileText,
  child: Baby,
  exemption: ShieldCheck,
  'face-known': CircleUser,
  'id-card': IdCard,
  invitation: MailCheck,
  list: ListChecks,
  meal: Utensils,
  meeting: CalendarDays,
  message: MessageSquareText,
  'no-network': WifiOff,
  other: Ellipsis,
  parcel: Package,
  payment: Banknote,
  phone: Smartphone,
  sticker: Sticker,
  'ticket-lost': TicketX,
  tools: Wrench,
};

/** The pictogram of an option, beside its words: found faster than they are read, and no word by itself. */
export function OptionIcon({ icon }: { readonly icon: EntryIcon }) {
  const Drawing = drawings[icon];
  return <Drawing className="option-icon" aria-hidden="true" />;
}
