import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { DeskRow } from '../../../shared/contract/journal.ts';
import { useDeskText } from '../desk.tsx';
import { JournalRow } from './journal-row.tsx';
import type { Place } from './use-journal.ts';

/** A row is at least this high, in pixels; each is measured once it is drawn. */
const usualHeight = 56;
/** How near to the last row that is loaded the next ones are asked for, in rows. */
const askedAhead = 30;

function Gap({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tr className="gap">
      <td style={{ height }} />
    </tr>
  );
}

/** The rows as a table that scrolls by itself and draws what is on the screen, however many are loaded. */
export function JournalTable(props: {
  readonly rows: readonly DeskRow[];
  readonly more: boolean;
  readonly selected: number | undefined;
  readonly onSelect: (seq: number) => void;
  readonly onRecord: (scan: number) => void;
  readonly onPlace: (place: Place) => void;
  readonly onOlder: () => void;
  /** What stands below the last row. */
  readonly end: React.ReactNode;
}) {
  const t = useDeskText();
  const { rows, more, onPlace, onOlder } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => rows[index]?.seq ?? index,
    overscan: 8,
    onChange: ({ scrollOffset, range }) =>
      onPlace({ reading: (scrollOffset ?? 0) > usualHeight / 2, top: rows[range?.startIndex ?? 0]?.seq }),
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const isNearEnd = more && (last?.index ?? 0) >= rows.length - askedAhead;
  useEffect(() => {
    if (isNearEnd) onOlder();
  }, [isNearEnd, onOlder]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a list that was begun is at its newest row
  useEffect(() => onPlace({ reading: false, top: rows[0]?.seq }), [onPlace]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls by keyboard too
    <section ref={scroller} className="card journal-scroller" tabIndex={0} aria-label={t('page.journal')}>
      <table className="rows" aria-rowcount={more ? -1 : rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {(['time', 'kind', 'decision', 'reason', 'gate', 'staff'] as const).map((column) => (
              <th key={column} scope="col" className={column}>
                {t(`journal.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={first?.start ?? 0} />
          {items.map(({ index, key }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <JournalRow
                key={key}
                index={index}
                measured={virtualizer.measureElement}
                row={row}
                selected={row.seq === props.selected}
                onSelect={props.onSelect}
                onRecord={props.onRecord}
              />
            );
          })}
          <Gap height={virtualizer.getTotalSize() - (last?.end ?? 0)} />
        </tbody>
      </table>
      {!more && <p className="fine journal-end">{props.end}</p>}
    </section>
  );
}
