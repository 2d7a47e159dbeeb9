import type { Locale } from '../../i18n/index.js'
import type { PlainFile } from './zip-file.js'

const vi = {
  folder: 'mat-khau-manh',
  yaml: `slug: mat-khau-manh
title: Mật khẩu mạnh
summary: Đặt và giữ mật khẩu để không ai vào được tài khoản của bạn.
language: vi
alignments:
  - { competency: vn-digital.4.2, level: 2 }
order: free
sections:
  - title: Mật khẩu
    lessons:
      - file: 01-mat-khau.md
      - file: 02-kiem-tra.gift
        title: Kiểm tra
        passMark: 0.5
        attempts: 3
`,
  lessonFile: '01-mat-khau.md',
  lesson: `---
title: Thế nào là mật khẩu mạnh
---
Một mật khẩu mạnh **dài** và **không ai đoán được**.

- Dùng bốn từ không liên quan đến nhau.
- Mỗi tài khoản một mật khẩu riêng.
- Không đọc mật khẩu cho ai qua điện thoại.
`,
  quizFile: '02-kiem-tra.gift',
  quiz: `// Câu hỏi viết theo dạng GIFT của Moodle; dấu = là câu đúng, ~ là câu sai.
::Dài hay ngắn::Mật khẩu nào khó đoán hơn?{
  =mưa cầu bút ghế
  ~12345678
  ~ngày sinh của bạn
}

::Cho mượn::Bạn nên cho nhân viên ngân hàng biết mật khẩu khi họ gọi điện.{F}
`,
}

const en: typeof vi = {
  folder: 'strong-passwords',
  yaml: `slug: strong-passwords
title: Strong passwords
summary: Choose and keep passwords so that nobody else gets into your accounts.
language: en
alignments:
  - { competency: vn-digital.4.2, level: 2 }
order: free
sections:
  - title: Passwords
    lessons:
      - file: 01-passwords.md
      - file: 02-quiz.gift
        title: Quiz
        passMark: 0.5
        attempts: 3
`,
  lessonFile: '01-passwords.md',
  lesson: `---
title: What makes a password strong
---
A strong password is **long**, and **nobody can guess it**.

- Take four words that have nothing to do with each other.
- Have a password of its own for each account.
- Never tell a password over the telephone.
`,
  quizFile: '02-quiz.gift',
  quiz: `// Questions are written in Moodle's GIFT; = is right, ~ is wrong.
::Long or short::Which password is harder to guess?{
  =rain bridge pencil chair
  ~12345678
  ~your date of birth
}

::Lending::You should tell your password to somebody from the bank who rings you up.{F}
`,
}

const examples: Readonly<Record<Locale, typeof vi>> = { vi, en }

/** A course folder as small as can be: two lessons, one of them a quiz. It can be uploaded as it is. */
export function exampleFiles(locale: Locale): PlainFile[] {
  const { folder, yaml, lessonFile, lesson, quizFile, quiz } = examples[locale]
  return [
    { path: `${folder}/course.yaml`, text: yaml },
    { path: `${folder}/${lessonFile}`, text: lesson },
    { path: `${folder}/${quizFile}`, text: quiz },
  ]
}
