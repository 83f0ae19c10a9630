import type { EntryForm } from '../entry-form.ts';

/** Guests who have a pass and cannot show it: what is the matter, and how staff knew them all the same. */
export const passForgotten: EntryForm = {
  id: 'pass-forgotten',
  title: { ko: '패스 없음', en: 'Pass not at hand' },
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
      id: 'missing',
      label: { ko: '패스를 못 보여 주는 이유', en: 'What happened to the pass' },
      required: true,
      personal: false,
      options: [
        { id: 'forgotten', label: { ko: '두고 옴', en: 'Left at home' }, icon: 'ticket-lost' },
        { id: 'battery', label: { ko: '휴대폰 꺼짐', en: 'Phone is off' }, icon: 'battery-empty' },
        { id: 'network', label: { ko: '앱이 안 열림', en: 'App does not load' }, icon: 'no-network' },
        { id: 'other', label: { ko: '기타', en: 'Other' }, icon: 'other' },
      ],
    },
    {
      kind: 'choice',
      id: 'identified',
      label: { ko: '본인 확인', en: 'Identified by' },
      required: true,
      personal: false,
      options: [
        { id: 'document', label: { ko: '신분증', en: 'ID document' }, icon: 'id-card' },
        { id: 'list', label: { ko: '명단 조회', en: 'Guest list' }, icon: 'list' },
        { id: 'known', label: { ko: '직원이 아는 분', en: 'Known to staff' }, icon: 'face-known' },
      ],
    },
    { kind: 'count', id: 'party', label: { ko: '인원', en: 'Party' }, required: true, personal: false },
  ],
};
