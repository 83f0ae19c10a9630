import type { EntryForm } from '../entry-form.ts';

/** Korea's handwritten visitor list as of February 2021: no name; 시·군·구 and a telephone number or 개인안심번호. */
export const koreaVisitorList: EntryForm = {
  id: 'kr-visitor-list-2021',
  title: { ko: '출입자 명부', en: 'Visitor list' },
  fields: [
    { kind: 'region', id: 'region', label: { ko: '지역', en: 'Region' }, required: true, personal: true },
    {
      kind: 'telephone',
      id: 'telephone',
      label: { ko: '전화번호 또는 개인안심번호', en: 'Telephone or personal safe number' },
      required: true,
      personal: true,
    },
    {
      kind: 'choice',
      id: 'evidence',
      label: { ko: '확인한 증명', en: 'Evidence seen' },
      required: true,
      personal: false,
      options: [
        { id: 'paper', label: { ko: '종이 증명서', en: 'Paper certificate' }, icon: 'certificate' },
        { id: 'sticker', label: { ko: '신분증 스티커', en: 'ID sticker' }, icon: 'sticker' },
        { id: 'sms', label: { ko: '음성 문자', en: 'Negative-test SMS' }, icon: 'message' },
        { id: 'phone', label: { ko: '휴대폰 화면', en: 'Phone screen' }, icon: 'phone' },
        { id: 'exemption', label: { ko: '예외 확인서', en: 'Exemption' }, icon: 'exemption' },
        { id: 'other', label: { ko: '기타', en: 'Other' }, icon: 'other' },
      ],
    },
    { kind: 'count', id: 'party', label: { ko: '인원', en: 'Party' }, required: true, personal: false },
    { kind: 'text', id: 'note', label: { ko: '메모', en: 'Note' }, required: false, personal: true },
  ],
};
