import { addMessages } from '@khue/platform/http'

addMessages({
  'attempts.used': ['Bạn đã dùng hết số lần làm bài.', 'You have used all your attempts.'],
  'attempt.unknown': ['Không tìm thấy lần làm bài này.', 'There is no such attempt.'],
  'attempt.closed': ['Bài này đã nộp, không sửa được nữa.', 'This attempt has been handed in and cannot be changed.'],
  'question.unknown': ['Câu hỏi này không có trong bài.', 'This question is not in the quiz.'],
  'answer.invalid': ['Câu trả lời không hợp với câu hỏi.', 'The answer does not fit the question.'],
})
