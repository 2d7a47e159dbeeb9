import { readVerdict } from './verdict.js'

const told = {
  status: 'valid',
  number: 'KH-2026-000042',
  issuer: { name: 'Khuê' },
  holder: null,
  course: { slug: 'thu', title: 'Khóa học thử', summary: null, language: 'vi' },
  competencies: [],
  shown: { score: null, lessons: null, quizzes: [], narrative: 'Đã học xong.' },
  completedAt: '2026-11-24T07:59:50Z',
  issuedAt: '2026-11-24T08:00:00Z',
  revokedAt: null,
  credentialUrl: 'http://khue.example/credentials/1',
}

describe('the verdict on a certificate', () => {
  it('is read as it was told', () => {
    expect(readVerdict(told)).toEqual(told)
    expect(readVerdict({ ...told, status: 'revoked', revokedAt: '2026-11-25T00:00:00Z' })?.status).toBe('revoked')
  })

  it('is unknown for whatever else was answered: nothing half read counts as valid', () => {
    for (const other of [{ status: 'unknown' }, null, 'valid', { status: 'valid' }, { ...told, status: 'VALID' }, { ...told, holder: 'Somebody' }]) expect(readVerdict(other)).toBeNull()
  })
})
