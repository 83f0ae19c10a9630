import type { EntryForm } from '../entry-form.ts';

/** Guests of an event who come without a ticket. */
export const walkInAttendee: EntryForm = {
  id: 'walk-in-attendee',
  title: { ko: '현장 참가', en: 'Walk-in' },
  fields: [
    {
      kind: 'text',
      id: 'name',
      label: { ko: '이름', en: 'Name' },
      required: true,
      personal: true,
      identifies: true,
    },
    {
      kind: 'telephone',
      id: 'telephone',
      label: { ko: '전화번호', en: 'Telephone' },
      required: false,
      personal: true,
      identifies: true,
    },
    {
      kind: 'choice',
      id: 'admission',
      label: { ko: '입장 근거', en: 'Admitted as' },
      required: true,
      personal: false,
      options: [
        { id: 'paid', label: { ko: '현장 결제', en: 'Paid at the door' }, icon: 'payment' },
        { id: 'invited', label: { ko: '초대', en: 'Invited' }, icon: 'invitation' },
        { id: 'press', label: { ko: '기자·관계자', en: 'Press and crew' }, icon: 'badge' },
        { id: 'other', label: { ko: '기타', en: 'Other' }, icon: 'other' },
      ],
    },
    { kind: 'count', id: 'party', label: { ko: '인원', en: 'Party' }, required: true, personal: false },
  ],
};
