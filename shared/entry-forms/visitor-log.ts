import type { EntryForm } from '../entry-form.ts';

/** Visitors of a building: who came, from which company, to see whom. */
export const visitorLog: EntryForm = {
  id: 'visitor-log',
  title: { ko: '방문객', en: 'Visitor' },
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
      kind: 'text',
      id: 'company',
      label: { ko: '소속', en: 'Company' },
      required: true,
      personal: true,
      identifies: true,
    },
    { kind: 'text', id: 'host', label: { ko: '만나는 사람', en: 'Host' }, required: true, personal: true },
    {
      kind: 'choice',
      id: 'purpose',
      label: { ko: '방문 목적', en: 'Purpose' },
      required: false,
      personal: false,
      options: [
        { id: 'meeting', label: { ko: '회의', en: 'Meeting' }, icon: 'meeting' },
        { id: 'delivery', label: { ko: '배송', en: 'Delivery' }, icon: 'parcel' },
        { id: 'work', label: { ko: '공사·수리', en: 'Works and repairs' }, icon: 'tools' },
        { id: 'other', label: { ko: '기타', en: 'Other' }, icon: 'other' },
      ],
    },
    { kind: 'count', id: 'party', label: { ko: '인원', en: 'Party' }, required: true, personal: false },
  ],
};
