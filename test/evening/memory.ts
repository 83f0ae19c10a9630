import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** What the kiosk and its screens hold. */
export interface Memory {
  /** Resident memory of the kiosk's process in MiB; nothing where there is no /proc. */
  readonly kioskMiB?: number;
  /** What the page's scripts hold after a collection, in MiB. */
  readonly pageMiB: number;
  /** Nodes and listeners that the page's documents hold, the detached ones too. */
  readonly nodes: number;
  readonly listeners: number;
}

function residentMiB(pid: number): { readonly kioskMiB?: number } {
  if (process.platform !== 'linux') return {};
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kib === undefined ? {} : { kioskMiB: Math.round(Number(kib) / 102.4) / 10 };
}

export async function memoryOf(page: Page, pid: number): Promise<Memory> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('HeapProfiler.collectGarbage');
  const { usedSize } = await browser.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await browser.send('Memory.getDOMCounters');
  await browser.detach();
  const pageMiB = Math.round(usedSize / 1024 / 102.4) / 10;
  return { ...residentMiB(pid), pageMiB, nodes, listeners: jsEventListeners };
}
