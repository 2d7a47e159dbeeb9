import { addMessages } from '@khue/platform/http'

addMessages({
  'attempts.used': ['Bạn đã dùng hết số lần làm bài.', 'You have used all your attempts.'],
  'attempt.unknown': ['Không tìm thấy lần làm bài này.', 'There is no such attempt.'],
  'attempt.closed': ['Bài này đã nộp, không sửa được nữa.', 'This attempt has been handed in and cannot be changed.'],
  'attempts.wait': ['Bạn có thể làm lại sau {minutes} phút nữa.', 'You can try again in {minutes} minutes.'],
  'attempt.time-over': ['Đã hết giờ làm bài. Những câu bạn trả lời trước đó vẫn được chấm.', 'The time is over. What you answered before it still counts.'],
  'attempt.no-check': ['Bài này chỉ cho xem kết quả sau khi nộp.', 'This quiz shows its results only after it is handed in.'],
  'question.unanswered': ['Bạn chưa trả lời câu này.', 'You have not answered this question yet.'],
  'question.unknown': ['Câu hỏi này không có trong bài.', 'This question is not in the quiz.'],
  'answer.invalid': ['Câu trả lời không hợp với câu hỏi.', 'The answer does not fit the question.'],
})
