import type { Language } from '../settings.ts';

const ko = {
  'published-folder': '발행된 폴더',
  'key-set': '키 묶음',
  'did-document': 'DID 문서',
  certificates: '인증서',
  directory: '기관 목록',
  'status-list': '상태 목록',
  'card-list': '카드 취소 목록',
  'hash-list': '해시 취소 목록',
  'credential-list': '증명서 취소 목록',
  identifier: '식별자',
  'ticket-event': '입장권 행사',
  'certificate-list': '인증서 취소 목록',
  repository: '서명된 저장소',
  'revocation-list': '취소 목록',
} as const;

const en: Readonly<Record<keyof typeof ko, string>> = {
  'published-folder': 'published folder',
  'key-set': 'key set',
  'did-document': 'DID document',
  certificates: 'certificates',
  directory: 'directory of issuers',
  'status-list': 'status list',
  'card-list': 'list of revoked cards',
  'hash-list': 'list of revoked hashes',
  'credential-list': 'list of revoked credentials',
  identifier: 'identifier',
  'ticket-event': 'event with tickets',
  'certificate-list': 'list of revoked certificates',
  repository: 'signed repository',
  'revocation-list': 'revocation list',
};

const words = { ko, en };

/** What staff call a kind of source; one that has no word yet stands as it is. */
export function sourceKindWord(language: Language, kind: string): string {
  return Object.hasOwn(ko, kind) ? words[language][kind as keyof typeof ko] : kind;
}
