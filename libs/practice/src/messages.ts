import { addMessages } from '@khue/platform/http'

addMessages({
  'card.unknown': ['Thẻ này không thuộc khóa học nào bạn đã ghi danh.', 'This card is in none of the courses you are enrolled in.'],
  'deck.unknown': ['Bộ thẻ này không thuộc khóa học nào bạn đã ghi danh.', 'This deck is in none of the courses you are enrolled in.'],
})
