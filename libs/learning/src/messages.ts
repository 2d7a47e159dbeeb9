import { addMessages } from '@khue/platform/http'
import { flagRules } from './domain/flag-rules.js'

addMessages({
  'lesson.unknown': ['Bài học này không thuộc khóa học nào bạn đã ghi danh.', 'This lesson is in none of the courses you are enrolled in.'],
  'lesson.no-quiz': ['Bài học này không phải bài kiểm tra.', 'This lesson is no quiz.'],
  'lesson.locked': ['Mời bạn hoàn thành các bài trước.', 'Please complete the lessons before it first.'],
  'watched.invalid': ['Các đoạn đã xem không đúng dạng [từ, đến] tính bằng giây.', 'Spans watched must be [from, to] in seconds.'],
  'watched.too-many': ['Mỗi lần gửi cho một bài học chỉ được tối đa {max} đoạn đã xem.', 'One event may tell of {max} watched spans at the most.'],
  'watched.batch-too-many': ['Cả lần gửi này chỉ được tối đa {max} đoạn đã xem: hãy gửi làm nhiều lần.', 'A whole batch may tell of {max} watched spans at the most: please send it in several.'],
  'version.unknown': ['Khóa học không có phiên bản này, hoặc phiên bản này không có bài học đó.', 'The course has no such version, or that version no such lesson.'],
  'enrolment.prerequisites': ['Mời bạn học xong trước: {courses}.', 'Please complete first: {courses}.'],
  'enrolment.unknown': ['Không có lượt ghi danh này.', 'There is no such enrolment.'],
  'flag.none': ['Lượt hoàn thành này không còn điều gì chờ xem xét.', 'Nothing waits to be looked at in this completion.'],
  'completion.none': ['Lượt ghi danh này chưa hoàn thành.', 'This enrolment has no completion.'],
  'completion.voided': ['Lượt hoàn thành này đã bị hủy.', 'This completion has been voided already.'],
})

addMessages(Object.fromEntries(Object.entries(flagRules).map(([rule, { reason }]) => [`flag.${rule}`, reason])))
