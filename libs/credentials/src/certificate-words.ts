import { Inject, Injectable } from '@nestjs/common'
import { FrameworksService } from '@khue/frameworks'
import { type Locale, say } from '@khue/platform/http'
import type { Certificate, NamedLevel } from './domain/certificate.js'
import type { CredentialWords } from './domain/open-badge.js'

const percent = (share: number): number => Math.round(share * 100)

/** The names and sentences of a certificate, in a language. */
@Injectable()
export class CertificateWords {
  constructor(@Inject(FrameworksService) private readonly frameworks: FrameworksService) {}

  /** The competences by name; one that its framework no longer has, by its code. */
  levels({ alignments }: Certificate, locale: Locale): Promise<NamedLevel[]> {
    return Promise.all(
      alignments.map(async ({ competency: code, level }) => {
        const competency = await this.frameworks.competency(code)
        const names = locale === 'en' ? competency?.levelNamesEn : competency?.levelNamesVi
        return { code, level, name: (locale === 'en' ? competency?.nameEn : competency?.nameVi) ?? code, levelName: names?.[competency?.levels.indexOf(level) ?? -1] ?? String(level) }
      }),
    )
  }

  /** How the course was shown to be learnt, as sentences. */
  narrative({ shown }: Certificate, locale: Locale): string {
    if (!shown) return say('certificate.narrative-plain', locale)
    const quizzes = shown.quizzes.map(({ title, score, passMark }) => say('certificate.narrative-quiz', locale, { title, score: percent(score), passMark: percent(passMark) }))
    return [say('certificate.narrative', locale, { lessons: shown.lessons }), ...quizzes].join(' ')
  }

  /** The words of the credential, in the language of its course as far as Khuê speaks it: what is signed does not depend on who reads. */
  credential(certificate: Certificate, locale: Locale): CredentialWords {
    return {
      narrative: this.narrative(certificate, locale),
      scoreName: say('certificate.score', locale),
      frameworkName: (code) => say(code.startsWith('lang-') ? 'certificate.framework-language' : 'certificate.framework-digital', locale),
    }
  }
}

/** The language in which a credential speaks: Vietnamese for a course in Vietnamese, else English. */
export const localeOfCourse = ({ courseLanguage }: Certificate): Locale => (courseLanguage.toLowerCase().startsWith('vi') ? 'vi' : 'en')
