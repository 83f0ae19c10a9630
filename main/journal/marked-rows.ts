import type { RowRange } from './row-stretches.ts';

/** The parameters of a search: which marks, between which rows, how many at most. */
export interface MarkedRows extends RowRange {
  /** As a JSON array of texts of `rows.mark`. */
  readonly marks: string;
  readonly limit: number;
}

/** Each mark once: a leap through the index for each, instead of a walk over every row. */
export const everyMark = `
  WITH RECURSIVE found (mark) AS (
    SELECT min(mark) FROM rows INDEXED BY rows_by_mark
    UNION ALL
    SELECT (SELECT min(mark) FROM rows INDEXED BY rows_by_mark WHERE mark > found.mark) FROM found
    WHERE found.mark IS NOT NULL
  )
  SELECT mark FROM found WHERE mark IS NOT NULL`;

/**
 * The rows of several marks, newest first. Those of one mark are in order in the index; SQLite takes the next row from
 * the queue that a recursion with ORDER BY is, and the row of the same mark before it takes its place: what is read is
 * what is given out and a row for each mark, however many rows there are.
 */
export const newestOfMarks = `
  WITH RECURSIVE found (mark, seq) AS (
    SELECT value, (
      SELECT max(seq) FROM rows INDEXED BY rows_by_mark WHERE mark = value AND seq BETWEEN :first AND :last
    )
    FROM json_each(:marks)
    UNION ALL
    SELECT mark, (
      SELECT max(seq) FROM rows INDEXED BY rows_by_mark
      WHERE mark = found.mark AND seq >= :first AND seq < found.seq
    )
    FROM found WHERE found.seq IS NOT NULL
    ORDER BY 2 DESC
    LIMIT :limit
  )
  SELECT body FROM found CROSS JOIN rows ON rows.seq = found.seq`;

/** How many rows of several marks there are. */
export const countOfMarks = `
  SELECT count(*) FROM json_each(:marks) AS wanted
  CROSS JOIN rows INDEXED BY rows_by_mark ON mark = wanted.value AND seq BETWEEN :first AND :last`;
