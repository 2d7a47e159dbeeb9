const competencies = ['1.1', '1.2', '1.3', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '3.1', '3.2', '3.3', '3.4', '4.1', '4.2', '4.3', '4.4', '5.1', '5.2', '5.3', '5.4', '6.1', '6.2', '6.3'].map((code) => `vn-digital.${code}`)
const languages = ['lang-en', 'lang-zh', 'lang-vi']

/** The files of a made-up course: `lessons` short articles, and a quiz where it has questions; every sixth is evidence of a language, the others of a digital competence. */
export function courseFolder({ slug, lessons, number, questions = 0 }) {
  const alignment = number % 6 === 0 ? `{ competency: ${languages[(number / 6) % languages.length]}, level: ${1 + (number % 4)} }` : `{ competency: ${competencies[number % competencies.length]}, level: ${1 + (number % 3)} }`
  const files = Array.from({ length: lessons }, (_, n) => `${String(n + 1).padStart(2, '0')}-bai.md`)
  return {
    'course.yaml': [
      `slug: ${slug}`, `title: Khoá học thử số ${number}`, 'summary: Một khoá học được dựng lên để đo tốc độ.', 'language: vi', `alignments: [${alignment}]`,
      'sections:', '  - title: Bài học', '    lessons:', ...files.map((file) => `      - file: ${file}`), ...(questions > 0 ? ['      - file: kiem-tra.gift', '        title: Kiểm tra'] : []), '',
    ].join('\n'),
    ...(questions > 0 ? { 'kiem-tra.gift': Array.from({ length: questions }, (_, n) => `::Câu ${n + 1}:: Câu hỏi thử số ${n + 1} có bốn câu để chọn {\n=câu đúng\n~câu thứ hai\n~câu thứ ba\n~câu thứ tư\n}\n`).join('\n') } : {}),
    ...Object.fromEntries(files.map((file, n) => [file, `# Bài ${n + 1} của khoá ${number}\n\n${'Một đoạn văn ngắn để có gì mà đọc. '.repeat(20)}\n`])),
  }
}
