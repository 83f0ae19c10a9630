import { useState } from 'react';
import { useDesk } from '../desk.tsx';

/** What somebody is writing for the next shift. It outlives a look at another page and a lock, for its author alone. */
export interface ShiftNote {
  readonly text: string;
  readonly write: (text: string) => void;
}

export function useShiftNote(): ShiftNote {
  const { session } = useDesk();
  const [note, setNote] = useState({ author: session.staff, text: '' });
  return {
    text: note.author === session.staff ? note.text : '',
    write: (text) => setNote({ author: session.staff, text }),
  };
}
