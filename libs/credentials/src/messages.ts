import { addMessages } from '@khue/platform/http'

addMessages({
  'certificate.unknown': ['Không có chứng nhận này.', 'There is no such certificate.'],
  'certificate.not-yours': ['Chứng nhận này của người khác.', "This certificate is somebody else's."],
  'certificate.revoked': ['Chứng nhận này đã bị thu hồi.', 'This certificate has been revoked already.'],
  'certificate.heading': ['CHỨNG NHẬN', 'CERTIFICATE'],
  'certificate.of': ['Hoàn thành khóa học', 'Certificate of course completion'],
  'certificate.awarded': ['Chứng nhận này được trao cho', 'This certificate is awarded to'],
  'certificate.for': ['đã hoàn thành khóa học', 'who completed the course'],
  'certificate.competences': ['Năng lực đã thể hiện', 'Competences shown'],
  'certificate.more': ['và {count} năng lực khác', 'and {count} more'],
  'certificate.completed-on': ['Ngày hoàn thành', 'Completed on'],
  'certificate.issued-on': ['Ngày cấp', 'Issued on'],
  'certificate.number': ['Số', 'No.'],
  'certificate.score': ['Kết quả kiểm tra', 'Quiz result'],
  'certificate.check': ['Quét mã để kiểm tra', 'Scan to verify'],
  'certificate.was-revoked': ['ĐÃ THU HỒI', 'REVOKED'],
  'certificate.narrative': ['Hoàn thành mọi bài học bắt buộc của khóa học: {lessons}.', 'Completed all required lessons of the course: {lessons}.'],
  'certificate.narrative-plain': ['Hoàn thành khóa học.', 'Completed the course.'],
  'certificate.narrative-quiz': ['Bài kiểm tra “{title}”: {score}% số điểm (cần đạt {passMark}%).', 'Quiz “{title}”: {score}% of the points (pass mark {passMark}%).'],
  'certificate.framework-digital': ['Khung năng lực số cho người học (Thông tư 02/2025/TT-BGDĐT)', 'Digital competence framework for learners (Circular 02/2025/TT-BGDĐT)'],
  'certificate.framework-language': ['Khung năng lực ngoại ngữ 6 bậc (CEFR A1–C2)', 'Six-level language framework (CEFR A1 to C2)'],
})
