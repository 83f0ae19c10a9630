import type { Clock } from '../../shared/clock.ts';
import type { LogFile } from '../store/log-file.ts';
import { Errands } from '../trust/errands.ts';
import { usualPace } from '../trust/pace.ts';
import type { TrustStore } from '../trust/trust-store.ts';
import { RefreshSchedule } from '../uplink/refresh-schedule.ts';
import { StickWatch } from '../uplink/stick-watch.ts';

export interface SupplyOptions {
  readonly profile: string;
  readonly clock: Clock;
  readonly log: LogFile;
  readonly trust: TrustStore;
  /** Where sticks turn up. Asked each time. */
  readonly stickFolders: () => readonly string[];
  /** Whether nobody is to be reached, as with the cable of a rehearsal pulled. */
  readonly offline: () => boolean;
  /** A source could not be asked. */
  readonly onFailed: () => void;
  /** Sticks came or went. */
  readonly onSticks: () => void;
}

/** What fills the trust store again, all of it on a thread beside the door. */
export class Supply {
  readonly errands: Errands;
  readonly refreshing: RefreshSchedule;
  readonly sticks: StickWatch;

  constructor({ profile, clock, log, trust, stickFolders, offline, onFailed, onSticks }: SupplyOptions) {
    this.errands = new Errands({ profile, clock, offline, onEnd: () => trust.poll() });
    this.refreshing = new RefreshSchedule({
      clock,
      refresh: (signal, which) => this.errands.refresh({ signal, which }),
      nextAt: () => trust.nextAttemptAt(),
      everyMs: usualPace.everyMs,
      onFailed,
      onFault: (error) => log.report('refresh', error),
    });
    this.sticks = new StickWatch({
      folders: stickFolders,
      importSource: (location, importing) => this.errands.importSource(location, importing),
      onChange: onSticks,
      onFault: (error) => log.report('sticks', error),
    });
  }

  start(): void {
    this.refreshing.start();
    this.sticks.start();
  }

  async stop(): Promise<void> {
    await Promise.all([this.refreshing.stop(), this.sticks.stop(), this.errands.close()]);
  }
}
