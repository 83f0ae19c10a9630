import {
  ClockAlert,
  KeyRound,
  ListX,
  type LucideIcon,
  Pointer,
  ScanBarcode,
  TriangleAlert,
  Unplug,
  Users,
  Wifi,
  WifiOff,
} from 'lucide-react';
import type { Chip, ChipTone } from './chips.ts';

/** As it should be, and otherwise: told apart by shape, not by colour alone. */
const drawings: Readonly<Record<Chip['id'], { readonly good: LucideIcon; readonly otherwise: LucideIcon }>> =
  {
    network: { good: Wifi, otherwise: WifiOff },
    keys: { good: KeyRound, otherwise: TriangleAlert },
    revocations: { good: ListX, otherwise: TriangleAlert },
    clock: { good: ClockAlert, otherwise: ClockAlert },
    scanner: { good: ScanBarcode, otherwise: Unplug },
    focus: { good: Pointer, otherwise: Pointer },
    inside: { good: Users, otherwise: Users },
  };

/** The pictogram of what a chip is about. */
export function ChipIcon(props: { readonly chip: Chip['id']; readonly tone: ChipTone }) {
  const { good, otherwise } = drawings[props.chip];
  const Drawing = props.tone === 'good' ? good : otherwise;
  return <Drawing />;
}
