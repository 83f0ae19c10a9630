import { uptime } from 'node:os';
import { join } from 'node:path';
import { EventPublisher } from '@orpc/server';
import type { Clock, EpochMs } from '../shared/clock.ts';
import type { KioskEvent, ScannerStatus } from '../shared/kiosk-event.ts';
import { defaultPolicy } from '../shared/policy.ts';
import type { NetworkState } from '../shared/verdict.ts';
import { ClockGuard } from './admission/clock-guard.ts';
import { Door } from './admission/door.ts';
import { overridesInForce, withOverrides } from './admission/hard-limits.ts';
import { Judge } from './admission/judge.ts';
import { Recheck } from './admission/recheck.ts';
import type { Fitness } from './admission/self-check/fitness.ts';
import { applyFleetSettings } from './desk/apply-fleet-settings.ts';
import { composeStatus } from './desk/compose-status.ts';
import { deskServices } from './desk/desk-services.ts';
import { GuestDesk } from './desk/guest-desk.ts';
import { GuestImports } from './desk/guest-imports.ts';
import { InForce } from './desk/in-force.ts';
import { Logbook } from './desk/logbook.ts';
import { NetworkLog } from './desk/network-log.ts';
import { RehearsalDesk } from './desk/rehearsal-desk.ts';
import { createRouter, type KioskRouter } from './desk/router.ts';
import { SettingsNews } from './desk/settings-news.ts';
import { StatusBoard } from './desk/status-board.ts';
import { GuestBook } from './guests/guest-book.ts';
import { GuestErrands } from './guests/guest-errands.ts';
import { Journal } from './journal/journal.ts';
import { checkFormats } from './kiosk/check-formats.ts';
import { type Connection, Connections } from './kiosk/connections.ts';
import { guestListFormat } from './kiosk/guest-list-format.ts';
import { Housekeeping } from './kiosk/housekeeping.ts';
import type { KioskOptions } from './kiosk/kiosk-options.ts';
import { scannerListener } from './kiosk/scanner-listener.ts';
import { Supply } from './kiosk/supply.ts';
import { upstreamsOf } from './kiosk/upstreams.ts';
import { formats as allFormats } from './passes/formats.ts';
import { opaqueCode } from './passes/opaque-code.ts';
import { Scanners } from './scanners/scanners.ts';
import { LogFile } from './store/log-file.ts';
import { SettingsFile } from './store/settings-file.ts';
import { usualFolders } from './trust/find-sticks.ts';
import { TrustStore } from './trust/trust-store.ts';
import type { Introspection } from './uplink/introspection/introspection.ts';
import { kioskIntrospection } from './uplink/introspection/kiosk-introspection.ts';
import { NetworkMonitor } from './uplink/network-monitor.ts';

/**
 * The composition root: opens the stores, wires the rooms, starts and stops them. A host gives each of its windows a
 * connection and puts a transport around the router.
 */
export class Kiosk {
  readonly router: KioskRouter;
  readonly rehearsal: RehearsalDesk;
  readonly #clock: Clock;
  readonly #log: LogFile;
  readonly #inForce: InForce;
  readonly #trust: TrustStore;
  readonly #journal: Journal;
  readonly #guard: ClockGuard;
  readonly #introspection: Introspection;
  readonly #logbook: Logbook;
  readonly #book: GuestBook;
  readonly #guestErrands: GuestErrands;
  readonly #guests: GuestDesk;
  readonly #settingsNews: SettingsNews;
  readonly #networkLog: NetworkLog;
  readonly #fitness: Fitness;
  readonly #door: Door;
  readonly #recheck: Recheck;
  readonly #scanners: Scanners;
  readonly #monitor: NetworkMonitor;
  readonly #supply: Supply;
  readonly #board: StatusBoard;
  readonly #events = new EventPublisher<{ kiosk: KioskEvent }>({ maxBufferedEvents: 256 });
  readonly #leaveListeners = new Set<() => void>();
  readonly #connections: Connections;
  readonly #housekeeping: Housekeeping;
  #journalWritable = true;
  #vouchedAt: EpochMs | undefined;

  /**
   * @throws {DatabaseFromFuture} a store was written by a newer program
   */
  constructor(options: KioskOptions) {
    const { profile, version, formats = allFormats } = options;
    const cable = options.rehearsal?.type === 'under-way' ? options.rehearsal.cable : undefined;
    const offline = () => cable?.isPulled ?? false;
    const clock = options.clock ?? { now: Date.now };
    this.#clock = clock;
    this.#log = new LogFile(join(profile, 'munjigi.log'), clock);
    this.#trust = TrustStore.open(profile, { clock });
    this.#vouchedAt = this.#trust.vouchedAt();
    this.#inForce = new InForce(new SettingsFile(profile), this.#trust);
    const { settings } = this.#inForce;
    this.#journal = Journal.open(profile, {
      clock,
      version,
      retentionDays: settings.retentionDays,
      place: () => this.#inForce.settings,
    });
    this.#guard = new ClockGuard({
      clock,
      lastTrustedAt: () => this.#journal.lastTrustedAt(),
      vouchedAt: () => this.#vouchedAt,
      // performance.now() stands still while a Linux machine sleeps, and waking up would be a jump.
      uptimeMs: options.uptimeMs ?? (options.clock === undefined ? () => uptime() * 1_000 : undefined),
      doubtedBefore: () => this.#journal.clockWasDoubted(),
    });
    this.#introspection = kioskIntrospection({
      profile,
      clock,
      trust: this.#trust,
      endpoints: () => this.#inForce.settings.issuerEndpoints,
      timings: options.introspectionTimings ?? {},
      offline,
    });
    this.#monitor = new NetworkMonitor({
      clock,
      upstreams: () => upstreamsOf(this.#trust, this.#inForce.settings.issuerEndpoints),
      onChange: (state, before) => this.#networkChanged(state, before),
      onFault: (error) => this.#log.report('network', error),
      ...(cable && { probe: cable.probe, hasLink: cable.hasLink }),
    });
    this.#logbook = new Logbook({
      journal: this.#journal,
      clock,
      guard: this.#guard,
      network: () => this.#monitor.state(),
    });
    this.#settingsNews = new SettingsNews({ inForce: this.#inForce, logbook: this.#logbook, log: this.#log });
    this.#book = GuestBook.open(profile);
    this.#guestErrands = new GuestErrands(profile);
    this.#guests = new GuestDesk({
      book: this.#book,
      journal: this.#journal,
      logbook: this.#logbook,
      policy: () => this.#inForce.policy ?? defaultPolicy,
      direction: () => this.#inForce.settings.direction,
    });
    this.#networkLog = new NetworkLog(this.#logbook, this.#monitor.state());
    this.#supply = new Supply({
      profile,
      clock,
      log: this.#log,
      trust: this.#trust,
      stickFolders: () => this.#stickFolders(),
      offline,
      onFailed: () => this.#monitor.soon(),
      onSticks: () => this.#board.changed(),
    });
    this.#fitness = checkFormats({
      formats,
      logbook: this.#logbook,
      log: this.#log,
      onReady: () => this.#board.changed(),
    });
    const judge = new Judge({
      // What is on a list to the letter is that, whatever else it looks like.
      formats: [
        guestListFormat({ book: this.#book, desk: this.#guests, clock, faults: this.#log }),
        ...formats,
        opaqueCode(() => this.#inForce.settings.issuerEndpoints),
      ],
      trust: this.#trust,
      issuers: this.#introspection,
      unfit: (format) => this.#fitness.unfit(format),
    });
    this.#door = this.#hangDoor(judge);
    this.#recheck = new Recheck({
      clock,
      judge,
      journal: this.#journal,
      circumstances: () => ({ clock: this.#guard.state(), network: this.#monitor.state() }),
      idle: () => this.#fitness.ready.then(() => this.#door.idle()),
      faults: this.#log,
    });
    this.#connections = new Connections({
      clock,
      lockAfterMs: () => this.#inForce.settings.deskLockMs,
      account: (id) => this.#inForce.settings.staff.find((one) => one.id === id),
      onLock: ({ staff }, why) => {
        this.#guests.forget();
        this.#log.attempt('locked', () => this.#logbook.note('locked', { staff: staff.id, note: why }));
      },
    });
    const publish = (event: KioskEvent) => void this.#events.publish('kiosk', event);
    const listener = scannerListener({
      inForce: this.#inForce,
      door: this.#door,
      connections: this.#connections,
      log: this.#log,
      publish,
      onChange: () => this.#board.changed(),
    });
    this.rehearsal = new RehearsalDesk({
      part: options.rehearsal,
      inForce: this.#inForce,
      logbook: this.#logbook,
      scan: async (frame) => {
        listener.scan({ scanner: 'rehearsal', at: clock.now(), lastByteAt: performance.now(), ...frame });
        await this.#door.idle();
      },
    });
    cable?.onChange(() => {
      this.#monitor.soon();
      this.#board.changed();
    });
    this.#scanners = new Scanners({
      clock,
      settings: { ...settings, serialScanners: [...settings.serialScanners, ...(options.scanners ?? [])] },
      listener,
    });
    this.#inForce.onChange(() => {
      const { settings: now } = this.#inForce;
      this.#journal.keepFor(now.retentionDays);
      this.#scanners.use({
        ...now,
        serialScanners: [...now.serialScanners, ...(options.scanners ?? [])],
      });
    });
    this.#board = new StatusBoard({
      compose: () =>
        composeStatus({
          clock,
          version,
          inForce: this.#inForce,
          trust: this.#trust,
          sticks: this.#supply.sticks,
          journal: this.#journal,
          guard: this.#guard,
          monitor: this.#monitor,
          scanners: this.#scanners,
          fitness: this.#fitness,
          rehearsal: this.rehearsal,
          journalWritable: () => this.#journalWritable,
        }),
      publish: (status) => publish({ type: 'status', status }),
    });
    this.router = createRouter(
      deskServices({
        profile,
        version,
        clock,
        inForce: this.#inForce,
        journal: this.#journal,
        logbook: this.#logbook,
        guests: this.#guests,
        rehearsal: this.rehearsal,
        guestImports: new GuestImports({
          profile,
          lists: this.#book.lists,
          errands: this.#guestErrands,
          logbook: this.#logbook,
          folders: () => this.#stickFolders(),
          settings: () => this.#inForce.settings,
          fault: (error) => this.#log.report('guests', error),
        }),
        trust: this.#trust,
        errands: this.#supply.errands,
        sticks: this.#supply.sticks,
        scanners: this.#scanners,
        monitor: this.#monitor,
        guard: this.#guard,
        door: this.#door,
        board: this.#board,
        events: (signal) => this.#events.subscribe('kiosk', signal === undefined ? {} : { signal }),
        attempt: (where, work) => this.#log.attempt(where, work),
        leave: () => {
          for (const listener of this.#leaveListeners) listener();
        },
      }),
    );
    this.#housekeeping = new Housekeeping({
      clock,
      log: this.#log,
      inForce: this.#inForce,
      settingsNews: this.#settingsNews,
      logbook: this.#logbook,
      journal: this.#journal,
      guard: this.#guard,
      recheck: this.#recheck,
      refreshing: this.#supply.refreshing,
      book: this.#book,
      guestErrands: this.#guestErrands,
      goByFleet: () => this.#goByFleet(),
      writable: {
        get: () => this.#journalWritable,
        set: (writable) => {
          this.#journalWritable = writable;
        },
      },
      onRound: () => this.#board.changed(),
    });
    this.#trust.onChange(() => {
      this.#vouchedAt = this.#trust.vouchedAt();
      this.#log.attempt('settings', () => this.#inForce.refresh());
      this.#goByFleet();
      this.#recheck.soon();
      this.#supply.refreshing.replan();
      this.#board.changed();
    });
    this.#log.attempt('started', () => this.#logbook.note('started'));
    this.#log.attempt('settings', () => this.#settingsNews.tell());
    this.#scanners.start();
    this.#monitor.start();
    this.#supply.start();
    this.#recheck.soon();
    this.#housekeeping.start();
  }

  /** A screen's own context for the router; to be closed with its connection. */
  connect(): Connection {
    return this.#connections.open();
  }

  /** The scanners and what became of them. */
  scanners(): readonly ScannerStatus[] {
    return this.#scanners.statuses();
  }

  /** What is wrong with the file of settings, in English; the kiosk works all the same. */
  settingsTrouble(): string | undefined {
    const { problem } = this.#inForce;
    return problem && `settings.json cannot be used as it is (${problem.fault}). ${problem.detail}`;
  }

  /** Hears when staff close the kiosk from the desk. */
  onLeave(listener: () => void): () => void {
    this.#leaveListeners.add(listener);
    return () => this.#leaveListeners.delete(listener);
  }

  /** Stops every room, the stores last. */
  async close(): Promise<void> {
    this.#housekeeping.stop();
    await Promise.all([
      this.#scanners.stop(),
      this.#monitor.stop(),
      this.#supply.stop(),
      this.#guestErrands.close(),
    ]);
    await this.#door.idle();
    await this.#recheck.stop();
    this.#introspection.close();
    this.#connections.lockAll();
    this.#log.attempt('stopped', () => this.#logbook.note('stopped'));
    this.#board.close();
    this.#book.close();
    this.#journal.close();
    this.#trust.close();
  }

  #hangDoor(judge: Judge): Door {
    return new Door({
      clock: this.#clock,
      judge,
      ready: this.#fitness.ready,
      guard: this.#guard,
      journal: this.#journal,
      inForce: () => {
        const { settings, policy: chosen = defaultPolicy } = this.#inForce;
        const policy = withOverrides(chosen, overridesInForce(settings, this.#clock.now()));
        const { direction, timeZone, repeatMs } = settings;
        return { policy, direction, timeZone, repeatMs, network: this.#monitor.state() };
      },
      faults: this.#log,
      emit: (event) => {
        this.#events.publish('kiosk', event);
        this.#board.changed();
      },
      judged: (seq, text, verdict, here) => this.#recheck.keep(seq, text, verdict, here),
      written: (ok) => {
        this.#journalWritable = ok;
      },
    });
  }

  #stickFolders(): readonly string[] {
    return this.#inForce.settings.trustFolders ?? usualFolders(process.platform);
  }

  #goByFleet(): void {
    const [trust, inForce, logbook] = [this.#trust, this.#inForce, this.#logbook];
    this.#log.attempt('settings', () => applyFleetSettings({ trust, inForce, logbook }));
  }

  #networkChanged(state: NetworkState, before: NetworkState): void {
    this.#log.attempt('network', () => this.#networkLog.took(state, this.#monitor.statuses()));
    if (state !== before && (state === 'online' || before === 'offline')) this.#supply.refreshing.soon();
    this.#board.changed();
  }
}

export function openKiosk(options: KioskOptions): Kiosk {
  return new Kiosk(options);
}
